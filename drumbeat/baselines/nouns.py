"""How baselines are taken back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.baselines import policy
from drumbeat.baselines.actions import CHANGEABLE, remove_baselines, rename_baseline, restore_baselines
from drumbeat.baselines.models import Baseline
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot


def _snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    return {
        row.id: Snapshot(
            row.name,
            {name: getattr(row, name) for name in CHANGEABLE},
            permits(actor, policy.REMOVE_BASELINE, row),
            row.deleted_at is not None,
        )
        for row in Baseline.objects.filter(policy.visible(actor), pk__in=ids)
    }


def _revert(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for pk, values in back.items():
        rename_baseline(actor, pk, values)


NOUN = Noun("baseline", _snapshots, remove_baselines, restore_baselines, _revert)
