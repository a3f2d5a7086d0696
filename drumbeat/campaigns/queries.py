"""Reads of campaigns."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from drumbeat.campaigns import policy
from drumbeat.campaigns.models import Campaign, CampaignType, CustomField, Deliverable, Program, Template
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.texts import shipped

Named = TypeVar("Named", CampaignType, CustomField, Template)


def campaigns(actor: Actor) -> QuerySet[Campaign]:
    """Return the campaigns the actor sees, without those in the bin."""
    return Campaign.objects.filter(policy.visible(actor), deleted_at__isnull=True)


def open_campaigns(actor: Actor) -> QuerySet[Campaign]:
    """Return the campaigns the actor sees that are neither finished nor archived."""
    return campaigns(actor).filter(state=Campaign.State.OPEN)


def find_campaign(actor: Actor, campaign_id: UUID) -> Campaign:
    """Return one campaign; raise NotFound when the actor does not see it."""
    campaign = campaigns(actor).filter(pk=campaign_id).first()
    if campaign is None:
        raise NotFound("campaigns.no_campaign")
    return campaign


def campaign_by_name(actor: Actor, name: str) -> Campaign | None:
    """Return the open campaign of that name, the newest when several share it."""
    return campaigns(actor).filter(name=name, state=Campaign.State.OPEN).order_by("-created_at").first()


def deliverables(actor: Actor, campaign_id: UUID) -> QuerySet[Deliverable]:
    """Return a campaign's deliverables in order."""
    rows = Deliverable.objects.filter(policy.visible(actor), campaign_id=campaign_id, deleted_at__isnull=True)
    return rows.order_by("rank", "id")


def find_deliverable(actor: Actor, deliverable_id: UUID) -> Deliverable:
    """Return one deliverable; raise NotFound when the actor does not see it."""
    rows = Deliverable.objects.filter(policy.visible(actor), pk=deliverable_id, deleted_at__isnull=True)
    deliverable = rows.select_related("campaign").first()
    if deliverable is None:
        raise NotFound("campaigns.no_deliverable")
    return deliverable


def types(actor: Actor) -> list[CampaignType]:
    """Return the campaign types in order, named in the actor's language."""
    rows = CampaignType.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True)
    return [_named(actor, row) for row in rows.order_by("rank", "id")]


def find_type(actor: Actor, type_id: UUID) -> CampaignType:
    """Return one campaign type; raise NotFound for other workspaces'."""
    row = CampaignType.objects.filter(workspace_id=actor.workspace_id, pk=type_id, deleted_at__isnull=True).first()
    if row is None:
        raise NotFound("campaigns.no_type")
    return _named(actor, row)


def find_program(actor: Actor, program_id: UUID) -> Program:
    """Return one program; raise NotFound when the actor does not see it."""
    row = Program.objects.filter(policy.visible(actor), pk=program_id, deleted_at__isnull=True).first()
    if row is None:
        raise NotFound("campaigns.no_program")
    return row


def templates(actor: Actor) -> list[Template]:
    """Return the templates, named in the actor's language."""
    rows = Template.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True)
    return sorted((_named(actor, row) for row in rows), key=lambda row: row.name)


def find_template(actor: Actor, template_id: UUID) -> Template:
    """Return one template; raise NotFound for other workspaces'."""
    row = Template.objects.filter(workspace_id=actor.workspace_id, pk=template_id, deleted_at__isnull=True).first()
    if row is None:
        raise NotFound("campaigns.no_template")
    return _named(actor, row)


def fields_for(actor: Actor, target: str, campaign: Campaign | None = None) -> list[CustomField]:
    """Return the custom fields of a target: of all campaigns, of the campaign's type and of the campaign itself."""
    rows = CustomField.objects.filter(workspace_id=actor.workspace_id, target=target, deleted_at__isnull=True)
    if campaign is not None:
        rows = rows.filter(
            Q(type__isnull=True, campaign__isnull=True) | Q(type_id=campaign.type_id) | Q(campaign_id=campaign.id)
        )
    return [_named(actor, row) for row in rows.order_by("rank", "id")]


def names_of(actor: Actor, campaign_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of those of the campaigns that the actor sees."""
    return dict(campaigns(actor).filter(pk__in=list(campaign_ids)).values_list("id", "name"))


def _named(actor: Actor, row: Named) -> Named:
    row.name = shipped(row.key, row.name, actor.language)
    return row
