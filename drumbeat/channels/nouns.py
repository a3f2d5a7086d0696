"""How channels are taken back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.channels import actions, policy
from drumbeat.channels.models import Channel
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot


def _snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Channel.objects.filter(policy.visible(actor), pk__in=ids)
    return {
        row.id: Snapshot(
            row.name,
            {name: jsonable(getattr(row, name)) for name in actions.STORED},
            permits(actor, policy.REMOVE_CHANNEL, row),
            row.deleted_at is not None,
        )
        for row in rows
    }


def _revert(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for pk, values in back.items():
        actions.revert_channel(actor, pk, values)


NOUN = Noun("channel", _snapshots, actions.remove_channels, actions.restore_channels, _revert)
