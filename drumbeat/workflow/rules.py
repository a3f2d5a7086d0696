"""Pure decisions on stages."""

from collections.abc import Mapping, Sequence
from typing import Any

from drumbeat.kernel.errors import Invalid

MOST_STAGES = 30
MOST_CHECKS = 20
CATEGORIES = ("backlog", "open", "active", "review", "done")


def check_stage(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values make a stage."""
    wrong: dict[str, list[str]] = {}
    if "name" in values and not str(values["name"]).strip():
        wrong["name"] = ["required"]
    if "category" in values and values["category"] not in CATEGORIES:
        wrong["category"] = ["not_admitted"]
    limit = values.get("limit")
    if limit is not None and not 1 <= limit <= 9999:
        wrong["limit"] = ["out_of_range"]
    if len(values.get("checks") or ()) > MOST_CHECKS:
        wrong["checks"] = ["too_many"]
    if wrong:
        raise Invalid("workflow.bad_stage", fields=wrong)


def check_whole(categories: Sequence[str]) -> None:
    """Raise Invalid unless the workflow can still be walked: somewhere to begin, and somewhere to be done."""
    if len(categories) > MOST_STAGES:
        raise Invalid("workflow.too_many_stages", most=MOST_STAGES)
    if "done" not in categories:
        raise Invalid("workflow.needs_done_stage")
    if all(category == "done" for category in categories):
        raise Invalid("workflow.needs_open_stage")
