"""Whom a campaign addresses."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from drumbeat.audiences.queries import find_audience
from drumbeat.campaigns import events, policy
from drumbeat.campaigns.actions.binned import bring_back, put_away
from drumbeat.campaigns.models import CampaignAudience
from drumbeat.campaigns.queries import campaign_audiences, find_campaign
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.events import Event
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref


@action
def address_audience(actor: Actor, campaign_id: UUID, audience_id: UUID, *, primary: bool = False) -> CampaignAudience:
    """Address an audience, as the primary one or beside it; there is one primary audience at most."""
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.ADDRESS_AUDIENCE, campaign)
    find_audience(actor, audience_id)
    if primary:
        for other in campaign_audiences(actor, campaign_id):
            if other.primary and other.audience_id != audience_id:
                set_primary(actor, other, primary=False)
    row, created = CampaignAudience.objects.get_or_create(
        campaign=campaign,
        audience_id=audience_id,
        defaults={"workspace_id": actor.workspace_id, "scope_id": campaign.scope_id, "primary": primary},
    )
    if created:
        emit(_fact(events.AudienceAddressed, row))
        return row
    bring_back(actor, CampaignAudience, [row.id], policy.DROP_AUDIENCE, partial(_fact, events.AudienceTakenBack))
    set_primary(actor, row, primary=primary)
    return row


@action
def set_primary(actor: Actor, row: CampaignAudience, *, primary: bool) -> None:
    """Mark whether the campaign is made for this audience first."""
    require(actor, policy.DROP_AUDIENCE, row)
    if row.primary == primary:
        return
    row.primary = primary
    row.save(update_fields=["primary"])
    changes = {"primary": [not primary, primary]}
    emit(events.AddressingUpdated(subject=ref(row), scope_id=row.scope_id, parents=_parents(row), changes=changes))


@action
def drop_audience(actor: Actor, campaign_id: UUID, audience_id: UUID) -> None:
    """Address an audience no longer; what was made for it stays. A second call finds nothing and raises NotFound."""
    find_campaign(actor, campaign_id)
    rows = [row.id for row in campaign_audiences(actor, campaign_id) if row.audience_id == audience_id]
    if not rows:
        raise NotFound("campaigns.no_audience")
    drop_audiences(actor, rows)


@action
def drop_audiences(actor: Actor, ids: Sequence[UUID]) -> None:
    """End addressings by id; one ended already is passed over."""
    put_away(actor, CampaignAudience, ids, policy.DROP_AUDIENCE, partial(_fact, events.AudienceDropped))


@action
def take_back_audiences(actor: Actor, ids: Sequence[UUID]) -> None:
    """Address dropped audiences again."""
    bring_back(actor, CampaignAudience, ids, policy.DROP_AUDIENCE, partial(_fact, events.AudienceTakenBack))


def ref(row: CampaignAudience) -> Ref:
    """Return the pointer to an addressing."""
    return Ref("campaign_audience", row.id)


def _parents(row: CampaignAudience) -> tuple[Ref, ...]:
    return (Ref("campaign", row.campaign_id), Ref("audience", row.audience_id))


def _fact(event: type[Event], row: CampaignAudience) -> Event:
    facts = {"audience_id": row.audience_id}
    return event(subject=ref(row), scope_id=row.scope_id, parents=_parents(row), facts=facts)
