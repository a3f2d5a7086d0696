"""What a row of a second import would change on the task its first import made."""

from collections.abc import Mapping
from typing import Any

from drumbeat.transfer.rules.planned import Planned


def differences(
    row: Planned, present: Mapping[str, Any], mapping: Mapping[str, Any], stages: Mapping[str, str]
) -> dict[str, Any]:
    """Return the values of the row that differ from the task's, for the columns the file has.

    A stage is only compared for open work: finished work stands in a done stage whatever its section said.
    """
    changed: dict[str, Any] = {}
    carried = {**{name: value for name, value in row.values.items() if name in present}, "name": row.name}
    for name, value in carried.items():
        if present[name] != value:
            changed[name] = value
    completed = bool(row.values.get("completed"))
    has_completion = any(column["field"] == "completed" for column in mapping["columns"])
    if has_completion and completed != bool(present["completed_at"]):
        changed["completed"] = completed
    if row.stage and not completed and stages.get(row.stage, "") != str(present["stage_id"]):
        changed["stage"] = row.stage
    if row.tags and set(row.tags) != set(present["tags"]):
        changed["tags"] = row.tags
    return changed
