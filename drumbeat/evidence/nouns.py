"""How evidence and citations are taken back."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from drumbeat.evidence import actions, policy
from drumbeat.evidence.models import Citation, Evidence
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot

Back = Mapping[UUID, dict[str, Any]]


def _snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Evidence.objects.filter(policy.visible(actor), pk__in=ids)
    return {
        row.id: Snapshot(
            row.title,
            {name: jsonable(getattr(row, name)) for name in actions.FIELDS},
            permits(actor, policy.REMOVE_EVIDENCE, row),
            row.deleted_at is not None,
        )
        for row in rows
    }


def _revert(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        actions.update_evidence(actor, pk, {name: _typed(name, value) for name, value in values.items()})


def _typed(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name == "observed_on":
        return date.fromisoformat(value)
    return Decimal(value) if name == "value" else value


def _citations(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Citation.objects.filter(policy.visible(actor), pk__in=ids).select_related("evidence")
    return {
        row.id: Snapshot(
            row.evidence.title, {}, permits(actor, policy.UNCITE_EVIDENCE, row), row.deleted_at is not None
        )
        for row in rows
    }


def _no_values(_actor: Actor, _back: Back) -> None:
    """A citation is made and taken back, never changed."""


NOUNS = (
    Noun("evidence", _snapshots, actions.remove_evidence, actions.restore_evidence, _revert),
    Noun("citation", _citations, actions.uncite_evidence, actions.restore_citations, _no_values),
)
