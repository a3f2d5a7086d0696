"""Writes on briefs."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign
from drumbeat.channels.queries import require_channels
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotAllowed
from drumbeat.kernel.events import assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import permits, require
from drumbeat.kernel.refs import Ref
from drumbeat.kernel.safety.redaction import SEE_MONEY
from drumbeat.phases import events, policy, rules
from drumbeat.phases.models import Brief, CampaignChannel
from drumbeat.phases.queries import channels_of

FIELDS = (*rules.TEXTS, "budget_minor", "budget_currency", "step", "skipped")
MONEY = ("budget_minor", "budget_currency")


@action
def update_brief(actor: Actor, campaign_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Brief:
    """Change the brief of a campaign; `channel_ids` replaces the channels chosen, each once.

    Conflicts only when the same fields changed since `base`. Where a step was left is no change of the plan and leaves
    no trace in the history.
    """
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.UPDATE_BRIEF, campaign)
    clean = rules.clean_brief(values)
    if set(MONEY) & set(clean) and not permits(actor, SEE_MONEY, None):
        raise NotAllowed("kernel.not_allowed", permission="kernel.see_money")
    brief, _ = Brief.objects.select_for_update().get_or_create(
        campaign_id=campaign.id, defaults={"workspace_id": actor.workspace_id, "scope_id": campaign.scope_id}
    )
    refuse_if_changed(actor, brief, ref(brief), clean, base)
    changes = assign(brief, {name: clean[name] for name in FIELDS if name in clean})
    if changes:
        brief.save(update_fields=list(changes))
    if "channel_ids" in clean:
        changes |= _choose_channels(actor, brief, clean["channel_ids"])
    changes.pop("step", None)
    if changes:
        parents = (Ref("campaign", campaign.id),)
        facts = {"name": campaign.name}
        emit(
            events.BriefUpdated(
                subject=ref(brief), scope_id=brief.scope_id, changes=changes, parents=parents, facts=facts
            )
        )
    return brief


def ref(brief: Brief) -> Ref:
    """Return the pointer to a brief."""
    return Ref("brief", brief.id)


def _choose_channels(actor: Actor, brief: Brief, channel_ids: list[UUID]) -> dict[str, list[Any]]:
    wanted = list(dict.fromkeys(channel_ids))
    before = channels_of(actor, brief.campaign_id)
    require_channels(actor, [pk for pk in wanted if pk not in before])
    if set(before) == set(wanted):
        return {}
    CampaignChannel.objects.filter(campaign_id=brief.campaign_id).exclude(channel_id__in=wanted).delete()
    CampaignChannel.objects.bulk_create(
        CampaignChannel(
            workspace_id=brief.workspace_id, scope_id=brief.scope_id, campaign_id=brief.campaign_id, channel_id=pk
        )
        for pk in wanted
        if pk not in before
    )
    return {"channel_ids": [[str(pk) for pk in before], [str(pk) for pk in wanted]]}
