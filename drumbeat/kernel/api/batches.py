"""Doors of batches, undo and dead letters, which belong to no area."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.background.readers import dead_letters, replay_dead_letter
from drumbeat.kernel.batches import find_batch
from drumbeat.kernel.http.doors import Request, reply, writes
from drumbeat.kernel.http.shapes import BatchState, DeadLetterOut, UndoOut
from drumbeat.kernel.models import Batch, DeadLetter
from drumbeat.kernel.policy import can
from drumbeat.kernel.undo import Plan, begin_undo, preview_undo, undo_batch

AT_ONCE = 300
_STATE = ("id", "kind", "label", "state", "total", "done", "actor_id", "undoes", "undone_by", "created_at")
_LETTER = ("id", "reader", "seq", "error", "created_at", "replayed_at")

router = Router()


@router.get("/batches/{batch_id}", response=BatchState, operation_id="get_batch")
def get_batch(request: Request, batch_id: UUID) -> HttpResponse:
    """Return how far a batch has come."""
    batch = find_batch(request.auth, batch_id)
    body = {name: getattr(batch, name) for name in _STATE}
    return reply({**body, "can": can(request.auth, "batch", batch)})


@router.get("/batches/{batch_id}/undo", response=UndoOut, operation_id="preview_undo")
def get_undo(request: Request, batch_id: UUID) -> HttpResponse:
    """Show what undoing a batch would take back and what would stay; writes nothing."""
    return reply(_undo_out(preview_undo(request.auth, batch_id), None, "preview"))


@router.post("/batches/{batch_id}/undo", response=UndoOut, operation_id="undo_batch")
@writes
def post_undo(request: Request, batch_id: UUID) -> HttpResponse:
    """Take a batch back; a long one goes on as a job, to be watched as the batch that is answered."""
    plan = preview_undo(request.auth, batch_id)
    if len(plan.steps) <= AT_ONCE:
        undo, plan = undo_batch(request.auth, batch_id)
        return reply(_undo_out(plan, undo, "done"))
    undo = begin_undo(request.auth, batch_id)
    enqueue("kernel.undo", undo.workspace_id, undo.id)
    return reply(_undo_out(plan, undo, "running"))


@router.get("/dead-letters", response=list[DeadLetterOut], operation_id="list_dead_letters")
def list_dead_letters(request: Request) -> HttpResponse:
    """Return the events readers gave up on."""
    return reply([_letter_out(letter) for letter in dead_letters(request.auth)])


@router.post("/dead-letters/{letter_id}/replay", response=DeadLetterOut, operation_id="replay_dead_letter")
@writes
def post_replay(request: Request, letter_id: UUID) -> HttpResponse:
    """Hand an event to its reader once more."""
    return reply(_letter_out(replay_dead_letter(request.auth, letter_id)))


def _undo_out(plan: Plan, undo: Batch | None, state: str) -> dict[str, Any]:
    return {
        "batch": undo.id if undo else None,
        "state": state,
        "reverted": len(plan.steps),
        "kept": plan.kept,
        "irreversible": plan.irreversible,
    }


def _letter_out(letter: DeadLetter) -> dict[str, Any]:
    return {name: getattr(letter, name) for name in _LETTER}
