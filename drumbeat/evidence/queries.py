"""Reads of evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from drumbeat.evidence import offers, policy
from drumbeat.evidence.models import Citation, Evidence
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.http.paging import cursor_of, ordered
from drumbeat.kernel.refs import Subject
from drumbeat.search.offers import holds


@dataclass(frozen=True)
class Wanted:
    """What of the library is asked for; empty admits all."""

    kind: str = ""
    reliability: str = ""
    text: str = ""


def evidence(actor: Actor) -> QuerySet[Evidence]:
    """Return the evidence the actor sees, with who added it, without the bin."""
    return Evidence.objects.filter(policy.visible(actor), deleted_at__isnull=True).select_related("added_by")


def find_evidence(actor: Actor, evidence_id: UUID) -> Evidence:
    """Return one piece; raise NotFound when the actor does not see it."""
    row = evidence(actor).filter(pk=evidence_id).first()
    if row is None:
        raise NotFound("evidence.no_evidence")
    return row


def evidence_page(actor: Actor, wanted: Wanted, cursor: str | None, limit: int) -> tuple[list[Evidence], str | None]:
    """Return one page of the library, the latest observed first, and the cursor of the next."""
    rows = evidence(actor)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.reliability:
        rows = rows.filter(reliability=wanted.reliability)
    if wanted.text.strip():
        rows = rows.filter(holds(wanted.text, "title") | holds(wanted.text, "source") | holds(wanted.text, "summary"))
    found = list(ordered(rows, [("observed_on", True), ("id", True)], cursor)[: limit + 1])
    page = found[:limit]
    more = len(found) > limit
    return page, cursor_of([page[-1].observed_on.isoformat(), str(page[-1].id)]) if more else None


def find_citing(actor: Actor, kind: str, subject_id: UUID) -> Subject:
    """Return what cites; raise NotFound for kinds that cite nothing and for what the actor does not see."""
    citable = offers.citables.get(kind)
    if citable is None:
        raise NotFound("evidence.no_subject")
    return citable.find(actor, subject_id)


def citations(actor: Actor) -> QuerySet[Citation]:
    """Return the citations of objects the actor sees, of evidence that is in the library."""
    rows = Citation.objects.filter(policy.visible(actor), deleted_at__isnull=True, evidence__deleted_at__isnull=True)
    return rows.select_related("evidence").order_by("created_at", "id")


def find_citation(actor: Actor, citation_id: UUID) -> Citation:
    """Return one citation; raise NotFound when the actor does not see it."""
    row = citations(actor).filter(pk=citation_id).first()
    if row is None:
        raise NotFound("evidence.no_citation")
    return row


def cited_by(actor: Actor, kind: str, subject_id: UUID) -> list[Citation]:
    """Return what an object rests on."""
    find_citing(actor, kind, subject_id)
    return list(citations(actor).filter(ref_kind=kind, ref_id=subject_id)[:200])


def citations_of(actor: Actor, evidence_id: UUID) -> list[Citation]:
    """Return what rests on a piece, as far as the actor sees it."""
    return list(citations(actor).filter(evidence_id=evidence_id)[:500])


def times_cited(actor: Actor, evidence_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many objects that the actor sees rest on each of the pieces."""
    rows = Citation.objects.filter(policy.visible(actor), deleted_at__isnull=True, evidence_id__in=list(evidence_ids))
    return dict(rows.values("evidence_id").annotate(times=Count("id")).values_list("evidence_id", "times"))


def replanned_in(actor: Actor, evidence_id: UUID, scope_id: UUID, kind: str) -> list[Citation]:
    """Return the citations by which a piece has set work of `kind` going within a scope."""
    return list(citations(actor).filter(Q(evidence_id=evidence_id, scope_id=scope_id, ref_kind=kind)))
