"""Doors of capacity."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.capacity import policy, schemas
from drumbeat.capacity.actions import assign, plan
from drumbeat.capacity.actions import skills as writes_skills
from drumbeat.capacity.models import Skill
from drumbeat.capacity.queries.loads import review_minutes_of
from drumbeat.capacity.queries.skills import find_skill, levels_of, people_with, skills
from drumbeat.capacity.screens.advice import assignment_advice
from drumbeat.capacity.screens.cell import cell, effort
from drumbeat.capacity.screens.demand import skill_demand
from drumbeat.capacity.screens.workload import Asked, need_out, workload
from drumbeat.identity.queries import find_person, people, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.http.doors import Request, no_content, reply, writes
from drumbeat.kernel.policy import can, permits

router = Router()
FOUR_WEEKS = timedelta(days=27)


@router.get("/workload", response=schemas.WorkloadOut, operation_id="get_workload")
def get_workload(
    request: Request,
    first: date | None = None,
    last: date | None = None,
    unit: schemas.Unit = "week",
    people: str = "",
    teams: str = "",
    campaigns: str = "",
) -> HttpResponse:
    """Return people by days, weeks or months with their time and work; four weeks from Monday unless said otherwise."""
    day = today(request.auth.time_zone)
    begin = first or day - timedelta(days=day.weekday())
    asked = Asked(begin, last or begin + FOUR_WEEKS, unit, _ids(people), _ids(teams), _ids(campaigns))
    return reply(workload(request.auth, asked))


@router.get("/workload/cell", response=schemas.WorkloadCell, operation_id="get_workload_cell")
def get_workload_cell(request: Request, person: UUID, first: date, last: date) -> HttpResponse:
    """Return what a person does on some days."""
    return reply(cell(request.auth, person, first, last))


@router.get("/skill-demand", response=schemas.DemandOut, operation_id="get_skill_demand")
def get_skill_demand(request: Request, months: int = 12) -> HttpResponse:
    """Return demand against supply of skills by month."""
    return reply(skill_demand(request.auth, months))


@router.post("/assignment-advice", response=schemas.AdviceOut, operation_id="get_assignment_advice")
def get_assignment_advice(request: Request, payload: schemas.AdviceIn) -> HttpResponse:
    """Return whom tasks suit best, with the runner-up; writes nothing."""
    return reply(assignment_advice(request.auth, payload.task_ids, payload.campaign_id))


@router.post("/assignment-advice/accept", response=schemas.AssignedOut, operation_id="accept_assignments")
@writes
def accept_assignments(request: Request, payload: schemas.AcceptIn) -> HttpResponse:
    """Give tasks to the people chosen for them; one undoable batch."""
    chosen = {each.task_id: each.person_id for each in payload.tasks}
    seen = {each.task_id: each.seen for each in payload.tasks}
    batch = assign.accept_assignments(request.auth, chosen, payload.label, seen)
    return reply({"batch": batch.id, "changed": len(chosen)})


@router.get("/skills", response=list[schemas.SkillOut], operation_id="list_skills")
def list_skills(request: Request) -> HttpResponse:
    """Return the skills of the workspace by name."""
    count = people_with(request.auth.workspace_id)
    return reply([_skill(request.auth, row, count) for row in skills(request.auth)])


@router.post("/skills", response={201: schemas.SkillOut}, operation_id="create_skill")
@writes
def create_skill(request: Request, payload: schemas.SkillIn) -> HttpResponse:
    """Add a skill."""
    return reply(_skill(request.auth, writes_skills.create_skill(request.auth, payload.name)), 201)


@router.patch("/skills/{skill_id}", response=schemas.SkillOut, operation_id="rename_skill")
@writes
def rename_skill(request: Request, skill_id: UUID, payload: schemas.SkillIn) -> HttpResponse:
    """Call a skill otherwise."""
    row = writes_skills.rename_skill(request.auth, skill_id, payload.name)
    return reply(_skill(request.auth, row, people_with(request.auth.workspace_id)))


@router.delete("/skills/{skill_id}", response={204: None}, operation_id="remove_skill")
@writes
def remove_skill(request: Request, skill_id: UUID) -> HttpResponse:
    """Move a skill to the bin."""
    find_skill(request.auth, skill_id)
    writes_skills.remove_skills(request.auth, [skill_id])
    return no_content()


@router.get("/people-skills", response=list[schemas.PersonSkillsOut], operation_id="list_people_skills")
def list_people_skills(request: Request) -> HttpResponse:
    """Return what everybody the reader sees can do, those who can do nothing listed included."""
    found = levels_of(request.auth.workspace_id)
    seen = people(request.auth).exclude(role="guest").values_list("id", flat=True)
    return reply([_person_skills(request.auth, pk, found.get(pk, {})) for pk in seen])


@router.get("/people/{person_id}/skills", response=schemas.PersonSkillsOut, operation_id="get_person_skills")
def get_person_skills(request: Request, person_id: UUID) -> HttpResponse:
    """Return what a person can do."""
    person = find_person(request.auth, person_id)
    return reply(
        _person_skills(request.auth, person.id, levels_of(person.workspace_id, [person.id]).get(person.id, {}))
    )


@router.put("/people/{person_id}/skills", response=schemas.PersonSkillsOut, operation_id="set_person_skills")
@writes
def set_person_skills(request: Request, person_id: UUID, payload: schemas.PersonSkillsIn) -> HttpResponse:
    """Say what a person can do."""
    levels = {each.skill_id: each.level for each in payload.skills}
    return reply(
        _person_skills(request.auth, person_id, writes_skills.set_person_skills(request.auth, person_id, levels))
    )


@router.get("/tasks/{task_id}/effort", response=schemas.EffortOut, operation_id="get_effort")
def get_effort(request: Request, task_id: UUID) -> HttpResponse:
    """Return on which days the work of a task lies and what it takes."""
    return reply(effort(request.auth, task_id))


@router.put("/tasks/{task_id}/effort", response=schemas.EffortOut, operation_id="plan_effort")
@writes
def plan_effort(request: Request, task_id: UUID, payload: schemas.EffortIn) -> HttpResponse:
    """Say on which days the work of a task lies; where it falls then is told by the next read."""
    plan.plan_effort(request.auth, task_id, payload.rule, payload.by_date(), payload.by_person())
    return reply(effort(request.auth, task_id))


@router.put("/tasks/{task_id}/needs", response=list[schemas.NeedOut], operation_id="set_task_needs")
@writes
def set_task_needs(request: Request, task_id: UUID, payload: schemas.NeedsIn) -> HttpResponse:
    """Say which skills and roles a task takes."""
    needs = plan.set_task_needs(request.auth, task_id, [each.dict() for each in payload.needs])
    return reply([need_out(need) for need in needs])


@router.get("/capacity-settings", response=schemas.CapacitySettingsOut, operation_id="get_capacity_settings")
def get_capacity_settings(request: Request) -> HttpResponse:
    """Return what the workspace counts as load."""
    return reply(_settings(request.auth, review_minutes_of(request.auth.workspace_id)))


@router.patch("/capacity-settings", response=schemas.CapacitySettingsOut, operation_id="update_capacity_settings")
@writes
def update_capacity_settings(request: Request, payload: schemas.CapacitySettingsIn) -> HttpResponse:
    """Say how long a review takes."""
    return reply(_settings(request.auth, plan.update_capacity_settings(request.auth, payload.review_minutes)))


def _ids(text: str) -> frozenset[UUID]:
    try:
        return frozenset(UUID(part) for part in text.split(",") if part)
    except ValueError:
        raise Invalid("kernel.bad_filter") from None


def _skill(actor: Actor, row: Skill, count: Mapping[UUID, int] | None = None) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "people": (count or {}).get(row.id, 0), "can": can(actor, "skill", row)}


def _person_skills(actor: Actor, person_id: UUID, levels: Mapping[UUID, int]) -> dict[str, Any]:
    known = [{"skill_id": pk, "level": level} for pk, level in levels.items()]
    return {"person_id": person_id, "skills": known, "can": _may_set(actor, person_id)}


def _may_set(actor: Actor, person_id: UUID) -> list[str]:
    allowed = permits(actor, policy.SET_PERSON_SKILLS, policy.Whose(person_id))
    return [policy.SET_PERSON_SKILLS.verb] if allowed else []


def _settings(actor: Actor, minutes: int) -> dict[str, Any]:
    allowed = permits(actor, policy.UPDATE_SETTINGS, workspace_of(actor))
    return {"review_minutes": minutes, "can": [policy.UPDATE_SETTINGS.verb] if allowed else []}
