"""Campaigns and deliverables as other areas' subjects: to be commented on, to carry files, to be found."""

from uuid import UUID

from drumbeat.activity.offers import Commentable
from drumbeat.campaigns import policy
from drumbeat.campaigns.models import Deliverable
from drumbeat.campaigns.queries import campaigns, find_campaign, find_deliverable
from drumbeat.files.offers import Attachable
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Ref, Subject
from drumbeat.search.offers import Hit, Searchable, named


def _campaign(actor: Actor, campaign_id: UUID) -> Subject:
    campaign = find_campaign(actor, campaign_id)
    return Subject(campaign.scope_id, (), campaign.name)


def _deliverable(actor: Actor, deliverable_id: UUID) -> Subject:
    deliverable = find_deliverable(actor, deliverable_id)
    return Subject(deliverable.scope_id, (Ref("campaign", deliverable.campaign_id),), deliverable.name)


def _find_campaigns(actor: Actor, text: str, limit: int) -> list[Hit]:
    return [Hit(row.id, row.name) for row in named(campaigns(actor), text, limit)]


def _find_deliverables(actor: Actor, text: str, limit: int) -> list[Hit]:
    rows = Deliverable.objects.filter(
        policy.visible(actor), deleted_at__isnull=True, campaign__deleted_at__isnull=True
    ).select_related("campaign")
    return [Hit(row.id, row.name, row.campaign.name) for row in named(rows, text, limit)]


COMMENTABLES = (
    Commentable("campaign", _campaign),
    Commentable("deliverable", _deliverable),
)
ATTACHABLES = (
    Attachable("campaign", _campaign),
    Attachable("deliverable", _deliverable),
)
SEARCHABLES = (Searchable("campaign", _find_campaigns), Searchable("deliverable", _find_deliverables))
