"""Pure decisions on channels."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from drumbeat.kernel.errors import Invalid

STAGES = ("awareness", "consideration", "decision", "onboarding", "loyalty")
"""The customer's journey, in its order."""
SHIPPED = "channels.channel."
"""What the keys of shipped channels begin with."""
COST_MODELS = ("none", "cpc", "cpm", "cpa", "flat", "per_send", "own_time")
LONGEST_NAME = 80
LONGEST_LEAD = 260
"""A year of working days."""
MOST_NAMES = 50
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def clean_name(name: object) -> str:
    """Return a name on one line without control characters."""
    return " ".join(_CONTROL.sub(" ", str(name or "")).split())


def each_once(names: Sequence[str]) -> list[str]:
    """Return the names in their order, without blanks and each once, however it is capitalised."""
    found: dict[str, str] = {}
    for name in map(clean_name, names):
        if name:
            found.setdefault(name.casefold(), name)
    return list(found.values())


def check(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values can be a channel's."""
    wrong: dict[str, list[str]] = {}
    if "name" in values and (fault := _name_fault(clean_name(values["name"]))):
        wrong["name"] = [fault]
    if values.get("cost_model", "none") not in COST_MODELS:
        wrong["cost_model"] = ["not_admitted"]
    if set(values.get("journey_stages") or ()) - set(STAGES):
        wrong["journey_stages"] = ["not_admitted"]
    if not 0 <= values.get("lead_days", 0) <= LONGEST_LEAD:
        wrong["lead_days"] = ["out_of_range"]
    for field in ("formats", "metric_keys"):
        if fault := _names_fault(values.get(field) or ()):
            wrong[field] = [fault]
    if wrong:
        raise Invalid("channels.bad_channel", fields=wrong)


def in_order(stages: Sequence[str]) -> list[str]:
    """Return the stages in the order of the journey, each once."""
    return [stage for stage in STAGES if stage in stages]


def _name_fault(name: str) -> str:
    if not name:
        return "required"
    return "too_long" if len(name) > LONGEST_NAME else ""


def _names_fault(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMES:
        return "too_many"
    return "too_long" if any(len(name) > LONGEST_NAME for name in names) else ""
