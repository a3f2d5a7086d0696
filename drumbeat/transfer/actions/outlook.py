"""What running an import would do, and the report on it: the dry run and the run read the same plan."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import fields_for
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.kernel.raw.writes import insert_values
from drumbeat.transfer.actions.begin import stored_table
from drumbeat.transfer.actions.comments import missing_comments
from drumbeat.transfer.models import ImportJob, ImportRow
from drumbeat.transfer.rules.compare import differences
from drumbeat.transfer.rules.planned import Doubt, Planned
from drumbeat.transfer.rules.planning import plan_rows
from drumbeat.work.queries.tasks import external_ids, imported_state
from drumbeat.workflow.queries import find_workflow, stages_of

CREATED, UPDATED, SKIPPED, DOUBTFUL = (v.value for v in ImportRow.Verdict)


@dataclass
class Outlook:
    """The plan against what there is: per row its verdict, and the ids of tasks known from an earlier import.

    `left_out` names the people, stages and columns that stay out because the actor may not add them.
    """

    rows: list[Planned]
    known: Mapping[str, UUID]
    verdicts: list[tuple[str, str]] = field(default_factory=list)
    changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    left_out: dict[str, list[str]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """Return how many rows come to what."""
        tally = Counter(verdict for verdict, _ in self.verdicts)
        return {name: tally.get(name, 0) for name in (CREATED, UPDATED, SKIPPED, DOUBTFUL)}


def look_ahead(actor: Actor, job: ImportJob) -> Outlook:
    """Return what running the import would do now; nothing is written."""
    rows = plan_rows(stored_table(job), job.mapping)
    known = external_ids(actor, job.campaign_id, job.tool) if job.campaign_id else {}
    present = imported_state(actor, job.campaign_id, job.tool) if job.campaign_id else {}
    names = _stage_names(actor, job)
    outlook = Outlook(rows, known, left_out=_left_out(actor, job, names))
    _doubt_words(rows, job.mapping, outlook.left_out)
    unsaid = missing_comments(actor, job.tool, rows, known)
    for index, row in enumerate(rows):
        change = differences(row, present[row.key], job.mapping, names) if row.key in present else None
        if change is not None and unsaid.get(row.key):
            change["comments"] = unsaid[row.key]
        if change:
            outlook.changes[index] = change
        outlook.verdicts.append(_verdict(row, change))
    return outlook


def _verdict(row: Planned, change: Mapping[str, Any] | None) -> tuple[str, str]:
    if row.doubts:
        return DOUBTFUL, row.doubts[0].code
    if change is None:
        return CREATED, ""
    return (UPDATED, "") if change else (SKIPPED, "unchanged")


def _left_out(actor: Actor, job: ImportJob, stage_names: Mapping[str, str]) -> dict[str, list[str]]:
    """Return what the file names, this workspace does not have and the actor may not add."""
    new = [word for word, target in job.mapping["people"].items() if target == "new"]
    found = {"people": [] if "add_person" in can(actor, "workspace", workspace_of(actor)) else new}
    if job.campaign is not None:
        shapes = "add_stage" in can(actor, "workflow", find_workflow(actor, job.campaign.workflow_id))
        found["stages"] = [] if shapes else [word for word, target in stage_names.items() if not target]
        if "add_field" not in can(actor, "campaign", job.campaign):
            present = {(row.name.casefold(), row.kind) for row in fields_for(actor, "task", job.campaign)}
            found["columns"] = [
                column["header"] for column in job.mapping["columns"]
                if column["field"] == "custom" and field_key(column) not in present
            ]  # fmt: skip
    return {sort: sorted(words) for sort, words in found.items() if words}  # PostgreSQL keeps no order of keys


def field_key(column: Mapping[str, Any]) -> tuple[str, str]:
    """Return the name and kind by which a column finds its custom field; people in one are kept as text."""
    return column["header"].casefold(), "text" if column["kind"] == "person" else column["kind"]


def _doubt_words(rows: Iterable[Planned], mapping: Mapping[str, Any], left_out: Mapping[str, list[str]]) -> None:
    """Name on each row the people and the stage it goes without."""
    people = set(mapping["people"]) - set(left_out.get("people", ()))
    stages = set(mapping["stages"]) - set(left_out.get("stages", ()))
    for row in rows:
        unassigned = [who for who in row.people if who not in people]
        if unassigned:
            row.doubts.append(Doubt("unassigned", {"people": ", ".join(unassigned)[:200]}))
        if row.stage and row.stage not in stages:
            row.doubts.append(Doubt("no_stage", {"stage": row.stage[:80]}))


def _stage_names(actor: Actor, job: ImportJob) -> dict[str, str]:
    """Return the stage id each word of the file stands for, as text, empty where the stage is not there yet."""
    if job.campaign is None:
        return {}
    by_name = {stage.name.casefold(): str(stage.id) for stage in stages_of(actor, job.campaign.workflow_id)}
    return {
        value: by_name.get(value.casefold(), "") if target == "new" else target
        for value, target in job.mapping["stages"].items()
    }


def report(
    job: ImportJob, outlook: Outlook, tasks: Mapping[str, UUID] | None = None, *, keep_counts: bool = False
) -> None:
    """Write the verdict on every row, and after the run the task it became."""
    made = tasks or {}
    verdicts = _verdicts_of(job) if keep_counts else {}
    ImportRow.objects.filter(job=job).delete()
    insert_values(
        ImportRow,
        ("job_id", "number", "name", "verdict", "reason", "task_id", "facts"),
        [
            (
                job.id,
                row.number,
                row.name[:500],
                *verdicts.get(row.number, (verdict, reason)),
                made.get(row.key) if row.imported else None,
                {"doubts": [_doubt(doubt) for doubt in row.doubts], "imported": row.imported} if row.doubts else {},
            )
            for row, (verdict, reason) in zip(outlook.rows, outlook.verdicts, strict=True)
        ],
    )
    if not keep_counts:
        job.counts = outlook.counts()


def _verdicts_of(job: ImportJob) -> dict[int, tuple[str, str]]:
    """Return the dry run's verdicts: a run that goes on after a crash finds its own tasks and would say skipped."""
    rows = ImportRow.objects.filter(job=job).values_list("number", "verdict", "reason")
    return {number: (verdict, reason) for number, verdict, reason in rows}


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {"code": doubt.code, **doubt.facts}
