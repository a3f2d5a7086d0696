"""Reads of campaigns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from drumbeat.audiences.queries import standards
from drumbeat.calendars.queries import working_calendar
from drumbeat.campaigns import policy, rules
from drumbeat.campaigns.models import (
    Campaign,
    CampaignAudience,
    CampaignLink,
    CampaignType,
    CustomField,
    Deliverable,
    Program,
    Template,
)
from drumbeat.channels.queries import lead_days_of
from drumbeat.engines.calendars.working import CalendarRange
from drumbeat.identity.queries import require_people
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Conflict, NotFound
from drumbeat.kernel.raw.select import select_object, select_objects, select_rows, select_values
from drumbeat.kernel.texts import key_of, localised, names_in, shipped, unworded

CONTENT_TYPES = "campaigns.content."
"""What the keys of shipped content types begin with."""

Named = TypeVar("Named", CampaignType, CustomField, Template)


def campaigns(actor: Actor) -> QuerySet[Campaign]:
    """Return the campaigns the actor sees, without those in the bin."""
    return Campaign.objects.filter(policy.visible(actor), deleted_at__isnull=True)


def open_campaigns(actor: Actor) -> QuerySet[Campaign]:
    """Return the campaigns the actor sees that are neither finished nor archived."""
    return campaigns(actor).filter(state=Campaign.State.OPEN)


def find_campaign(actor: Actor, campaign_id: UUID) -> Campaign:
    """Return one campaign; raise NotFound when the actor does not see it."""
    campaign = select_object(Campaign, policy.visible(actor) & Q(id=campaign_id, deleted_at__isnull=True))
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


def deliverable_states(actor: Actor, campaign_id: UUID) -> list[str]:
    """Return the states of a campaign's deliverables, in their order."""
    there = policy.visible(actor) & Q(campaign_id=campaign_id, deleted_at__isnull=True)
    return [state for (state,) in select_values(Deliverable, there, ("state",), ("rank", "id"))]


def find_deliverable(actor: Actor, deliverable_id: UUID) -> Deliverable:
    """Return one deliverable; raise NotFound when the actor does not see it."""
    there = policy.visible(actor) & Q(id=deliverable_id, deleted_at__isnull=True)
    deliverable = select_object(Deliverable, there, related=("campaign",))
    if deliverable is None:
        raise NotFound("campaigns.no_deliverable")
    return deliverable


def require_deliverables(actor: Actor, campaign_id: UUID, ids: Iterable[UUID]) -> None:
    """Raise NotFound unless each is a deliverable of the campaign that the actor sees."""
    wanted = set(ids)
    if wanted and deliverables(actor, campaign_id).filter(pk__in=wanted).count() < len(wanted):
        raise NotFound("campaigns.no_deliverable")


def campaign_audiences(actor: Actor, campaign_id: UUID) -> list[CampaignAudience]:
    """Return whom a campaign addresses, each with its audience: the primary one first, then by name."""
    there = policy.visible(actor) & Q(campaign_id=campaign_id, deleted_at__isnull=True)
    return select_objects(CampaignAudience, there, ("-primary", "audience__name", "id"), related=("audience",))


def content_key(written: str) -> str:
    """Return the key of the shipped content type that goes by this word in any language, else the word itself."""
    return key_of(CONTENT_TYPES, written)


def ready_days(actor: Actor, rows: Iterable[Deliverable]) -> dict[UUID, date]:
    """Return by when the material of each must be ready: its due day less its channel's lead time in working days.

    What has no due day or no channel that asks for time is left out, and so is a day outside the calendar's years.
    """
    asked = [row for row in rows if row.due and row.channel_id]
    leads = lead_days_of(actor) if asked else {}
    calendar = working_calendar(actor.workspace_id) if asked else None
    found: dict[UUID, date] = {}
    for row in asked:
        lead = leads.get(row.channel_id, 0) if row.channel_id else 0
        if calendar is not None and row.due and lead:
            with suppress(CalendarRange):
                found[row.id] = calendar.add_days(row.due, -lead)
    return found


def warnings_of(actor: Actor, rows: Sequence[Deliverable]) -> dict[UUID, list[rules.Warned]]:
    """Return what is wrong with where deliverables go: material that should be ready by now, an audience kept off.

    What is cleared or retired already is not warned of.
    """
    day = today(actor.time_zone)
    open_rows = [row for row in rows if not rules.is_cleared(row.state) and row.state != Deliverable.State.RETIRED]
    found: dict[UUID, list[rules.Warned]] = {}
    for pk, ready in ready_days(actor, open_rows).items():
        if ready < day:
            found.setdefault(pk, []).append(rules.Warned("too_late", ready))
    aimed = [row for row in open_rows if row.channel_id and row.audience_id]
    held = standards(actor) if aimed else None
    for row in aimed:
        limit = held.forbidding(row.channel_id, row.audience_id) if held else None
        if limit is not None:
            found.setdefault(row.id, []).append(rules.Warned("limited", None, limit.reason))
    return found


def types(actor: Actor) -> list[CampaignType]:
    """Return the campaign types in order, named in the actor's language."""
    rows = CampaignType.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True)
    return [_named(actor, row) for row in rows.order_by("rank", "id")]


def find_type(actor: Actor, type_id: UUID) -> CampaignType:
    """Return one campaign type; raise NotFound for other workspaces'."""
    row = select_object(CampaignType, Q(workspace_id=actor.workspace_id, id=type_id, deleted_at__isnull=True))
    if row is None:
        raise NotFound("campaigns.no_type")
    return _named(actor, row)


