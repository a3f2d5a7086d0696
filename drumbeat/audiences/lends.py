"""Audiences and messages as other areas' subjects: named in histories, commented on, resting on evidence,
found by search."""

from collections.abc import Mapping
from uuid import UUID

from drumbeat.activity.offers import Commentable
from drumbeat.audiences import policy
from drumbeat.audiences.models import Audience, AudienceLimit, Message, ProofPoint
from drumbeat.audiences.queries import find_audience, find_message, names_of
from drumbeat.evidence.offers import Citable
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Ref, Subject
from drumbeat.kernel.safety.naming import Naming
from drumbeat.search.offers import Hit, Searchable, named


def audience_subject(actor: Actor, audience_id: UUID) -> Subject:
    """Return an audience as others attach to it."""
    row = find_audience(actor, audience_id)
    return Subject(row.scope_id, (), row.name)


def message_subject(actor: Actor, message_id: UUID) -> Subject:
    """Return a message as others attach to it."""
    row = find_message(actor, message_id)
    return Subject(row.scope_id, (Ref("campaign", row.campaign_id),), row.core)


def _names(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return names_of(actor, ids)


def _limits(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return dict(AudienceLimit.objects.filter(policy.visible(actor), pk__in=ids).values_list("id", "reason"))


def _messages(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return dict(Message.objects.filter(policy.visible(actor), pk__in=ids).values_list("id", "core"))


def _proof_points(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return dict(ProofPoint.objects.filter(policy.visible(actor), pk__in=ids).values_list("id", "text"))


def _find(actor: Actor, text: str, limit: int) -> list[Hit]:
    rows = Audience.objects.filter(policy.visible(actor), deleted_at__isnull=True)
    return [Hit(row.id, row.name) for row in named(rows, text, limit)]


COMMENTABLES = (Commentable("audience", audience_subject), Commentable("message", message_subject))
CITABLES = (Citable("audience", audience_subject), Citable("message", message_subject))
NAMINGS = (
    Naming(frozenset({"audience"}), frozenset({"audience_id"}), _names),
    Naming(frozenset({"limit"}), frozenset(), _limits),
    Naming(frozenset({"message"}), frozenset({"message_id"}), _messages),
    Naming(frozenset({"proof_point"}), frozenset(), _proof_points),
)
SEARCHABLE = Searchable("audience", _find)
