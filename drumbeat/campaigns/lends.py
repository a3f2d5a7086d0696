"""Campaigns and deliverables as other areas' subjects: to be commented on, to carry files, to be found."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.activity.offers import Commentable, Reportable
from drumbeat.audiences.offers import Speaker, Speaking
from drumbeat.campaigns import policy
from drumbeat.campaigns.models import CampaignAudience, Deliverable
from drumbeat.campaigns.queries import (
    all_fields,
    campaigns,
    find_campaign,
    find_deliverable,
    names_of,
    programs,
    templates,
    types,
)  # fmt: skip
from drumbeat.files.offers import Attachable
from drumbeat.goals.offers import Campaigns
from drumbeat.identity.offers import Shareable
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Ref, Subject
from drumbeat.kernel.safety.naming import Naming
from drumbeat.search.offers import Hit, Searchable, named


def campaign_subject(actor: Actor, campaign_id: UUID) -> Subject:
    """Return a campaign as others attach to it."""
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
    return [Hit(row.id, row.name, row.campaign.name, row.campaign_id) for row in named(rows, text, limit)]


COMMENTABLES = (
    Commentable("campaign", campaign_subject),
    Commentable("deliverable", _deliverable),
)
REPORTABLE = Reportable("campaign", campaign_subject, lambda pk: f"/campaigns/{pk}/updates")
SHAREABLE = Shareable("campaign", campaign_subject)
ATTACHABLES = (
    Attachable("campaign", campaign_subject),
    Attachable("deliverable", _deliverable),
)


def _speaking(actor: Actor, channel_ids: Sequence[UUID]) -> list[Speaking]:
    rows = Deliverable.objects.filter(
        policy.visible(actor),
        deleted_at__isnull=True,
        campaign__deleted_at__isnull=True,
        channel_id__in=list(channel_ids),
        audience_id__isnull=False,
    ).exclude(state=Deliverable.State.RETIRED)
    return [
        Speaking(Ref("deliverable", row.id), row.name, row.campaign_id, row.channel_id, row.audience_id)
        for row in rows.order_by("id")
        if row.channel_id and row.audience_id
    ]


SPEAKER = Speaker("deliverables", _speaking)


def _programs(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return {row.id: row.name for row in programs(actor) if row.id in ids}


def _types(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return {row.id: row.name for row in types(actor) if row.id in ids}


def _templates(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return {row.id: row.name for row in templates(actor) if row.id in ids}


def _fields(actor: Actor, ids: set[UUID]) -> Mapping[Any, str]:
    """Fields, and the choices they offer by the ids values hold."""
    fields = [field for field in all_fields(actor) if field.id in ids]
    choices = {option["id"]: option["name"] for field in fields for option in field.options}
    return {**choices, **{field.id: field.name for field in fields}}


def _addressings(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    rows = CampaignAudience.objects.filter(policy.visible(actor), pk__in=ids)
    return dict(rows.values_list("id", "audience__name"))


def _deliverable_names(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return dict(Deliverable.objects.filter(policy.visible(actor), pk__in=ids).values_list("id", "name"))


NAMINGS = (
    Naming(frozenset({"campaign"}), frozenset({"campaign_id", "linked"}), names_of),
    Naming(frozenset({"program"}), frozenset({"program_id"}), _programs),
    Naming(frozenset({"type"}), frozenset({"type_id"}), _types),
    Naming(frozenset({"template"}), frozenset({"template_id"}), _templates),
    Naming(frozenset({"field"}), frozenset({"fields"}), _fields),
    Naming(frozenset({"deliverable"}), frozenset({"deliverable_id"}), _deliverable_names),
    Naming(frozenset({"campaign_audience"}), frozenset(), _addressings),
)
SEARCHABLES = (Searchable("campaign", _find_campaigns), Searchable("deliverable", _find_deliverables))


def _type_keys(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = campaigns(actor).filter(pk__in=list(ids)).values_list("id", "type__key", "type_id")
    return {pk: key.rsplit(".", 1)[-1] or str(type_id) for pk, key, type_id in rows}


GOALS = Campaigns(campaign_subject, _type_keys)