def review_rounds_of(workspace_id: UUID, campaign_ids: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """Return per campaign its type's rounds of review: chance of one more and its cost, in hundredths."""
    rows = Campaign.objects.filter(workspace_id=workspace_id, pk__in=set(campaign_ids))
    return {pk: (chance, cost) for pk, chance, cost in rows.values_list("id", "type__round_chance", "type__round_cost")}


def find_program(actor: Actor, program_id: UUID) -> Program:
    """Return one program; raise NotFound when the actor does not see it."""
    row = select_object(Program, policy.visible(actor) & Q(id=program_id, deleted_at__isnull=True))
    if row is None:
        raise NotFound("campaigns.no_program")
    return row


def templates(actor: Actor) -> list[Template]:
    """Return the templates, named in the actor's language."""
    rows = select_objects(Template, Q(workspace_id=actor.workspace_id, deleted_at__isnull=True))
    return sorted((_named(actor, row) for row in rows), key=lambda row: row.name)


def find_template(actor: Actor, template_id: UUID) -> Template:
    """Return one template; raise NotFound for other workspaces'."""
    row = Template.objects.filter(workspace_id=actor.workspace_id, pk=template_id, deleted_at__isnull=True).first()
    if row is None:
        raise NotFound("campaigns.no_template")
    return _named(actor, row)


def fields_for(actor: Actor, target: str, campaign: Campaign | None = None) -> list[CustomField]:
    """Return the custom fields of a target: of all campaigns, of the campaign's type and of the campaign itself."""
    rows = select_objects(CustomField, _fields_of(actor, target, campaign), ("rank", "id"))
    return [_named(actor, row) for row in rows]


def _fields_of(actor: Actor, target: str, campaign: Campaign | None) -> Q:
    where = Q(workspace_id=actor.workspace_id, target=target, deleted_at__isnull=True)
    if campaign is not None:
        everywhere = Q(type_id__isnull=True, campaign_id__isnull=True)
        where &= everywhere | Q(type_id=campaign.type_id) | Q(campaign_id=campaign.id)
    return where


def find_field(actor: Actor, field_id: UUID) -> CustomField:
    """Return one custom field; raise NotFound when the actor does not see it."""
    row = CustomField.objects.filter(policy.visible(actor), pk=field_id, deleted_at__isnull=True).first()
    if row is None:
        raise NotFound("campaigns.no_field")
    return _named(actor, row)


def all_fields(actor: Actor) -> list[CustomField]:
    """Return every custom field the actor sees, in order."""
    rows = CustomField.objects.filter(policy.visible(actor), deleted_at__isnull=True)
    return [_named(actor, row) for row in rows.order_by("target", "rank", "id")]


def value_checker(actor: Actor, target: str, campaign: Campaign) -> Callable[[Mapping[str, Any]], list[UUID]]:
    """Return a check of custom values for writes of many rows: it raises Invalid and returns the people named.

    The caller must see to it that those people exist (`identity.queries.require_people`), once for all rows.
    """
    return partial(rules.check_values, _rules_for(actor, target, campaign))


def refuse_missing(actor: Actor, target: str, campaign: Campaign, values: Mapping[str, Any]) -> None:
    """Raise Conflict, naming them, when required fields of the target have no value."""
    gaps = rules.missing(_rules_for(actor, target, campaign), values)
    if gaps:
        names = {str(field.id): field.name for field in fields_for(actor, target, campaign)}
        raise Conflict("campaigns.fields_missing", names=", ".join(names[key] for key in gaps), fields=gaps)


def _rules_for(actor: Actor, target: str, campaign: Campaign) -> dict[str, rules.FieldRule]:
    rows = select_rows(CustomField, _fields_of(actor, target, campaign), _RULING, ("rank", "id"))
    return {
        pk: rules.FieldRule(kind, required, frozenset(str(option["id"]) for option in options))
        for pk, kind, required, options in rows
    }


_RULING = ("id", "kind", "required", "options")


def check_values(actor: Actor, target: str, campaign: Campaign, values: Mapping[str, Any]) -> None:
    """Raise Invalid unless the values fit the target's custom fields, NotFound for people of other workspaces."""
    if values:
        require_people(actor, value_checker(actor, target, campaign)(values))


def programs(actor: Actor) -> list[Program]:
    """Return the programs the actor sees, the latest first."""
    rows = Program.objects.filter(policy.visible(actor), deleted_at__isnull=True)
    return list(rows.order_by("-start", "name", "id"))


def linked_campaigns(actor: Actor, campaign_id: UUID) -> dict[UUID, Campaign]:
    """Return the campaigns joined to one by a link, by the link's id, as far as the actor sees them."""
    seen = {row.id: row for row in campaigns(actor)}
    found: dict[UUID, Campaign] = {}
    rows = CampaignLink.objects.filter(Q(campaign_id=campaign_id) | Q(other_id=campaign_id)).order_by("created_at")
    for pk, one, other in rows.values_list("id", "campaign_id", "other_id"):
        there = seen.get(other if one == campaign_id else one)
        if there is not None:
            found[pk] = there
    return found


def names_of(actor: Actor, campaign_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of those of the campaigns that the actor sees."""
    return dict(campaigns(actor).filter(pk__in=list(campaign_ids)).values_list("id", "name"))


def _named(actor: Actor, row: Named) -> Named:
    row.name = shipped(row.key, row.name, actor.language)
    if isinstance(row, CustomField):
        row.options = localised(row.options, actor.language)
    if isinstance(row, CampaignType):
        row.content_types = names_in(row.content_types, actor.language)
    if isinstance(row, Template):
        row.description = unworded(f"{row.key}.about", row.description, actor.language)
        row.parts = localised(row.parts, actor.language)
    return row
