from datetime import date
from decimal import Decimal as D
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drumbeat.goals.rules.rollup import MOST_PROGRESS, Node, Standing, progress_of, standing_of, upward
from drumbeat.goals.rules.smart import gaps_in, realism_of, smart_of
from drumbeat.goals.rules.states import changed_since, state_after
from drumbeat.goals.rules.tree import circle_in
from drumbeat.goals.rules.values import check_goal, cleaned, faults_of, number_fault
from drumbeat.kernel.errors import Conflict, Invalid

TODAY = date(2026, 3, 2)
WHOLE = {
    "name": "More leads", "statement": "Readers leave their details", "owner_id": "x", "metric_key": "new_leads",
    "baseline": D(100), "target": D(150), "direction": "up", "level": "campaign", "parent_id": "y",
    "start": date(2026, 3, 1), "due": date(2026, 6, 30),
}  # fmt: skip


def node(**values) -> Node:
    found = {
        "id": UUID(int=1), "parent_id": None, "scope_id": UUID(int=9), "source": "manual", "state": "approved",
        "weight": 1, "measure": ("new_leads", "number", ""), "direction": "up", "baseline": None, "target": D(100),
        "current": None,
    }  # fmt: skip
    return Node(**(found | values))


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"name": ""}, {"name": ["required"]}),
        ({"name": "x" * 201}, {"name": ["too_long"]}),
        ({"statement": "x" * 20_001}, {"statement": ["too_long"]}),
        ({"level": "galaxy"}, {"level": ["not_admitted"]}),
        ({"target": D(100)}, {"target": ["equals_baseline"]}),
        ({"target": D(90)}, {"target": ["wrong_direction"]}),
        ({"direction": "down"}, {"target": ["wrong_direction"]}),
        ({"target": D("nan")}, {"target": ["not_a_number"]}),
        ({"target": D("inf")}, {"target": ["not_a_number"]}),
        ({"target": D("1e12")}, {"target": ["out_of_range"]}),
        ({"target": D("150.0000001")}, {"target": ["too_precise"]}),
        ({"due": date(2026, 2, 1)}, {"due": ["before_start"]}),
        ({"due": date(1066, 10, 14)}, {"due": ["impossible_date"]}),
        ({"metric_key": "'; DROP"}, {"metric_key": ["unknown_metric"]}),
        ({"metric_key": "", "progress_source": "metric"}, {"metric_key": ["required"]}),
        ({"progress_source": "tasks", "level": "company"}, {"progress_source": ["tasks_of_a_campaign"]}),
        ({"unit": "money"}, {"currency": ["required"]}),
        ({"unit": "money", "currency": "EURO"}, {"currency": ["bad_value"]}),
        ({"weight": 0}, {"weight": ["out_of_range"]}),
    ],
)
def test_each_bad_value_is_named(values, fault):
    with pytest.raises(Invalid) as refused:
        check_goal(WHOLE | values)
    assert refused.value.fields == fault


def test_a_whole_goal_passes_and_all_faults_are_told_at_once():
    check_goal(WHOLE)
    assert faults_of(WHOLE | {"target": D(1), "due": date(2026, 1, 1)}).keys() == {"target", "due"}


def test_texts_are_cleaned_but_kept():
    found = cleaned({"name": " a\x00\nb ", "statement": " one\ntwo ", "currency": "sek "})
    assert found == {"name": "a b", "statement": "one\ntwo", "currency": "SEK"}


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_a_number_that_is_taken_is_kept_exactly_by_a_double(value):
    if number_fault(value) == "":
        assert D(repr(float(value))) == value


@pytest.mark.parametrize(
    ("gap", "values"),
    [
        ("specific", {"owner_id": None}),
        ("specific", {"statement": ""}),
        ("measurable", {"metric_key": ""}),
        ("measurable", {"target": None}),
        ("measurable", {"baseline": None}),
        ("measurable", {"baseline": D(150)}),
        ("measurable", {"baseline": D(200)}),
        ("relevant", {"parent_id": None}),
        ("time_bound", {"due": None}),
        ("time_bound", {"due": date(2026, 3, 1)}),
        ("time_bound", {"due": date(2026, 2, 1)}),
    ],
)
def test_smart_names_the_one_thing_missing(gap, values):
    assert gaps_in(smart_of(WHOLE, None, TODAY)) == []
    assert gaps_in(smart_of(WHOLE | values, None, TODAY)) == [gap]


def test_a_company_goal_needs_nothing_above_it():
    assert gaps_in(smart_of(WHOLE | {"level": "company", "parent_id": None}, None, TODAY)) == []


def test_below_five_results_nothing_is_said():
    realism = realism_of("new_leads", "up", D(9), [D(1), D(2), D(3), D(4)])
    assert (realism.n, realism.percentile, realism.median, realism.best) == (4, None, None, None)
    point = smart_of(WHOLE, realism, TODAY)[2]
    assert (point.ok, point.why, point.facts["n"]) == (None, "too_few", 4)


