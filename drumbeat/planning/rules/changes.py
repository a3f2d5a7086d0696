"""What is different in a scenario, as typed values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.kernel.errors import Invalid

LONGEST_NAME = 200
LONGEST_NOTE = 10_000
MOST_CHANGES = 500
MOST_CAMPAIGNS = 200
MOST_MINUTES = 10_000_000

OF_TASK = frozenset({"change_estimate", "assign", "move_task", "drop_task"})
OF_CAMPAIGN = frozenset({"add_task", "move_launch"})
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "person_away": ("person_id", "first", "last"),
    "add_task": ("campaign_id", "name", "estimate_minutes"),
    "move_launch": ("campaign_id", "launch"),
    "change_estimate": ("task_id", "estimate_minutes"),
    "assign": ("task_id", "person_ids"),
    "move_task": ("task_id", "start", "due"),
    "drop_task": ("task_id",),
}
_OPTIONAL: Mapping[str, tuple[str, ...]] = {"add_task": ("start", "due", "person_ids")}
KINDS = frozenset(_NEEDED)
_IDS = ("person_id", "campaign_id", "task_id")
_DAYS = ("first", "last", "launch", "start", "due")


@dataclass(frozen=True, slots=True)
class Change:
    """One change with the values its kind needs; the others are None or empty."""

    kind: str
    task_id: UUID | None = None
    campaign_id: UUID | None = None
    person_id: UUID | None = None
    person_ids: tuple[UUID, ...] | None = None
    name: str = ""
    estimate_minutes: int | None = None
    launch: date | None = None
    first: date | None = None
    last: date | None = None
    start: date | None = None
    due: date | None = None


def check_change(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values a change of the kind keeps; raise Invalid naming each that is missing or does not fit."""
    if kind not in KINDS:
        raise Invalid("planning.bad_change", fields={"kind": ["unknown"]})
    wanted = (*_NEEDED[kind], *_OPTIONAL.get(kind, ()))
    kept = {name: given[name] for name in wanted if given.get(name) is not None}
    wrong: dict[str, list[str]] = {name: ["required"] for name in _NEEDED[kind] if name not in kept}
    if "name" in kept:
        kept["name"] = str(kept["name"]).strip()
        if not 0 < len(kept["name"]) <= LONGEST_NAME:
            wrong["name"] = ["required" if not kept["name"] else "too_long"]
    if not 0 < kept.get("estimate_minutes", 1) <= MOST_MINUTES:
        wrong["estimate_minutes"] = ["out_of_range"]
    for first, last in (("first", "last"), ("start", "due")):
        if kept.get(first) and kept.get(last) and kept[last] < kept[first]:
            wrong[last] = ["before_start"]
    if kind == "add_task" and ("start" in kept) != ("due" in kept):
        wrong["due" if "start" in kept else "start"] = ["required"]
    if wrong:
        raise Invalid("planning.bad_change", fields=wrong)
    return kept


def read_change(kind: str, facts: Mapping[str, Any]) -> Change:
    """Return a stored change as typed values."""
    values: dict[str, Any] = dict(facts)
    for name in _IDS:
        if values.get(name):
            values[name] = UUID(str(values[name]))
    for name in _DAYS:
        if values.get(name):
            values[name] = date.fromisoformat(str(values[name]))
    if values.get("person_ids") is not None:
        values["person_ids"] = tuple(UUID(str(pk)) for pk in values["person_ids"])
    return Change(kind, **values)


def check_name(name: str, code: str) -> str:
    """Return the name as it is stored; raise Invalid with `code` when nothing or too much is left of it."""
    stripped = name.strip()
    if not stripped:
        raise Invalid(code, fields={"name": ["required"]})
    if len(stripped) > LONGEST_NAME:
        raise Invalid(code, fields={"name": ["too_long"]}, most=LONGEST_NAME)
    return stripped
