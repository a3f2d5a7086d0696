"""Writes of targets."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign, find_program
from drumbeat.identity.queries import require_people, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between
from drumbeat.kernel.refs import Ref
from drumbeat.metrics import events, policy
from drumbeat.metrics.actions.binned import put_in_bin
from drumbeat.metrics.models import Target
from drumbeat.metrics.queries.metrics import library
from drumbeat.metrics.queries.targets import Beside, find_target, targets_beside
from drumbeat.metrics.rules.library import Definition
from drumbeat.metrics.rules.targets import check_target

FIELDS = ("micros", "baseline_micros", "currency", "start", "end", "profile", "owner_id")
MOST_TARGETS = 200


@action
def set_target(actor: Actor, values: Mapping[str, Any]) -> Target:
    """Promise a metric for a campaign or a program; money without a currency is in the workspace's.

    A second target of the same metric and days is refused: it is changed instead.
    """
    campaign_id, program_id = values.get("campaign_id"), values.get("program_id")
    if bool(campaign_id) == bool(program_id):
        raise Invalid("metrics.bad_target", fields={"campaign_id": ["one_of"]})
    if campaign_id:
        scope_id = _campaign_scope(actor, campaign_id)
    else:
        program = find_program(actor, program_id or UUID(int=0))
        require(actor, policy.SET_PROGRAM_TARGET, program)
        scope_id = program.scope_id
    metric = _metric(actor, str(values.get("metric_key") or ""))
    own = _checked(actor, metric, {}, values)
    last = _last_rank(targets_beside(actor, campaign_id, program_id), (metric.key, own.get("start"), own.get("end")))
    row = Target.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=scope_id,
        metric_key=metric.key,
        campaign_id=campaign_id,
        program_id=program_id,
        rank=between(last, None),
        **own,
    )
    emit(
        events.TargetCreated(subject=ref(row), scope_id=scope_id, parents=_parents(row), facts={"name": row.metric_key})
    )
    return row


def _last_rank(beside: Sequence[Beside], new: tuple[str, date | None, date | None]) -> str | None:
    """Return the rank after which a target of this metric and days goes, if it may stand beside the others."""
    if any((key, start, end) == new for key, start, end, _ in beside):
        raise Conflict("metrics.target_there", metric=new[0])
    if len(beside) >= MOST_TARGETS:
        raise Conflict("metrics.too_many", most=MOST_TARGETS)
    return max((rank for *_, rank in beside), default=None)


def _campaign_scope(actor: Actor, campaign_id: UUID) -> UUID:
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.SET_TARGET, campaign)
    return campaign.scope_id


@action
def update_target(actor: Actor, target_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Target:
    """Change a target; conflicts only when the same fields changed since `base`."""
    row = find_target(actor, target_id)
    require(actor, policy.UPDATE_TARGET, row)
    refuse_if_changed(actor, row, ref(row), values, base)
    present = {name: getattr(row, name) for name in FIELDS}
    changes = assign(row, _checked(actor, _metric(actor, row.metric_key), present, values))
    if changes:
        row.save(update_fields=list(changes))
        emit(events.TargetUpdated(subject=ref(row), scope_id=row.scope_id, parents=_parents(row), changes=changes))
    return row


@action
def remove_targets(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move targets to the bin; results stay. One already there is passed over."""
    put_in_bin(actor, Target, ids, policy.REMOVE_TARGET, _removed, away=True)


@action
def restore_targets(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring targets back from the bin."""
    put_in_bin(actor, Target, ids, policy.REMOVE_TARGET, _restored, away=False)


def ref(row: Target) -> Ref:
    """Return the pointer to a target."""
    return Ref("target", row.id)


def _parents(row: Target) -> tuple[Ref, ...]:
    if row.campaign_id:
        return (Ref("campaign", row.campaign_id),)
    return (Ref("program", row.program_id),) if row.program_id else ()


def _removed(row: Target) -> events.TargetRemoved:
    return events.TargetRemoved(subject=ref(row), scope_id=row.scope_id, parents=_parents(row))


def _restored(row: Target) -> events.TargetRestored:
    return events.TargetRestored(subject=ref(row), scope_id=row.scope_id, parents=_parents(row))


def _metric(actor: Actor, key: str) -> Definition:
    metric = library(actor).metrics.get(key)
    if metric is None:
        raise Invalid("metrics.unknown_metric", fields={"metric_key": ["unknown"]}, metric=key[:60])
    return metric


def _checked(actor: Actor, metric: Definition, present: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: values[name] for name in FIELDS if name in values}
    if metric.is_money and not own.get("currency") and not present.get("currency"):
        own["currency"] = workspace_of(actor).currency
    if not metric.is_money:
        own["currency"] = ""
    check_target({**present, **own}, money=metric.is_money)
    if own.get("owner_id"):
        require_people(actor, [own["owner_id"]])
    return own
