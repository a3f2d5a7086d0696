"""Doors of people."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.identity.actions import person as actions
from drumbeat.identity.outputs import people_out, person_out
from drumbeat.identity.queries import find_person, people, teams_by_person
from drumbeat.identity.schemas import NewPerson, PersonChanges, PersonDetail, PersonOut
from drumbeat.kernel.http.doors import Request, base_seq, reply, writes
from drumbeat.kernel.http.etags import with_etag
from drumbeat.kernel.refs import Ref

router = Router()


@router.get("/people", response=list[PersonOut], operation_id="list_people")
def list_people(request: Request, active: bool | None = None) -> HttpResponse:
    """Return the people of the workspace by name; `active` leaves out those who have gone, or who have not."""
    rows = people(request.auth)
    if active is not None:
        rows = rows.filter(active=active)
    return reply(people_out(request.auth, rows[:2000], teams_by_person(request.auth)))


@router.post("/people", response={201: PersonDetail}, operation_id="add_person")
@writes
def add_person(request: Request, payload: NewPerson) -> HttpResponse:
    """Add somebody without an account."""
    person = actions.add_person(request.auth, payload.name, email=payload.email, role=payload.role)
    return reply(_detail(request, person.id), 201)


@router.get("/people/{person_id}", response=PersonDetail, operation_id="get_person")
def get_person(request: Request, person_id: UUID) -> HttpResponse:
    """Return one person."""
    return reply(_detail(request, person_id))


@router.patch("/people/{person_id}", response=PersonDetail, operation_id="update_person")
@writes
def update_person(request: Request, person_id: UUID, payload: PersonChanges) -> HttpResponse:
    """Change a person's name, role or activity."""
    actions.update_person(request.auth, person_id, payload.given(), base_seq(request))
    return reply(_detail(request, person_id))


def _detail(request: Request, person_id: UUID) -> dict[str, object]:
    actor = request.auth
    person, seq = with_etag(actor, Ref("person", person_id), find_person)
    body = person_out(actor, person, teams_by_person(actor).get(person.id, ()))
    return {**body, "etag": seq}
