"""Doors of capacity."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.capacity import actions, queries, schemas
from drumbeat.capacity.models import Skill
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.doors import Request, no_content, reply, writes
from drumbeat.kernel.http.paging import cursor_of, ordered, page_size
from drumbeat.kernel.policy import can

router = Router()
ORDER = [("name", False), ("id", False)]


@router.get("/skills", operation_id="list_skills", response=schemas.SkillPage)
def list_skills(request: Request, cursor: str | None = None, limit: int | None = None) -> HttpResponse:
    """Return what the reader sees, by name."""
    size = page_size(limit)
    rows = list(ordered(queries.skills(request.auth), ORDER, cursor)[: size + 1])
    following = cursor_of([rows[size - 1].name, str(rows[size - 1].id)]) if len(rows) > size else None
    return reply({"items": [_shape(request.auth, row) for row in rows[:size]], "next": following})


@router.post("/skills", operation_id="create_skill", response={201: schemas.SkillOut})
@writes
def create_skill(request: Request, body: schemas.NewSkill) -> HttpResponse:
    """Create a skill."""
    return reply(_shape(request.auth, actions.create_skill(request.auth, body.name)), 201)


@router.delete("/skills/{skill_id}", operation_id="remove_skill", response={204: None})
@writes
def remove_skill(request: Request, skill_id: UUID) -> HttpResponse:
    """Move a skill to the bin."""
    actions.remove_skill(request.auth, skill_id)
    return no_content()


def _shape(actor: Actor, row: Skill) -> dict[str, object]:
    return {"id": row.id, "name": row.name, "can": can(actor, "skill", row)}
