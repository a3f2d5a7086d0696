"""Writes of evidence."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.evidence import events, offers, policy, rules
from drumbeat.evidence.models import Citation, Evidence
from drumbeat.evidence.queries import find_citation, find_citing, find_evidence, replanned_in
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import now, today
from drumbeat.kernel.errors import Conflict, NotFound
from drumbeat.kernel.events import Event, assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref, Subject

FIELDS = (
    "kind", "title", "summary", "source", "url", "observed_on", "reliability", "metric_key", "value", "unit",
)  # fmt: skip


@action
def add_evidence(actor: Actor, values: Mapping[str, Any]) -> Evidence:
    """Add a piece of evidence to the library."""
    workspace = workspace_of(actor)
    require(actor, policy.ADD_EVIDENCE, workspace)
    own = rules.cleaned({name: values[name] for name in FIELDS if name in values})
    rules.check_evidence(own, today(actor.time_zone))
    with batched(actor, "create", own["title"], scope_id=workspace.scope_id):
        row = Evidence.objects.create(
            workspace_id=actor.workspace_id, scope_id=workspace.scope_id, added_by_id=actor.person_id, **own
        )
        emit(_fact(events.EvidenceAdded, row))
    return row


@action
def update_evidence(actor: Actor, evidence_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Evidence:
    """Change a piece of evidence; conflicts only when the same fields changed since `base`."""
    row = find_evidence(actor, evidence_id)
    require(actor, policy.UPDATE_EVIDENCE, row)
    refuse_if_changed(actor, row, ref(row), values, base)
    own = rules.cleaned({name: values[name] for name in FIELDS if name in values})
    rules.check_evidence({name: getattr(row, name) for name in FIELDS} | own, today(actor.time_zone))
    changes = assign(row, own)
    if changes:
        with batched(actor, "edit", row.title, scope_id=row.scope_id):
            row.save(update_fields=list(changes))
            emit(events.EvidenceUpdated(subject=ref(row), scope_id=row.scope_id, changes=changes))
    return row


@action
def remove_evidence(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move evidence to the bin; one already there is passed over."""
    _set(actor, ids, events.EvidenceRemoved, away=True)


@action
def restore_evidence(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring evidence back, with its citations."""
    _set(actor, ids, events.EvidenceRestored, away=False)


@action
def cite_evidence(actor: Actor, evidence_id: UUID, kind: str, subject_id: UUID, note: str = "") -> Citation:
    """Say that an object rests on a piece of evidence; said again, it is the citation there is."""
    row = find_evidence(actor, evidence_id)
    subject = find_citing(actor, kind, subject_id)
    require(actor, policy.CITE_EVIDENCE, subject)
    return _cite(actor, row, Ref(kind, subject_id), subject, note)


@action
def uncite_evidence(actor: Actor, citation_ids: Sequence[UUID]) -> None:
    """Take citations back."""
    for citation_id in citation_ids:
        row = find_citation(actor, citation_id)
        require(actor, policy.UNCITE_EVIDENCE, row)
        with batched(actor, "remove", row.evidence.title, scope_id=row.scope_id):
            row.deleted_at = now()
            row.save(update_fields=["deleted_at"])
            emit(_of(events.EvidenceUncited, row))


@action
def restore_citations(actor: Actor, citation_ids: Sequence[UUID]) -> None:
    """Bring citations back, except where the object cites the piece again by now."""
    gone = Citation.objects.filter(policy.visible(actor), pk__in=list(citation_ids), deleted_at__isnull=False)
    for row in gone.select_related("evidence").order_by("id"):
        require(actor, policy.UNCITE_EVIDENCE, row)
        if not _present(row.evidence_id, Ref(row.ref_kind, row.ref_id)):
            row.deleted_at = None
            row.save(update_fields=["deleted_at"])
            emit(_of(events.CitationRestored, row))


@action
def open_replan(actor: Actor, evidence_id: UUID, campaign_id: UUID, note: str = "") -> Ref:
    """Make the task of planning a campaign again after a change of the market, citing it; return the task.

    Raises Conflict for evidence of another kind, and while the task of an earlier call is still there.
    """
    row = find_evidence(actor, evidence_id)
    replan = next(iter(offers.replans.values()), None)
    if replan is None:
        raise Conflict("evidence.no_replan")
    campaign = replan.campaign(actor, campaign_id)
    require(actor, policy.OPEN_REPLAN, campaign)
    if row.kind != Evidence.Kind.MARKET_CHANGE:
        raise Conflict("evidence.not_a_change", title=row.title)
    _refuse_second(actor, row, campaign, replan.name)
    note = rules.cleaned({"note": note})["note"]
    rules.check_note(note)
    with batched(actor, "replan", row.title, scope_id=campaign.scope_id):
        made = replan.open(actor, campaign_id, row.title, note)
        _cite(actor, row, made, find_citing(actor, made.kind, made.id), note)
        facts = {"name": row.title, "campaign_id": campaign_id, f"{made.kind}_id": made.id}
        parents = (Ref("campaign", campaign_id),)
        emit(events.ReplanOpened(subject=ref(row), scope_id=campaign.scope_id, parents=parents, facts=facts))
    return made


def ref(row: Evidence) -> Ref:
    """Return the pointer to a piece of evidence."""
    return Ref("evidence", row.id)


def _refuse_second(actor: Actor, row: Evidence, campaign: Subject, kind: str) -> None:
    for earlier in replanned_in(actor, row.id, campaign.scope_id, kind):
        try:
            there = find_citing(actor, kind, earlier.ref_id)
        except NotFound:
            continue
        raise Conflict("evidence.replan_open", name=there.name, id=str(earlier.ref_id))


def _cite(actor: Actor, row: Evidence, of: Ref, subject: Subject, note: str) -> Citation:
    note = rules.cleaned({"note": note})["note"]
    rules.check_note(note)
    present = _present(row.id, of)
    if present is not None:
        return present
    with batched(actor, "create", row.title, scope_id=subject.scope_id):
        made = Citation.objects.create(
            workspace_id=actor.workspace_id,
            scope_id=subject.scope_id,
            evidence=row,
            ref_kind=of.kind,
            ref_id=of.id,
            note=note,
            cited_by_id=actor.person_id,
        )
        emit(_of(events.EvidenceCited, made))
    return made


def _present(evidence_id: UUID, of: Ref) -> Citation | None:
    rows = Citation.objects.filter(evidence_id=evidence_id, ref_kind=of.kind, ref_id=of.id, deleted_at__isnull=True)
    return rows.select_related("evidence").first()


def _set(actor: Actor, ids: Sequence[UUID], event: type[Event], *, away: bool) -> None:
    rows = Evidence.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=away)
    for row in rows.order_by("id"):
        require(actor, policy.REMOVE_EVIDENCE, row)
        with batched(actor, "remove", row.title, scope_id=row.scope_id):
            row.deleted_at = now() if away else None
            row.save(update_fields=["deleted_at"])
            emit(_fact(event, row))


def _fact(event: type[Event], row: Evidence) -> Event:
    return event(subject=ref(row), scope_id=row.scope_id, facts={"name": row.title})


def _of(event: type[Event], row: Citation) -> Event:
    return event(
        subject=Ref("citation", row.id),
        scope_id=row.scope_id,
        parents=(Ref(row.ref_kind, row.ref_id), Ref("evidence", row.evidence_id)),
        facts={"name": row.evidence.title, "on": row.ref_kind},
    )
