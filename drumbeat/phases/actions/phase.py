"""Writes that move a campaign along the ribbon."""

from dataclasses import asdict
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from drumbeat.campaigns.actions.campaign import update_campaign
from drumbeat.campaigns.queries import find_campaign
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict
from drumbeat.kernel.policy import require
from drumbeat.kernel.raw.select import select_values
from drumbeat.kernel.refs import Ref
from drumbeat.phases import events, policy, rules
from drumbeat.phases.models import CheckMark, PhaseClosing
from drumbeat.phases.queries import check_states, find_exit_check

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign


@action
def close_phase(actor: Actor, campaign_id: UUID, phase: str, reason: str = "") -> PhaseClosing:
    """Close the phase a campaign is in and move it to the next; closing the last finishes the campaign.

    While required checks are not met a `reason` overrides them and is kept; without one Conflict names them. A phase
    that is not the present one raises Conflict.
    """
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.CLOSE_PHASE, campaign)
    if campaign.phase != phase or campaign.state != "open":
        raise Conflict("phases.not_present", phase=phase, present=campaign.phase)
    closing = _close(actor, campaign, phase, rules.clean_reason(reason))
    following = rules.next_phase(phase)
    update_campaign(actor, campaign_id, {"phase": following} if following else {"state": "finished"})
    return closing


@action
def reopen_phase(actor: Actor, campaign_id: UUID, phase: str) -> None:
    """Take a campaign back to a phase it has closed; those closed since are open again too."""
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.REOPEN_PHASE, campaign)
    if not _closed(campaign).filter(phase=phase).exists():
        raise Conflict("phases.not_closed", phase=phase)
    update_campaign(actor, campaign_id, {"phase": phase, "state": "open"})
    _reopen(campaign, phase)


@action
def mark_check(actor: Actor, campaign_id: UUID, check_id: UUID) -> None:
    """Tick an exit check of a campaign by hand; a second time changes nothing. Computed ones refuse."""
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.MARK_CHECK, campaign)
    state = _state_of(actor, campaign, check_id)
    if state.rule:
        raise Conflict("phases.computed", name=state.name)
    _, new = CheckMark.objects.get_or_create(
        campaign_id=campaign.id,
        check_row_id=check_id,
        defaults={
            "workspace_id": actor.workspace_id,
            "scope_id": campaign.scope_id,
            "person_id": actor.person_id,
        },
    )
    if new:
        _tell_mark(campaign, state, done=True)


@action
def unmark_check(actor: Actor, campaign_id: UUID, check_id: UUID) -> None:
    """Take a tick back; a second time changes nothing."""
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.MARK_CHECK, campaign)
    state = _state_of(actor, campaign, check_id)
    gone, _ = CheckMark.objects.filter(campaign_id=campaign.id, check_row_id=check_id).delete()
    if gone:
        _tell_mark(campaign, state, done=False)


def guard_move(actor: Actor, campaign: "Campaign", phase: str) -> None:
    """Keep the closings true when a campaign is moved in another way: forward they must be met, back they reopen."""
    left = rules.phases_left(campaign.phase, phase)
    closed = _closed_phases(campaign) if left else ()
    for each in left:
        if each not in closed:
            _close(actor, campaign, each, "")
    if not left:
        _reopen(campaign, phase)


def _close(actor: Actor, campaign: "Campaign", phase: str, reason: str) -> PhaseClosing:
    checks = check_states(actor, campaign, [phase])
    missing = rules.unmet(checks)
    if missing and not reason:
        names = ", ".join(check.name for check in missing)
        raise Conflict("phases.checks_unmet", phase=phase, checks=[check.name for check in missing], names=names)
    closing = PhaseClosing.objects.create(
        workspace_id=campaign.workspace_id,
        scope_id=campaign.scope_id,
        campaign_id=campaign.id,
        phase=phase,
        person_id=actor.person_id,
        reason=reason if missing else "",
        checks=[asdict(check) for check in checks],
    )
    facts = {"phase": phase, "overridden": [check.name for check in missing], "reason": closing.reason}
    emit(events.PhaseClosed(subject=Ref("campaign", campaign.id), scope_id=campaign.scope_id, facts=facts))
    return closing


def _reopen(campaign: "Campaign", phase: str) -> None:
    later = rules.PHASES[rules.PHASES.index(phase) :]
    gone = _closed(campaign).filter(phase__in=later).update(reopened_at=now())
    if gone:
        facts = {"phase": phase}
        emit(events.PhaseReopened(subject=Ref("campaign", campaign.id), scope_id=campaign.scope_id, facts=facts))


def _closed(campaign: "Campaign") -> QuerySet[PhaseClosing]:
    return PhaseClosing.objects.filter(campaign_id=campaign.id, reopened_at__isnull=True)


def _closed_phases(campaign: "Campaign") -> set[str]:
    present = Q(campaign_id=campaign.id, reopened_at__isnull=True)
    return {phase for (phase,) in select_values(PhaseClosing, present, ("phase",))}


def _state_of(actor: Actor, campaign: "Campaign", check_id: UUID) -> rules.CheckState:
    phase = find_exit_check(actor, check_id).phase
    found = [state for state in check_states(actor, campaign, [phase]) if state.id == str(check_id)]
    if not found:
        raise Conflict("phases.other_type")
    return found[0]


def _tell_mark(campaign: "Campaign", state: rules.CheckState, *, done: bool) -> None:
    facts = {"name": state.name, "phase": state.phase, "done": done}
    emit(events.CheckMarked(subject=Ref("campaign", campaign.id), scope_id=campaign.scope_id, facts=facts))
