"""Reads of phases."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from drumbeat.campaigns.queries import find_type
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.policy import permits
from drumbeat.kernel.raw.select import select_object, select_objects, select_values
from drumbeat.kernel.safety.redaction import SEE_MONEY
from drumbeat.kernel.texts import shipped
from drumbeat.phases import offers, policy, rules
from drumbeat.phases.models import Brief, CampaignChannel, CheckMark, ExitCheck, PhaseClosing

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

STEPS = rules.STEPS
_WORDS = ("campaign_id", "scope_in", "scope_out", "measurement", "standards", "step", "skipped")


def brief_of(actor: Actor, campaign: "Campaign") -> Brief:
    """Return the brief of a campaign the actor sees; an empty one, not stored, before anything was written."""
    found = Brief.objects.filter(policy.visible(actor), campaign_id=campaign.id).first()
    return found or Brief(workspace_id=actor.workspace_id, scope_id=campaign.scope_id, campaign_id=campaign.id)


def brief_seen(actor: Actor, row: Brief) -> dict[str, Any]:
    """Return what a brief says to the actor: without its money for those who may not see any."""
    sees = permits(actor, SEE_MONEY, None)
    return {
        **{name: getattr(row, name) for name in _WORDS},
        "budget_minor": row.budget_minor if sees else None,
        "budget_currency": row.budget_currency if sees else "",
        "has_budget": row.budget_minor is not None,
        "sees_money": sees,
        "channel_ids": channels_of(actor, row.campaign_id),
    }


def briefs_of(actor: Actor, campaign_ids: Iterable[UUID]) -> dict[UUID, Brief]:
    """Return the stored briefs of campaigns, by campaign."""
    rows = Brief.objects.filter(policy.visible(actor), campaign_id__in=list(campaign_ids))
    return {row.campaign_id: row for row in rows}


def channels_of(actor: Actor, campaign_id: UUID) -> list[UUID]:
    """Return the channels a campaign means to speak on, in the order chosen."""
    rows = CampaignChannel.objects.filter(policy.visible(actor), campaign_id=campaign_id)
    return list(rows.order_by("created_at", "id").values_list("channel_id", flat=True))


def exit_checks(actor: Actor, type_id: UUID) -> list[ExitCheck]:
    """Return the exit checks of a campaign type in order, named in the actor's language."""
    find_type(actor, type_id)
    there = Q(workspace_id=actor.workspace_id, type_id=type_id, deleted_at__isnull=True)
    return [_named(actor, row) for row in select_objects(ExitCheck, there, ("rank", "id"))]


def find_exit_check(actor: Actor, check_id: UUID) -> ExitCheck:
    """Return one exit check; raise NotFound for other workspaces'."""
    row = select_object(ExitCheck, Q(workspace_id=actor.workspace_id, id=check_id, deleted_at__isnull=True))
    if row is None:
        raise NotFound("phases.no_exit_check")
    return _named(actor, row)


def check_states(actor: Actor, campaign: "Campaign", phases: Iterable[str] = rules.PHASES) -> list[rules.CheckState]:
    """Return how the exit checks of some phases stand for a campaign, in order; a tick counts only without a rule."""
    wanted = frozenset(phases)
    rows = [row for row in exit_checks(actor, campaign.type_id) if row.phase in wanted]
    marked = policy.visible(actor) & Q(campaign_id=campaign.id)
    ticked = {pk: name or "" for pk, name in select_values(CheckMark, marked, ("check_row_id", "person__name"))}
    return [_state(actor, campaign, row, ticked) for row in rows]


def closings_of(actor: Actor, campaign_id: UUID) -> list[PhaseClosing]:
    """Return when a campaign left which phase, newest first, those since reopened too."""
    rows = PhaseClosing.objects.filter(policy.visible(actor), campaign_id=campaign_id)
    return list(rows.select_related("person").order_by("-created_at", "-id")[:100])


def _state(actor: Actor, campaign: "Campaign", row: ExitCheck, ticked: dict[UUID, str]) -> rules.CheckState:
    rule = offers.exit_rules.get(row.rule)
    met = rule.met(actor, campaign) if rule else offers.Met(row.id in ticked)
    shown = (str(row.id), row.name, row.phase, row.required, row.rule if rule else "")
    return rules.CheckState(*shown, met.ok, met.done, met.total, ticked.get(row.id, ""))


def _named(actor: Actor, row: ExitCheck) -> ExitCheck:
    row.name = shipped(row.key, row.name, actor.language)
    return row
