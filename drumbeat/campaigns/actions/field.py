"""Writes on custom fields."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from drumbeat.campaigns import events, policy, rules
from drumbeat.campaigns.actions.binned import bring_back, put_away
from drumbeat.campaigns.models import CustomField
from drumbeat.campaigns.queries import find_campaign, find_field, find_type
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import Event, assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between
from drumbeat.kernel.refs import Ref
from drumbeat.kernel.texts import keyed

CHANGEABLE = ("name", "options", "required")
MOST_FIELDS = 400


@action
def add_field(actor: Actor, values: Mapping[str, Any]) -> CustomField:
    """Add a field to all things of a target, to those of a type or of one campaign."""
    campaign_id, type_id = values.get("campaign_id"), values.get("type_id")
    options = _with_ids(values.get("options") or [])
    rules.check_field({**values, "options": options})
    home = find_campaign(actor, campaign_id) if campaign_id else workspace_of(actor)
    if type_id:
        find_type(actor, type_id)
    require(actor, policy.ADD_FIELD, home)
    rows = CustomField.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True)
    if rows.count() >= MOST_FIELDS:
        raise Conflict("campaigns.too_many_fields", most=MOST_FIELDS)
    field = CustomField.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=home.scope_id,
        target=values["target"],
        type_id=type_id,
        campaign_id=campaign_id,
        kind=values["kind"],
        name=rules.clean_name(values["name"])[0],
        options=options,
        required=bool(values.get("required")),
        rank=between(rows.order_by("-rank").values_list("rank", flat=True).first(), None),
    )
    emit(
        events.FieldAdded(
            subject=field_ref(field), scope_id=field.scope_id, parents=_parents(field), facts={"name": field.name}
        )
    )
    return field


@action
def update_field(
    actor: Actor, field_id: UUID, values: Mapping[str, Any], base: int | None = None, *, before_id: UUID | None = None
) -> CustomField:
    """Change name, options, requirement or place; target and kind stay, because values were given in them."""
    shown = find_field(actor, field_id)
    require(actor, policy.UPDATE_FIELD, shown)
    refuse_if_changed(actor, shown, field_ref(shown), values, base)
    wanted = {name: values[name] for name in CHANGEABLE if name in values}
    if "options" in wanted:
        wanted["options"] = _with_ids(wanted["options"])
    merged = {name: getattr(shown, name) for name in ("target", "kind", *CHANGEABLE)} | wanted
    rules.check_field(merged)
    field = CustomField.objects.get(pk=field_id)
    if "options" in wanted:
        known = {option["id"]: option.get("text_key") for option in field.options}
        worded = [{**option, "text_key": known.get(option["id"])} for option in wanted["options"]]
        wanted["options"] = [_without_empty(option) for option in keyed(worded, actor.language)]
    if "name" in wanted:
        wanted["name"] = rules.clean_name(wanted["name"])[0]
        if wanted["name"] == shown.name:
            del wanted["name"]
        else:
            wanted["key"] = ""
    if before_id is not None:
        wanted["rank"] = _rank_before(actor, field, before_id)
    changes = assign(field, wanted)
    if changes:
        field.save(update_fields=list(changes))
        emit(
            events.FieldUpdated(
                subject=field_ref(field), scope_id=field.scope_id, parents=_parents(field), changes=changes
            )
        )
    return find_field(actor, field_id)


@action
def remove_fields(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move fields to the bin; the values stay with their rows and show again when a field comes back."""
    put_away(actor, CustomField, ids, policy.REMOVE_FIELD, partial(_fact, events.FieldRemoved))


@action
def restore_fields(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring fields back with their values."""
    bring_back(actor, CustomField, ids, policy.REMOVE_FIELD, partial(_fact, events.FieldRestored))


def field_ref(field: CustomField) -> Ref:
    """Return the pointer to a custom field."""
    return Ref("field", field.id)


def _fact(event: type[Event], field: CustomField) -> Event:
    return event(subject=field_ref(field), scope_id=field.scope_id, parents=_parents(field))


def _parents(field: CustomField) -> tuple[Ref, ...]:
    found = (("campaign", field.campaign_id), ("type", field.type_id))
    return tuple(Ref(kind, pk) for kind, pk in found if pk is not None)


def _with_ids(options: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give new options an id, so that values stay when an option is renamed."""
    return [
        {
            "id": str(option.get("id") or new_id().hex[-12:]),
            "name": rules.clean_name(option.get("name"))[0],
            "color": str(option.get("color") or ""),
        }
        for option in options
    ]


def _without_empty(option: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in option.items() if value is not None}


def _rank_before(actor: Actor, field: CustomField, before_id: UUID) -> str:
    rows = CustomField.objects.filter(workspace_id=actor.workspace_id, target=field.target, deleted_at__isnull=True)
    anchor = rows.filter(pk=before_id).first()
    if anchor is None:
        raise Invalid("campaigns.bad_field", fields={"before_id": ["unknown"]})
    lower = rows.filter(rank__lt=anchor.rank).exclude(pk=field.pk).order_by("-rank")
    return between(lower.values_list("rank", flat=True).first(), anchor.rank)
