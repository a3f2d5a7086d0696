"""What the values of a goal may be."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from drumbeat.kernel.errors import Invalid

LEVELS = ("company", "department", "campaign")
"""From the top; a goal's parent stands on the same level or one before it."""
KINDS = (
    "lead_generation", "purchases", "retention", "spend_per_customer", "awareness", "new_audience", "revenue",
)  # fmt: skip
UNITS = ("number", "money", "percent", "ratio", "duration", "rank", "score")
ADDITIVE = frozenset({"number", "money"})
"""Units whose values add up: two campaigns' leads are the sum, their rates are not."""
DIRECTIONS = ("up", "down")
SOURCES = ("manual", "goals", "metric", "tasks")
LONGEST = {"name": 200, "statement": 20_000, "metric_key": 80}
MOST = Decimal(10) ** 12
MOST_DECIMALS = 6
MOST_DIGITS = 15
"""What both databases keep exactly."""
MOST_WEIGHT = 100
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_NUMBERS = ("baseline", "target", "current")

Found = dict[str, list[str]]


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with texts trimmed and without control characters, names on one line."""
    found = dict(values)
    for name in LONGEST.keys() & found.keys():
        text = _CONTROL.sub(" ", str(found[name] or ""))
        found[name] = text.strip() if name == "statement" else " ".join(text.split())
    if "currency" in found:
        found["currency"] = str(found["currency"] or "").strip().upper()
    return found


def check_goal(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming every field that is wrong, unless the merged and cleaned values make a goal."""
    wrong = faults_of(values)
    if not values.get("name"):
        wrong["name"] = ["required"]
    if wrong:
        raise Invalid("goals.bad_goal", fields=wrong)


def faults_of(values: Mapping[str, Any]) -> Found:
    """Return what is wrong with values that may be incomplete, by field."""
    wrong: Found = {name: ["too_long"] for name, most in LONGEST.items() if len(values.get(name) or "") > most}
    for name, admitted in _CHOICES.items():
        if values.get(name, admitted[0]) not in admitted:
            wrong[name] = ["not_admitted"]
    _check_measure(values, wrong)
    _check_numbers(values, wrong)
    _check_dates(values, wrong)
    if not 1 <= values.get("weight", 1) <= MOST_WEIGHT:
        wrong["weight"] = ["out_of_range"]
    return wrong


_CHOICES = {"level": LEVELS, "kind": KINDS, "unit": UNITS, "direction": DIRECTIONS, "progress_source": SOURCES}


def _check_measure(values: Mapping[str, Any], wrong: Found) -> None:
    key = values.get("metric_key") or ""
    if key and not _KEY.fullmatch(key):
        wrong["metric_key"] = ["unknown_metric"]
    if values.get("progress_source") == "metric" and not key:
        wrong["metric_key"] = ["required"]
    if values.get("progress_source") == "tasks" and values.get("level", "campaign") != "campaign":
        wrong["progress_source"] = ["tasks_of_a_campaign"]
    currency = values.get("currency") or ""
    if values.get("unit") == "money" and not re.fullmatch("[A-Z]{3}", currency):
        wrong["currency"] = ["bad_value" if currency else "required"]


def _check_numbers(values: Mapping[str, Any], wrong: Found) -> None:
    for name in _NUMBERS:
        if fault := number_fault(values.get(name)):
            wrong[name] = [fault]
    baseline, target = values.get("baseline"), values.get("target")
    if baseline is None or target is None or wrong.keys() & {"baseline", "target"}:
        return
    if target == baseline:
        wrong["target"] = ["equals_baseline"]
    elif (target < baseline) == (values.get("direction", "up") == "up"):
        wrong["target"] = ["wrong_direction"]


def number_fault(value: Decimal | None) -> str:
    """Return what keeps an exact number from being stored; empty when nothing does."""
    if value is None:
        return ""
    if not value.is_finite():
        return "not_a_number"
    if abs(value) >= MOST:
        return "out_of_range"
    digits = value.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return "too_precise" if -exponent > MOST_DECIMALS or len(digits.digits) > MOST_DIGITS else ""


def _check_dates(values: Mapping[str, Any], wrong: Found) -> None:
    start, due = values.get("start"), values.get("due")
    for name, day in (("start", start), ("due", due)):
        if day is not None and not EARLIEST <= day <= LATEST:
            wrong[name] = ["impossible_date"]
    if start and due and due < start and "due" not in wrong:
        wrong["due"] = ["before_start"]


def check_text(text: str, *, needed: bool) -> str:
    """Return the trimmed words of an update; raise Invalid when they are missing or too many."""
    text = _CONTROL.sub(" ", text).strip()
    if needed and not text:
        raise Invalid("goals.bad_update", fields={"text": ["required"]})
    if len(text) > LONGEST["statement"]:
        raise Invalid("goals.bad_update", fields={"text": ["too_long"]}, most=LONGEST["statement"])
    return text
