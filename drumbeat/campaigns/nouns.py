"""How campaigns, deliverables and custom fields are taken back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.campaigns import policy
from drumbeat.campaigns.actions import audience
from drumbeat.campaigns.actions import campaign as campaigns
from drumbeat.campaigns.actions import deliverable as deliverables
from drumbeat.campaigns.actions import field as fields
from drumbeat.campaigns.models import Campaign, CampaignAudience, CustomField, Deliverable
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot

Back = Mapping[UUID, dict[str, Any]]
_DATES = ("start", "launch", "end", "due")


def _campaign_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Campaign.objects.filter(policy.visible(actor), pk__in=ids)
    return {row.id: _snapshot(actor, row, campaigns.FIELDS, policy.REMOVE_CAMPAIGN) for row in rows}


def _deliverable_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Deliverable.objects.filter(policy.visible(actor), pk__in=ids)
    return {row.id: _snapshot(actor, row, deliverables.FIELDS, policy.REMOVE_DELIVERABLE) for row in rows}


def _field_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = CustomField.objects.filter(policy.visible(actor), pk__in=ids)
    return {row.id: _snapshot(actor, row, fields.CHANGEABLE, policy.REMOVE_FIELD) for row in rows}


def _addressing_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = CampaignAudience.objects.filter(policy.visible(actor), pk__in=ids).select_related("audience")
    return {
        row.id: Snapshot(
            row.audience.name,
            {"primary": row.primary},
            permits(actor, policy.DROP_AUDIENCE, row),
            row.deleted_at is not None,
        )
        for row in rows
    }


def _revert_addressings(actor: Actor, back: Back) -> None:
    rows = CampaignAudience.objects.filter(policy.visible(actor), pk__in=list(back), deleted_at__isnull=True)
    for row in rows:
        audience.set_primary(actor, row, primary=back[row.id]["primary"])


def _snapshot(actor: Actor, row: Any, names: Sequence[str], permission: Any) -> Snapshot:
    values = {name: jsonable(getattr(row, name)) for name in names}
    return Snapshot(row.name, values, permits(actor, permission, row), row.deleted_at is not None)


def _remove_campaigns(actor: Actor, ids: Sequence[UUID]) -> None:
    for pk in Campaign.objects.filter(pk__in=ids, deleted_at__isnull=True).values_list("id", flat=True):
        campaigns.remove_campaign(actor, pk)


def _restore_campaigns(actor: Actor, ids: Sequence[UUID]) -> None:
    for pk in Campaign.objects.filter(pk__in=ids, deleted_at__isnull=False).values_list("id", flat=True):
        campaigns.restore_campaign(actor, pk)


def _revert_campaigns(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        campaigns.update_campaign(actor, pk, _typed(values))


def _revert_deliverables(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        deliverables.update_deliverable(actor, pk, _typed(values))


def _revert_fields(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        fields.update_field(actor, pk, {name: values[name] for name in fields.CHANGEABLE if name in values})


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in values.items():
        if value is not None and name in _DATES:
            value = date.fromisoformat(value)
        elif value is not None and name.endswith("_id"):
            value = UUID(value)
        found[name] = value
    return found


NOUNS = (
    Noun("campaign", _campaign_snapshots, _remove_campaigns, _restore_campaigns, _revert_campaigns),
    Noun(
        "deliverable",
        _deliverable_snapshots,
        deliverables.remove_deliverables,
        deliverables.restore_deliverables,
        _revert_deliverables,
    ),
    Noun(
        "campaign_audience",
        _addressing_snapshots,
        audience.drop_audiences,
        audience.take_back_audiences,
        _revert_addressings,
    ),
    Noun("field", _field_snapshots, fields.remove_fields, fields.restore_fields, _revert_fields),
)
