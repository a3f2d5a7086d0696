"""Doors of the signed-in person and the workspace it is in."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.identity.actions import person as people_actions
from drumbeat.identity.actions import workspace as workspace_actions
from drumbeat.identity.outputs import me_out, workspace_out
from drumbeat.identity.queries import find_person, workspace_of, workspaces_of
from drumbeat.identity.schemas import Me, MyChanges, Started, WorkspaceChanges, WorkspaceDetail, WorkspaceOut
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.http.doors import Request, base_seq, reply, writes
from drumbeat.kernel.http.etags import etag
from drumbeat.kernel.policy import can
from drumbeat.kernel.refs import Ref

router = Router()


@router.get("/me", response=Me, operation_id="get_me")
def get_me(request: Request) -> HttpResponse:
    """Return who is signed in, in which workspace, and what it may do there."""
    return reply(_me(request))


@router.patch("/me", response=Me, operation_id="update_me")
@writes
def update_me(request: Request, payload: MyChanges) -> HttpResponse:
    """Change one's own name, language and looks."""
    people_actions.update_me(request.auth, payload.given())
    return reply(_me(request))


@router.get("/workspaces", response=list[WorkspaceOut], operation_id="list_workspaces")
def list_workspaces(request: Request) -> HttpResponse:
    """Return the workspaces the account belongs to; a token belongs to one."""
    person = find_person(request.auth, _own_id(request))
    rows = workspaces_of(person.user_id) if person.user_id else []
    if request.auth.via == "token":
        rows = [(workspace, each) for workspace, each in rows if workspace.id == request.auth.workspace_id]
    return reply(
        [
            {"id": workspace.id, "name": workspace.name, "role": each.role, "current": each.id == person.id}
            for workspace, each in rows
        ]
    )


@router.post("/workspaces/{workspace_id}/enter", response=Started, operation_id="enter_workspace")
def enter_workspace(request: Request, workspace_id: UUID) -> HttpResponse:
    """Make another of the account's workspaces the one this browser is in."""
    person = find_person(request.auth, _own_id(request))
    found = [each for workspace, each in workspaces_of(person.user_id or UUID(int=0)) if workspace.id == workspace_id]
    if not found or request.auth.via != "session":
        raise NotFound("identity.no_workspace")
    request.session["person_id"] = str(found[0].id)
    return reply({"workspace_id": workspace_id, "person_id": found[0].id})


@router.get("/workspace", response=WorkspaceDetail, operation_id="get_workspace")
def get_workspace(request: Request) -> HttpResponse:
    """Return the workspace's settings."""
    return reply(_workspace(request))


@router.patch("/workspace", response=WorkspaceDetail, operation_id="update_workspace")
@writes
def update_workspace(request: Request, payload: WorkspaceChanges) -> HttpResponse:
    """Change the workspace's name, language, time zone or currency."""
    workspace_actions.update_workspace(request.auth, payload.given(), base_seq(request))
    return reply(_workspace(request))


def _own_id(request: Request) -> UUID:
    if request.auth.person_id is None:
        raise NotFound("identity.no_person")
    return request.auth.person_id


def _me(request: Request) -> dict[str, object]:
    return me_out(request.auth, find_person(request.auth, _own_id(request)), workspace_of(request.auth))


def _workspace(request: Request) -> dict[str, object]:
    actor = request.auth
    seq = etag(actor.workspace_id, Ref("workspace", actor.workspace_id))
    workspace = workspace_of(actor)
    return {**workspace_out(workspace), "etag": seq, "can": can(actor, "workspace", workspace)}
