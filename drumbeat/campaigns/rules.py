"""Pure decisions on campaigns, deliverables, custom fields and their values."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal
from urllib.parse import urlsplit
from uuid import UUID

from drumbeat.channels.offers import STAGES
from drumbeat.kernel.errors import Invalid

PHASES = ("plan", "produce", "publish", "measure", "learn")
STATES = ("open", "finished", "archived")
TARGETS = ("campaign", "deliverable", "task")
KINDS = ("text", "number", "money", "date", "choice", "multi_choice", "person", "url", "checkbox")
DELIVERABLE_STATES = ("idea", "in_progress", "in_review", "approved", "live", "retired")
LONGEST_TEXT = 20_000
MOST_OPTIONS = 200
MOST_NAMES = 100
MOST_MONEY = 10**15
MOST_ROUNDS: Mapping[str, int] = {"round_chance": 90, "round_cost": 100}
"""Hundredths: work that nearly always goes another round would never end, and a round costs no more than the work."""
_LANGUAGE = re.compile(r"(?=.{2,20}$)[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

Found = dict[str, list[str]]


def clean_name(name: object, most: int = 200) -> tuple[str, list[str]]:
    """Return a name on one line without control characters, and what is wrong with it."""
    text = " ".join(_CONTROL.sub(" ", str(name or "")).split())
    if not text:
        return text, ["required"]
    return text, ["too_long"] if len(text) > most else []


def check_campaign(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values can be a campaign's."""
    wrong: Found = {}
    if "name" in values and (faults := clean_name(values["name"])[1]):
        wrong["name"] = faults
    if values.get("phase", "plan") not in PHASES:
        wrong["phase"] = ["not_admitted"]
    if values.get("state", "open") not in STATES:
        wrong["state"] = ["not_admitted"]
    _check_span(values, wrong)
    if wrong:
        raise Invalid("campaigns.bad_campaign", fields=wrong)


