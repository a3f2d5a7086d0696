import pytest

from drumbeat.campaigns.rules import FieldRule, check_values, missing
from drumbeat.kernel.errors import Invalid

PERSON = "0192f0c0-0000-7000-8000-000000000000"
GOOD = [
    ("text", "Hej"), ("number", 3.5), ("money", {"amount": 100, "currency": "SEK"}), ("date", "2026-02-28"),
    ("choice", "a"), ("multi_choice", ["a", "b"]), ("person", PERSON), ("url", "https://example.com"),
    ("checkbox", False),
]  # fmt: skip
BAD = [
    ("text", 3), ("number", "3"), ("number", True), ("number", float("nan")),
    ("money", {"amount": 1.5, "currency": "SEK"}), ("money", {"amount": 1, "currency": "sek"}),
    ("date", "2026-02-30"), ("date", "20260228"), ("choice", "c"), ("multi_choice", ["a", "a"]),
    ("multi_choice", "a"), ("person", "Ada"), ("url", "javascript:alert(1)"), ("url", " \tjava\nscript:alert(1)"),
    ("checkbox", 1),
]  # fmt: skip


def rule(kind: str, required: bool = False) -> dict[str, FieldRule]:
    return {"f": FieldRule(kind, required, frozenset({"a", "b"}))}


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_a_fitting_value_is_admitted_and_people_are_named(kind, value):
    assert [str(pk) for pk in check_values(rule(kind), {"f": value})] == ([PERSON] if kind == "person" else [])


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_a_value_that_does_not_fit_is_refused_by_field(kind, value):
    with pytest.raises(Invalid) as refused:
        check_values(rule(kind), {"f": value})
    assert refused.value.fields == {"fields.f": ["bad_value"]}


@pytest.mark.parametrize("kind", [kind for kind, _ in GOOD])
def test_only_a_required_field_refuses_to_be_emptied(kind):
    check_values(rule(kind), {"f": None})
    with pytest.raises(Invalid) as refused:
        check_values(rule(kind, required=True), {"f": None})
    assert refused.value.fields == {"fields.f": ["required"]}


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_a_required_field_is_missing_until_it_has_a_value(kind, value):
    filled = True if kind == "checkbox" else value
    rules = rule(kind, required=True)
    assert missing(rules, {}) == ["f"] and missing(rules, {"f": filled}) == []
    assert missing(rule(kind), {}) == []


@pytest.mark.parametrize(("kind", "value"), [("text", "  "), ("multi_choice", []), ("checkbox", False)])
def test_what_says_nothing_fills_no_required_field(kind, value):
    assert missing(rule(kind, required=True), {"f": value}) == ["f"]


def test_values_of_unknown_fields_are_refused():
    with pytest.raises(Invalid) as refused:
        check_values(rule("text"), {"g": "x"})
    assert refused.value.fields == {"fields.g": ["unknown"]}
