"""How briefs and exit checks are taken back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot
from drumbeat.phases import policy
from drumbeat.phases.actions import brief as briefs
from drumbeat.phases.actions import exit_check as checks
from drumbeat.phases.models import Brief, ExitCheck
from drumbeat.phases.queries import channels_of

Back = Mapping[UUID, dict[str, Any]]


def _brief_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Brief.objects.filter(policy.visible(actor), pk__in=ids)
    return {row.id: _brief_snapshot(actor, row) for row in rows}


def _brief_snapshot(actor: Actor, row: Brief) -> Snapshot:
    values = {name: getattr(row, name) for name in briefs.FIELDS}
    values["channel_ids"] = [str(pk) for pk in channels_of(actor, row.campaign_id)]
    name = find_campaign(actor, row.campaign_id).name
    return Snapshot(name, values, permits(actor, policy.UPDATE_BRIEF, row))


def _revert_briefs(actor: Actor, back: Back) -> None:
    for row in Brief.objects.filter(policy.visible(actor), pk__in=list(back)):
        values = dict(back[row.id])
        if "channel_ids" in values:
            values["channel_ids"] = [UUID(pk) for pk in values["channel_ids"]]
        briefs.update_brief(actor, row.campaign_id, values)


def _stay(_actor: Actor, _ids: Sequence[UUID]) -> None:
    """A brief has no beginning and no end of its own: it goes and comes with its campaign."""


def _check_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    return {
        row.id: Snapshot(
            row.name,
            {**{name: getattr(row, name) for name in checks.CHANGEABLE}, "key": row.key},
            permits(actor, policy.REMOVE_EXIT_CHECK, row),
            row.deleted_at is not None,
        )
        for row in ExitCheck.objects.filter(workspace_id=actor.workspace_id, pk__in=ids)
    }


def _revert_checks(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        checks.update_exit_check(actor, pk, {name: values[name] for name in checks.CHANGEABLE if name in values})


NOUNS = (
    Noun("brief", _brief_snapshots, _stay, _stay, _revert_briefs),
    Noun("exit_check", _check_snapshots, checks.remove_exit_checks, checks.restore_exit_checks, _revert_checks),
)
