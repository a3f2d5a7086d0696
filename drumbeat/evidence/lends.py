"""Evidence as other areas' subject: to be commented on, to carry files, to be found, to be called by name."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from django.db.models import F

from drumbeat.activity.offers import Commentable
from drumbeat.evidence import policy
from drumbeat.evidence.models import Evidence
from drumbeat.evidence.queries import evidence, find_evidence
from drumbeat.files.offers import Attachable
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Subject
from drumbeat.kernel.safety.naming import Naming
from drumbeat.search.offers import Hit, Searchable, named


def _subject(actor: Actor, evidence_id: UUID) -> Subject:
    row = find_evidence(actor, evidence_id)
    return Subject(row.scope_id, (), row.title)


def _count(column: str, evidence_id: UUID, delta: int) -> None:
    Evidence.objects.filter(pk=evidence_id).update(**{column: F(column) + delta})


def _find(actor: Actor, text: str, limit: int) -> list[Hit]:
    return [Hit(row.id, row.title, row.source) for row in named(evidence(actor), text, limit, "title")]


def _names(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return dict(Evidence.objects.filter(policy.visible(actor), pk__in=ids).values_list("id", "title"))


COMMENTABLE = Commentable("evidence", _subject, partial(_count, "comments"))
ATTACHABLE = Attachable("evidence", _subject, partial(_count, "files"))
SEARCHABLE = Searchable("evidence", _find)
NAMING = Naming(frozenset({"evidence"}), frozenset({"evidence_id"}), _names)
