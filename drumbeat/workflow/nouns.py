"""How stages are taken back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot
from drumbeat.workflow import policy
from drumbeat.workflow.actions import place_stage, remove_stage, restore_stages, update_stage
from drumbeat.workflow.models import Stage
from drumbeat.workflow.queries import find_stage, stages_of

_VALUES = ("name", "category", "limit", "checks", "rank")


def _snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    return {
        row.id: Snapshot(
            row.name,
            {name: getattr(row, name) for name in _VALUES},
            permits(actor, policy.REMOVE_STAGE, row),
            row.deleted_at is not None,
        )
        for row in Stage.objects.filter(policy.visible(actor), pk__in=ids)
    }


def _remove(actor: Actor, ids: Sequence[UUID]) -> None:
    """Remove added stages; what they hold goes to the first stage left of the same category, else the first at all."""
    for stage_id in ids:
        stage = find_stage(actor, stage_id)
        others = [each for each in stages_of(actor, stage.workflow_id) if each.id != stage_id]
        alike = [each for each in others if each.category == stage.category]
        remove_stage(actor, stage_id, (alike or others)[0].id)


def _revert(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for stage_id, values in back.items():
        if "rank" in values:
            place_stage(actor, stage_id, values.pop("rank"))
        if values:
            update_stage(actor, stage_id, values)


STAGE = Noun("stage", _snapshots, _remove, restore_stages, _revert)
