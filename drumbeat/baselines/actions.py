"""Writes of baselines."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.baselines import events, policy, rules
from drumbeat.baselines.models import Baseline, BaselineTask
from drumbeat.baselines.queries import find_baseline, planned_now
from drumbeat.campaigns.queries import find_campaign
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched, chunks
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import Changes, assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.raw.writes import insert_values
from drumbeat.kernel.refs import Ref

MOST_BASELINES = 100
CHANGEABLE = ("name", "note")
_COLUMNS = (
    "workspace_id", "baseline_id", "task_id", "start", "due", "length_minutes", "effort_minutes", "milestone",
)  # fmt: skip
_AnyEvent = type[events.BaselineTaken | events.BaselineRenamed | events.BaselineRemoved | events.BaselineRestored]


@action
def take_baseline(actor: Actor, campaign_id: UUID, name: str, note: str = "") -> Baseline:
    """Keep a campaign's plan as it stands under a name.

    Raises NotFound for a campaign the actor does not see, Invalid for a bad name, Conflict for an empty plan, a name
    the campaign has already, and more baselines than it may have.
    """
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.TAKE_BASELINE, campaign)
    values = _checked({"name": name, "note": note})
    there = Baseline.objects.filter(campaign_id=campaign.id, deleted_at__isnull=True)
    if there.count() >= MOST_BASELINES:
        raise Conflict("baselines.too_many", most=MOST_BASELINES)
    _refuse_same_name(campaign_id, values["name"])
    planned = planned_now(actor.workspace_id, campaign.id)
    if not planned:
        raise Conflict("baselines.empty_plan")
    row = Baseline.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=campaign.scope_id,
        campaign_id=campaign.id,
        taken_at=now(),
        taken_by_id=actor.person_id,
        **values,
    )
    kept = [
        (actor.workspace_id, row.id, pk, task.start, task.due, task.length, task.effort, task.milestone)
        for pk, task in planned.items()
    ]
    for part in chunks(kept):
        insert_values(BaselineTask, _COLUMNS, part)
    _note(actor, events.BaselineTaken, row)
    return row


@action
def rename_baseline(actor: Actor, baseline_id: UUID, values: Mapping[str, Any]) -> Baseline:
    """Change a baseline's name or note."""
    row = find_baseline(actor, baseline_id)
    require(actor, policy.RENAME_BASELINE, row)
    changed = _checked({"name": row.name, "note": row.note, **values})
    if changed["name"] != row.name:
        _refuse_same_name(row.campaign_id, changed["name"])
    changes = assign(row, changed)
    if changes:
        row.save(update_fields=list(changes))
        _note(actor, events.BaselineRenamed, row, changes)
    return row


def remove_baseline(actor: Actor, baseline_id: UUID) -> None:
    """Move a baseline to the bin; raise NotFound when there is none."""
    remove_baselines(actor, [find_baseline(actor, baseline_id).id])


@action
def remove_baselines(actor: Actor, baseline_ids: Sequence[UUID]) -> None:
    """Move baselines to the bin; one already there is passed over."""
    for row in _rows(actor, baseline_ids, removed=False):
        require(actor, policy.REMOVE_BASELINE, row)
        Baseline.objects.filter(pk=row.pk).update(deleted_at=now())
        _note(actor, events.BaselineRemoved, row)


@action
def restore_baselines(actor: Actor, baseline_ids: Sequence[UUID]) -> None:
    """Bring baselines back."""
    for row in _rows(actor, baseline_ids, removed=True):
        require(actor, policy.REMOVE_BASELINE, row)
        Baseline.objects.filter(pk=row.pk).update(deleted_at=None)
        _note(actor, events.BaselineRestored, row)


def _rows(actor: Actor, ids: Sequence[UUID], *, removed: bool) -> list[Baseline]:
    rows = Baseline.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=not removed)
    return list(rows.order_by("id"))


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    if len(values["note"]) > rules.LONGEST_NOTE:
        raise Invalid("baselines.bad_baseline", fields={"note": ["too_long"]}, most=rules.LONGEST_NOTE)
    return {"name": rules.clean_name(values["name"]), "note": values["note"]}


def _refuse_same_name(campaign_id: UUID, name: str) -> None:
    if Baseline.objects.filter(campaign_id=campaign_id, name=name, deleted_at__isnull=True).exists():
        raise Conflict("baselines.same_name", name=name)


def _note(actor: Actor, event: _AnyEvent, row: Baseline, changes: Changes | None = None) -> None:
    campaign = Ref("campaign", row.campaign_id)
    with batched(actor, "baseline", row.name, scope_id=row.scope_id):
        emit(
            event(
                subject=Ref("baseline", row.id),
                scope_id=row.scope_id,
                parents=(campaign,),
                changes=changes or {},
                facts={"name": row.name},
            )
        )
