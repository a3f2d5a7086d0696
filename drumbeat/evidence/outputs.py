"""Evidence as JSON values; `seq` is the etag, read before the row was."""

from collections.abc import Sequence
from typing import Any

from drumbeat.evidence.models import Citation, Evidence
from drumbeat.evidence.queries import citations_of, times_cited
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import can
from drumbeat.kernel.safety.markup import render_markdown
from drumbeat.kernel.safety.naming import Told, names_in

_OWN = (
    "id", "kind", "title", "summary", "source", "url", "observed_on", "reliability", "metric_key", "unit",
    "added_by_id", "files", "comments",
)  # fmt: skip


def evidence_list(actor: Actor, rows: Sequence[Evidence]) -> list[dict[str, Any]]:
    """Return pieces of evidence, each with how often it is cited."""
    cited = times_cited(actor, [row.id for row in rows])
    return [_out(actor, row, cited.get(row.id, 0)) for row in rows]


def evidence_out(actor: Actor, row: Evidence, seq: int) -> dict[str, Any]:
    """Return one piece in full."""
    citing = citations_of(actor, row.id)
    names = names_in(actor, [Told(each.ref_kind, each.ref_id, {}, {}) for each in citing])
    shown = [_citing(actor, each, names[str(each.ref_id)]) for each in citing if str(each.ref_id) in names]
    return {**_out(actor, row, len(shown)), "etag": seq, "cited_by": shown}


def citation_out(actor: Actor, row: Citation) -> dict[str, Any]:
    """Return what an object rests on."""
    piece = row.evidence
    return {
        **{name: getattr(piece, name) for name in ("title", "kind", "source", "observed_on", "reliability")},
        "id": row.id,
        "evidence_id": piece.id,
        "note": row.note,
        "can": can(actor, "citation", row),
    }


def _out(actor: Actor, row: Evidence, cited: int) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in _OWN},
        "html": render_markdown(row.summary),
        "value": jsonable(row.value),
        "added_by": row.added_by.name if row.added_by else "",
        "cited": cited,
        "can": can(actor, "evidence", row),
    }


def _citing(actor: Actor, row: Citation, name: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.ref_kind,
        "ref_id": row.ref_id,
        "name": name,
        "note": row.note,
        "can": can(actor, "citation", row),
    }
