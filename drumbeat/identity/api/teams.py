"""Doors of teams."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.identity.actions import team as actions
from drumbeat.identity.models import Team
from drumbeat.identity.queries import teams
from drumbeat.identity.schemas import TeamName, TeamOut
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.doors import Request, no_content, reply, writes
from drumbeat.kernel.policy import can

router = Router()


@router.get("/teams", response=list[TeamOut], operation_id="list_teams")
def list_teams(request: Request) -> HttpResponse:
    """Return the teams by name."""
    return reply([_out(request.auth, team) for team in teams(request.auth)])


@router.post("/teams", response={201: TeamOut}, operation_id="create_team")
@writes
def create_team(request: Request, payload: TeamName) -> HttpResponse:
    """Form a team."""
    return reply(_out(request.auth, actions.create_team(request.auth, payload.name)), 201)


@router.patch("/teams/{team_id}", response=TeamOut, operation_id="update_team")
@writes
def update_team(request: Request, team_id: UUID, payload: TeamName) -> HttpResponse:
    """Rename a team."""
    return reply(_out(request.auth, actions.update_team(request.auth, team_id, payload.dict())))


@router.delete("/teams/{team_id}", response={204: None}, operation_id="remove_team")
@writes
def remove_team(request: Request, team_id: UUID) -> HttpResponse:
    """Dissolve a team."""
    actions.remove_team(request.auth, team_id)
    return no_content()


@router.put("/teams/{team_id}/members/{person_id}", response=TeamOut, operation_id="add_team_member")
@writes
def add_team_member(request: Request, team_id: UUID, person_id: UUID) -> HttpResponse:
    """Put a person into a team."""
    return reply(_out(request.auth, actions.add_team_member(request.auth, team_id, person_id)))


@router.delete("/teams/{team_id}/members/{person_id}", response=TeamOut, operation_id="remove_team_member")
@writes
def remove_team_member(request: Request, team_id: UUID, person_id: UUID) -> HttpResponse:
    """Take a person out of a team."""
    return reply(_out(request.auth, actions.remove_team_member(request.auth, team_id, person_id)))


def _out(actor: Actor, team: Team) -> dict[str, Any]:
    members = [member.person_id for member in team.members.all()]
    return {"id": team.id, "name": team.name, "members": members, "can": can(actor, "team", team)}