def test_the_percentile_counts_equal_results_half():
    results = [D(each) for each in (10, 20, 20, 30, 40)]
    assert realism_of("x", "up", D(20), results).percentile == 40
    assert realism_of("x", "down", D(20), results).percentile == 60
    assert realism_of("x", "up", D(50), results).best == 40 and realism_of("x", "down", D(5), results).best == 10


@given(st.lists(st.integers(0, 50), min_size=5, max_size=40), st.integers(0, 50), st.integers(0, 50))
def test_a_higher_target_is_never_easier(results, one, other):
    values = [D(each) for each in results]
    low, high = sorted((one, other))
    easy, hard = (realism_of("x", "up", D(each), values).percentile for each in (low, high))
    assert 0 <= easy <= hard <= 100
    assert realism_of("x", "down", D(low), values).percentile == 100 - easy


def test_a_target_never_reached_is_no_achievable_one():
    results = [D(each) for each in range(20)]
    realism = realism_of("new_leads", "up", WHOLE["target"], results)
    assert smart_of(WHOLE, realism, TODAY)[2].why == "never_reached"
    high = WHOLE | {"target": D(19), "baseline": D(1)}
    point = smart_of(high, realism_of("new_leads", "up", D(19), results), TODAY)[2]
    assert (point.ok, point.why, point.facts) == (False, "stretch", {"percentile": 98, "n": 20})


def test_only_what_was_agreed_makes_a_goal_a_draft_again():
    assert state_after("on_track", {"name": 1, "owner_id": 2, "current": 3}) == "on_track"
    assert state_after("on_track", {"due": 1}) == "draft" and state_after("draft", {"due": 1}) == "draft"
    assert state_after("proposed", {"name": 1}) == "proposed"
    with pytest.raises(Conflict, match="being_decided"):
        state_after("proposed", {"target": 1})
    with pytest.raises(Conflict, match="closed"):
        state_after("achieved", {"name": 1})


def test_what_was_never_approved_has_not_changed_since():
    assert (
        changed_since({}, dict.fromkeys(("metric_key", "unit", "currency", "direction", "baseline", "target", "due")))
        == []
    )


@pytest.mark.parametrize(
    ("values", "current", "permille"),
    [
        ({}, D(25), 250),
        ({}, None, None),
        ({"target": None}, D(25), None),
        ({"baseline": D(50)}, D(75), 500),
        ({"baseline": D(50)}, D(25), -500),
        ({"baseline": D(8), "target": D(4), "direction": "down"}, D(5), 750),
        ({"target": D(4), "direction": "down"}, D(5), None),
        ({"target": D(0)}, D(5), None),
        ({"target": D("0.000001")}, D(10) ** 11, MOST_PROGRESS),
        ({}, D(0), 0),
    ],
)
def test_progress_is_the_way_from_baseline_to_target(values, current, permille):
    assert progress_of(node(**values), current) == permille


def test_sub_goals_of_the_same_measure_add_up_and_missing_data_is_said():
    top = node(source="goals", target=D(200))
    values = {"approved": D(50), "on_track": None, "draft": D(99), "dropped": D(99), "missed": D(30)}
    subs = [(node(state=state), Standing(value, None, 1)) for state, value in values.items()]
    assert standing_of(top, None, subs) == Standing(D(80), 400, 2, 3)


def test_other_sub_goals_are_averaged_by_weight():
    top = node(source="goals")
    rate = ("ctr", "percent", "")
    subs = [
        (node(measure=rate, weight=3), Standing(D(2), 800, 1)),
        (node(), Standing(D(5), 400, 1)),
        (node(), Standing()),
    ]
    assert standing_of(top, None, subs) == Standing(None, 700, 2, 3)
    assert standing_of(top, None, [(node(), Standing())]) == Standing(None, None, 0, 1)
    assert standing_of(top, None, []) == Standing(None, None, 0, 0)


def test_tasks_say_how_much_is_done_and_nothing_else():
    assert standing_of(node(source="tasks"), D(40), []) == Standing(None, 400, 1)
    assert standing_of(node(source="tasks"), None, []) == Standing(None, None, 0)


def test_sub_goals_come_before_what_stands_above_them():
    ids = [UUID(int=each) for each in range(1, 6)]
    chain = {pk: node(id=pk, parent_id=ids[index - 1] if index else None) for index, pk in enumerate(ids)}
    assert [each.id for each in upward(chain)] == ids[::-1]


def test_a_circle_is_found_wherever_it_is():
    a, b, c, d = (UUID(int=each) for each in range(4))
    assert circle_in({a: None, b: a, c: b}) == []
    assert set(circle_in({a: b, b: c, c: a, d: a})) == {a, b, c}
