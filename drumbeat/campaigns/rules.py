"""Pure decisions on campaigns, deliverables and fields."""

from collections.abc import Mapping
from typing import Any

from drumbeat.kernel.errors import Invalid

PHASES = ("plan", "produce", "publish", "measure", "learn")


def check_campaign(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values can be a campaign's."""
    wrong: dict[str, list[str]] = {}
    if "name" in values and not str(values["name"] or "").strip():
        wrong["name"] = ["required"]
    if values.get("phase", "plan") not in PHASES:
        wrong["phase"] = ["not_admitted"]
    start, end = values.get("start"), values.get("end")
    if start and end and end < start:
        wrong["end"] = ["before_start"]
    if wrong:
        raise Invalid("campaigns.bad_campaign", fields=wrong)
