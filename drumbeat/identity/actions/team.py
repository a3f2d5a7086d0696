"""Writes on teams."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from drumbeat.identity import events, policy
from drumbeat.identity.models import Team, TeamMember
from drumbeat.identity.queries import find_person, find_team, teams, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import Changes, Event, assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref

MOST_TEAMS = 500


@action
def create_team(actor: Actor, name: str) -> Team:
    """Form a team."""
    require(actor, policy.CREATE_TEAM, workspace_of(actor))
    name = _clean_name(name)
    if teams(actor).count() >= MOST_TEAMS:
        raise Conflict("identity.too_many_teams", most=MOST_TEAMS)
    team = Team.objects.create(workspace_id=actor.workspace_id, name=name)
    _emit(actor, events.TeamCreated, team, {}, {"name": name})
    return team


@action
def update_team(actor: Actor, team_id: UUID, values: Mapping[str, Any]) -> Team:
    """Rename a team."""
    team = find_team(actor, team_id)
    require(actor, policy.UPDATE_TEAM, team)
    changes = assign(team, {"name": _clean_name(str(values["name"]))})
    if changes:
        team.save(update_fields=["name"])
        _emit(actor, events.TeamUpdated, team, changes, {})
    return team


@action
def remove_team(actor: Actor, team_id: UUID) -> None:
    """Dissolve a team; what was granted to it ends for its members."""
    team = find_team(actor, team_id)
    require(actor, policy.REMOVE_TEAM, team)
    Team.objects.filter(pk=team.pk).update(deleted_at=now())
    _emit(actor, events.TeamRemoved, team, {}, {"name": team.name})


@action
def add_team_member(actor: Actor, team_id: UUID, person_id: UUID) -> Team:
    """Put a person into a team; a second time nothing happens."""
    team = find_team(actor, team_id)
    require(actor, policy.UPDATE_TEAM, team)
    person = find_person(actor, person_id)
    _, added = TeamMember.objects.get_or_create(team=team, person=person, defaults={"workspace_id": actor.workspace_id})
    if added:
        _emit(actor, events.TeamUpdated, team, {}, {"joined": person.id})
    return find_team(actor, team_id)


@action
def remove_team_member(actor: Actor, team_id: UUID, person_id: UUID) -> Team:
    """Take a person out of a team; a second time nothing happens."""
    team = find_team(actor, team_id)
    require(actor, policy.UPDATE_TEAM, team)
    if TeamMember.objects.filter(team=team, person_id=person_id).delete()[0]:
        _emit(actor, events.TeamUpdated, team, {}, {"left": person_id})
    return find_team(actor, team_id)


def _clean_name(name: str) -> str:
    text = " ".join(name.split())
    if not text:
        raise Invalid("identity.bad_team", fields={"name": ["required"]})
    return text[:80]


def _emit(actor: Actor, event: type[Event], team: Team, changes: Changes, facts: Mapping[str, Any]) -> None:
    scope_id = workspace_of(actor).scope_id
    emit(event(subject=Ref("team", team.id), scope_id=scope_id, changes=changes, facts=facts))