def moves_on(present: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """True when the values take a campaign to a later phase or finish it."""
    later = PHASES.index(values.get("phase", present["phase"])) > PHASES.index(present["phase"])
    return later or (values.get("state") == "finished" and present["state"] != "finished")


def is_cleared(state: str) -> bool:
    """True for the states of a deliverable that somebody outside may see."""
    return state in ("approved", "live")


def check_program(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values can be a program's."""
    wrong: Found = {}
    if "name" in values and (faults := clean_name(values["name"], 160)[1]):
        wrong["name"] = faults
    _check_span(values, wrong)
    if wrong:
        raise Invalid("campaigns.bad_program", fields=wrong)


def _check_span(values: Mapping[str, Any], wrong: Found) -> None:
    start, end = values.get("start"), values.get("end")
    if start and end and end < start:
        wrong["end"] = ["before_start"]


def check_deliverable(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values can be a deliverable's."""
    wrong: Found = {}
    if "name" in values and (faults := clean_name(values["name"])[1]):
        wrong["name"] = faults
    if values.get("state", "idea") not in DELIVERABLE_STATES:
        wrong["state"] = ["not_admitted"]
    for name in ("content_type", "format"):
        if len(str(values.get(name) or "")) > 80:
            wrong[name] = ["too_long"]
    if values.get("journey_stage", "") not in ("", *STAGES):
        wrong["journey_stage"] = ["not_admitted"]
    if (language := values.get("language")) and not _LANGUAGE.fullmatch(language):
        wrong["language"] = ["bad_value"]
    if wrong:
        raise Invalid("campaigns.bad_deliverable", fields=wrong)


def clean_language(tag: str) -> str:
    """Return a language tag as it is stored: "zh-hans" is "zh-Hans", "PT-br" is "pt-BR"."""
    first, *rest = tag.strip().split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])


@dataclass(frozen=True)
class Warned:
    """A deliverable that comes too late (`day`: when its material had to be ready) or speaks against a limit."""

    code: Literal["too_late", "limited"]
    day: date | None
    reason: str = ""


def check_rounds(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the rounds of review given can be a type's: hundredths within limits."""
    wrong: Found = {}
    for name, most in MOST_ROUNDS.items():
        if values.get(name) is not None and not 0 <= values[name] <= most:
            wrong[name] = ["out_of_range"]
    if wrong:
        raise Invalid("campaigns.bad_type", fields=wrong)


def check_named(code: str, values: Mapping[str, Any], most: int) -> None:
    """Raise Invalid `code` when a name is given that is none, or lists of names are too long."""
    wrong: Found = {}
    if "name" in values and (faults := clean_name(values["name"], most)[1]):
        wrong["name"] = faults
    listed = values.get("content_types") or ()
    if len(listed) > MOST_NAMES or len(values.get("channel_ids") or ()) > MOST_NAMES:
        wrong["content_types" if len(listed) > MOST_NAMES else "channel_ids"] = ["too_many"]
    elif any(clean_name(each, 80)[1] for each in listed):
        wrong["content_types"] = ["bad_value"]
    if wrong:
        raise Invalid(code, fields=wrong)


def check_field(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the merged values make a custom field."""
    wrong: Found = {}
    if faults := clean_name(values.get("name"), 120)[1]:
        wrong["name"] = faults
    if values.get("target") not in TARGETS:
        wrong["target"] = ["not_admitted"]
    if values.get("kind") not in KINDS:
        wrong["kind"] = ["not_admitted"]
    if values.get("type_id") and values.get("campaign_id"):
        wrong["campaign_id"] = ["not_admitted"]
    if fault := _options_fault(values.get("kind"), values.get("options") or []):
        wrong["options"] = [fault]
    if wrong:
        raise Invalid("campaigns.bad_field", fields=wrong)


def _options_fault(kind: Any, options: Sequence[Mapping[str, Any]]) -> str:
    if kind not in ("choice", "multi_choice"):
        return "not_admitted" if options else ""
    if not options:
        return "required"
    if len(options) > MOST_OPTIONS:
        return "too_many"
    if len({option.get("id") for option in options}) < len(options):
        return "twice"
    return "bad_value" if any(clean_name(option.get("name"), 120)[1] for option in options) else ""


@dataclass(frozen=True)
class FieldRule:
    """What a value of a custom field must be."""

    kind: str
    required: bool = False
    options: frozenset[str] = field(default_factory=frozenset)


def check_values(rules: Mapping[str, FieldRule], values: Mapping[str, Any]) -> list[UUID]:
    """Raise Invalid, naming `fields.<id>`, unless each value fits its field; return the people the values name.

    None, blank text and no choices empty a field, which a required one refuses. Values of unknown fields are refused.
    """
    wrong: Found = {}
    people: list[UUID] = []
    for key, value in values.items():
        rule = rules.get(key)
        fault = "unknown" if rule is None else _fault(rule, value)
        if fault:
            wrong[f"fields.{key}"] = [fault]
        elif rule is not None and rule.kind == "person" and value is not None:
            people.append(UUID(value))
    if wrong:
        raise Invalid("campaigns.bad_values", fields=wrong)
    return people


def missing(rules: Mapping[str, FieldRule], values: Mapping[str, Any]) -> list[str]:
    """Return the keys of required fields without a value, in order."""
    return [key for key, rule in rules.items() if rule.required and _empty(rule, values.get(key))]


def _empty(rule: FieldRule, value: Any) -> bool:
    """True for no value; a box that must be ticked is empty until it is."""
    blank = isinstance(value, str) and not value.strip()
    return value is None or blank or value == [] or (rule.required and rule.kind == "checkbox" and value is False)


def _fault(rule: FieldRule, value: Any) -> str:
    if _empty(rule, value):
        return "required" if rule.required else ""
    return "" if _FITS[rule.kind](rule, value) else "bad_value"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def _is_money(value: Any) -> bool:
    """Minor units of a currency: `{"amount": 12900, "currency": "EUR"}`."""
    if not isinstance(value, Mapping) or set(value) != {"amount", "currency"}:
        return False
    amount, currency = value["amount"], value["currency"]
    whole = isinstance(amount, int) and not isinstance(amount, bool) and abs(amount) <= MOST_MONEY
    return whole and isinstance(currency, str) and re.fullmatch("[A-Z]{3}", currency) is not None


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_id(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(UUID(value))
    except ValueError:
        return False


def _are_options(rule: FieldRule, value: Any) -> bool:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return False
    return rule.options.issuperset(value) and len(set(value)) == len(value)


def safe_url(text: str) -> bool:
    """True for http, https and mailto addresses; leading blanks and control characters do not hide a scheme."""
    try:
        scheme = urlsplit(_CONTROL.sub("", text).strip()).scheme.lower()
    except ValueError:
        return False
    return scheme in ("http", "https", "mailto")


_FITS: Mapping[str, Callable[[FieldRule, Any], bool]] = {
    "text": lambda _, value: _is_text(value),
    "number": lambda _, value: _is_number(value),
    "money": lambda _, value: _is_money(value),
    "date": lambda _, value: _is_date(value),
    "choice": lambda rule, value: isinstance(value, str) and value in rule.options,
    "multi_choice": _are_options,
    "person": lambda _, value: _is_id(value),
    "url": lambda _, value: _is_text(value) and safe_url(value),
    "checkbox": lambda _, value: isinstance(value, bool),
}
