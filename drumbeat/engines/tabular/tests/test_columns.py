"""What columns hold."""

from decimal import Decimal

import pytest

from drumbeat.engines.tabular.columns import infer_column, split_list
from drumbeat.engines.tabular.numbers import decimal_sign, parse_money, parse_number


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["", " "], "empty"),
        (["Yes", "no", "yes"], "checkbox"),
        (["TRUE", "", "FALSE"], "checkbox"),
        (["a@example.com", "b@example.com, c@example.com"], "person"),
        (["https://example.com/x", "www.example.com"], "url"),
        (["2026-01-02", "2026-02-03"], "date"),
        (["03/04/2026", "05/06/2026"], "date"),
        (["$20.00", "US$ 1,200.50"], "money"),
        (["1 200,50 kr", "-30 kr"], "money"),
        (["1", "2.5", "1,200"], "number"),
        (["12 %", "7.5%"], "number"),
        (["45000", "52000", "61000"], "number"),
        (["High", "Low", "High", "Medium", "Low"], "choice"),
        (["print, film", "film", "print", "web, film", "web"], "multi_choice"),
        (["Write the brief", "Order the stand", "Call the printer"], "text"),
        (["2026-01-02", "2026-01-03", "soon"], "text"),
    ],
)
def test_kinds(values, kind):
    assert infer_column("Column", values).kind == kind


def test_the_header_tells_serials_from_numbers():
    assert infer_column("Due date", ["45000", "45010"]).kind == "date"


def test_details_of_a_guess():
    money = infer_column("Cost", ["1.200,50 €", "3,99 €", "7,00 €"])
    assert (money.currency, money.decimals) == ("EUR", ",")
    choice = infer_column("Stage", ["Doing", "Done", "Doing", ""])
    assert (choice.choices, choice.filled, choice.samples) == (["Doing", "Done"], 3, ["Doing", "Done"])
    tags = infer_column("Tags", ["a|b", "b", "a"])
    assert (tags.separator, tags.choices) == ("|", ["a", "b"])
    due = infer_column("Due", ["03/04/2026", "05/06/2026"])
    assert (due.date_ambiguous, due.date_order) == (True, None)


def test_a_few_misfits_lower_the_confidence():
    guess = infer_column("Hours", ["1"] * 97 + ["?"] * 3)
    assert (guess.kind, guess.confidence) == ("number", 0.97)


@pytest.mark.parametrize(
    ("text", "decimals", "number"),
    [
        ("1,234.5", ".", "1234.5"),
        ("1.234,5", ",", "1234.5"),
        ("1 234,5", ",", "1234.5"),
        ("-7", ".", "-7"),
        ("−7", ".", "-7"),
        ("12 %", ".", "12"),
        ("1,23", ".", None),
        ("1.2.3", ".", None),
        ("12 apples", ".", None),
        ("", ".", None),
    ],
)
def test_numbers(text, decimals, number):
    assert parse_number(text, decimals) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("$20.50", (Decimal("20.50"), None)),
        ("-€20", (Decimal(-20), "EUR")),
        ("(EUR 20)", (Decimal(-20), "EUR")),
        ("20 SEK", (Decimal(20), "SEK")),
        ("20 RMB", (Decimal(20), "CNY")),
        ("NT$1,000", (Decimal(1000), "TWD")),
        ("20", None),
        ("20 ABC", None),
        ("kr", None),
    ],
)
def test_money(text, money):
    assert parse_money(text) == money


def test_decimal_sign_needs_evidence():
    assert decimal_sign(["1,234", "5,678"]) == "."
    assert decimal_sign(["1,234", "5,6"]) == ","
    assert decimal_sign(["1.234", "5.678", "1,5"]) == ","
    assert decimal_sign([]) == "."


def test_lists_in_brackets():
    assert split_list("[Ann, Bo]", ",") == ["Ann", "Bo"]
    assert split_list("[]", ",") == []
