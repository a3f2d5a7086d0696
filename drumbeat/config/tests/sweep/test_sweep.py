"""Every route × role × object: what each gets is foretold from the permission registry; never a 500, never a leak."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.test import Client
from ninja.openapi.schema import OpenAPISchema

from drumbeat.activity.models import Comment
from drumbeat.calendars.queries import find_calendar
from drumbeat.config.api import api
from drumbeat.config.tests.sweep.objects import sign_in
from drumbeat.config.tests.sweep.stage import Stage, undone
from drumbeat.config.tests.sweep.world import (
    BODIES,
    PARAMETERS,
    PERSONAL,
    QUERIES,
    SCOPED,
    UPLOADS,
    World,
)
from drumbeat.identity.tests.factories import Cast, make_token
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.policy import Permission, permits, registry
from drumbeat.work.queries.tasks import find_task

pytestmark = pytest.mark.slow

OPEN_DOORS = frozenset(
    {
        "get_first_run", "start_workspace", "use_sign_in_link", "open_invitation", "accept_invitation", "open_visit",
        "answer_status_update",
    }
)  # fmt: skip
ALIASES = {
    "revoke_invitation": "identity.invite_person",
    "list_invitations": "identity.invite_person",
    "list_visitor_links": "identity.create_visitor_link",
    "unfollow": "activity.follow",
    "preview_production": "campaigns.produce_deliverables",
    "check_feasibility": "campaigns.create_campaign",
    "add_team_member": "identity.update_team",
    "remove_team_member": "identity.update_team",
    "revoke_membership": "campaigns.grant_membership",
    "unlink_campaign": "campaigns.link_campaign",
    "remove_type": "campaigns.update_type",
    "unmark_check": "phases.mark_check",
    "reopen_task": "work.complete_task",
    "bulk_update_tasks": "work.update_task",
    "bulk_remove_tasks": "work.remove_task",
    "preview_cascade": "work.update_task",
    "apply_cascade": "work.update_task",
    "add_dependency": "work.link_task",
    "update_dependency": "work.link_task",
    "remove_dependency": "work.link_task",
    "remove_time": "work.update_time",
    "start_timer": "work.log_time",
    "remove_view": "work.save_view",
    "accept_assignments": "work.update_task",
    "get_time_sheet": "work.see_time_sheet",
    "set_time_sheet": "work.log_time",
    "get_workload": "capacity.see_workload",
    "get_workload_cell": "capacity.see_workload",
    "get_skill_demand": "capacity.see_workload",
    "check_import": "transfer.map_import",
    "check_fact_import": "metrics.map_fact_import",
    "export_campaigns": "transfer.export_tasks",
    "export_deliverables": "transfer.export_tasks",
    "preview_undo": "kernel.undo_batch",
    "get_batch": "kernel.undo_batch",
}
WITHOUT_PERMISSION = {
    "enter_workspace": "membership itself is the right",
    "stop_timer": "one's own timer",
    "preview_markdown": "turns what one typed oneself into HTML",
    "check_goal": "judges what one typed oneself against results one may see",
}
OWNER_GETS = {
    "start_workspace": 409,
    "use_sign_in_link": 404,
    "open_invitation": 404,
    "accept_invitation": 404,
    "open_visit": 401,
    "answer_status_update": 401,
    "apply_cascade": 409,
    "choose_fact_sheet": 422,
    "reopen_phase": 409,
    "review_milestone": 409,
    "choose_sheet": 422,
    "reopen_goal": 409,
    "accept_schedule_moves": 409,
}
MADE_BY_THE_ACTOR = frozenset({"save_view"})
ROLES = ("owner", "director", "manager", "lead", "intern", "guest")
REFUSED = (403, 404)


@dataclass(frozen=True)
class Route:
    """One operation of the API."""

    method: str
    path: str
    name: str
    area: str
    takes_body: bool

    @property
    def permission(self) -> Permission | None:
        return registry.get(ALIASES.get(self.name, f"{self.area}.{self.name}"))


class Bare(OpenAPISchema):
    """The documented routes without the shapes of what they answer: those take seconds, in every worker."""

    def operation_parameters(self, operation: Any) -> list[dict[str, Any]]:
        return []

    def responses(self, operation: Any) -> dict[int, Any]:
        return {}


def routes() -> list[Route]:
    found = []
    for path, operations in Bare(api, api.get_root_path({}))["paths"].items():
        for method, operation in operations.items():
            name, area = operation["operationId"], operation["tags"][0]
            found.append(Route(method.upper(), path, name, area, "requestBody" in operation))
    return found


ROUTES = routes()
AREAS = sorted({route.area for route in ROUTES})


def of_area(area: str) -> list[Route]:
    return [route for route in ROUTES if route.area == area]


def ask(client: Client, route: Route, world: World, **headers: str) -> tuple[int, str]:
    """Send the route's request about the world's objects; return status and body."""
    return send(client, route, *about(route, world), **headers)


def about(route: Route, world: World) -> tuple[str, Any]:
    """The path and the body of a request about the world's objects; `world.used` has the kinds of those it names."""
    world.used.clear()
    path = route.path
    for parameter, kind in PARAMETERS.items():
        if f"{{{parameter}}}" in path:
            path = path.replace(f"{{{parameter}}}", str(world[kind]))
    assert "{" not in path, f"{route.name}: no object for {path}"
    if route.name in QUERIES:
        query = "&".join(f"{name}={value}" for name, value in QUERIES[route.name](world).items())
        path = f"{path}?{query}"
    return path, BODIES[route.name](world) if route.takes_body else {}


def send(client: Client, route: Route, path: str, body: Any, **headers: str) -> tuple[int, str]:
    """Send one request and take back what it did; return status and body."""
    with undone():
        if route.name in UPLOADS:
            answer = client.post(path, body, headers=headers)
        elif route.method == "GET":
            answer = client.get(path, headers=headers)
        else:
            request = getattr(client, route.method.lower())
            answer = request(path, body, content_type="application/json", headers=headers)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, content.decode(errors="replace")


MODELS = {
    "absence": "calendars.Absence",
    "approval": "approvals.Approval",
    "audience": "audiences.Audience",
    "baseline": "baselines.Baseline",
    "batch": "kernel.Batch",
    "campaign": "campaigns.Campaign",
    "channel": "channels.Channel",
    "citation": "evidence.Citation",
    "comment": "activity.Comment",
    "deliverable": "campaigns.Deliverable",
    "embargo": "planning.Embargo",
    "evidence": "evidence.Evidence",
    "exit_check": "phases.ExitCheck",
    "fact_import": "metrics.FactImport",
    "fact_run": "metrics.FactRun",
    "field": "campaigns.CustomField",
    "file": "files.StoredFile",
    "goal": "goals.Goal",
    "import": "transfer.ImportJob",
    "limit": "audiences.AudienceLimit",
    "message": "audiences.Message",
    "metric": "metrics.Metric",
    "person": "identity.Person",
    "program": "campaigns.Program",
    "proof_point": "audiences.ProofPoint",
    "rate": "metrics.Rate",
    "skill": "capacity.Skill",
    "warning": "forecasts.EarlyWarning",
    "scenario": "planning.Scenario",
    "schedule_run": "planning.ScheduleRun",
    "stage": "workflow.Stage",
    "status_update": "activity.StatusUpdate",
    "target": "metrics.Target",
    "team": "identity.Team",
    "template": "campaigns.Template",
    "time": "work.TimeEntry",
    "token": "identity.ApiToken",
    "type": "campaigns.CampaignType",
    "view": "work.SavedView",
    "visitor_link": "identity.VisitorLink",
    "work_pattern": "calendars.WorkPattern",
    "workflow": "workflow.Workflow",
}
"""The table of the rows rules read, by the kind their permission names."""


def row_of(cast: Cast, permission: Permission, world: World) -> Any:
    """The row a permission's rule reads."""
    kind = permission.kind
    if kind in ("workspace", "session"):
        return None
    if kind == "calendar":
        return find_calendar(cast.actor("owner"))
    if kind == "task":
        return find_task(cast.actor("owner"), UUID(world.ids["task"]))
    if kind in ("subject", "holder"):
        return Comment.objects.get(pk=world.ids["comment"])
    return apps.get_model(MODELS[kind]).objects.get(pk=world.ids[kind])


def may(cast: Cast, who: str, route: Route, world: World) -> bool:
    permission, actor = route.permission, cast.actor(who)
    if permission is None:
        return True
    row = row_of(cast, permission, world)
    if route.name in MADE_BY_THE_ACTOR:
        row.owner_id = actor.person_id
    return permits(actor, permission, row)


def test_every_route_is_known_to_the_sweep() -> None:
    named = {part for route in ROUTES for part in route.path.split("/") if part.startswith("{")}
    assert {part.strip("{}") for part in named} <= set(PARAMETERS)
    assert {route.name for route in ROUTES if route.takes_body} <= set(BODIES)
    writes = {route for route in ROUTES if route.method != "GET" and route.name not in OPEN_DOORS}
    unnamed = {route.name for route in writes if route.permission is None} - set(WITHOUT_PERMISSION)
    assert not unnamed, "these writes name no permission"
    assert not set(ALIASES) & {name.split(".", 1)[1] for name in registry}, "an alias hides a permission of its own"


def test_only_documented_routes_answer() -> None:
    known = {f"{route.method} {route.path}" for route in ROUTES}
    assert len(known) == len(ROUTES) == len({route.name for route in ROUTES})


@pytest.mark.parametrize("area", AREAS)
def test_the_owner_gets_every_route_to_work(area: str, plain: World, cast: Cast) -> None:
    client = sign_in(cast.people["owner"])
    found = {route.name: ask(client, route, plain) for route in of_area(area)}
    wrong = {name: got for name, got in found.items() if got[0] not in (200, 201, 204, OWNER_GETS.get(name))}
    assert not wrong


@pytest.mark.parametrize("area", AREAS)
def test_nobody_gets_anything_without_signing_in(area: str, plain: World, cast: Cast) -> None:
    found = {route.name: ask(Client(), route, plain)[0] for route in of_area(area)}
    assert {name for name, status in found.items() if status != 401} <= OPEN_DOORS


@pytest.mark.parametrize("area", AREAS)
def test_a_token_that_reads_writes_nothing(area: str, plain: World, cast: Cast) -> None:
    headers = {"Authorization": f"Bearer {make_token(cast.people['owner'], 'read')}"}
    wrong = {}
    for route in of_area(area):
        if route.name not in OPEN_DOORS:
            status, body = ask(Client(), route, plain, **headers)
            if status != 403 if route.method != "GET" else status not in (200, 403, 404):
                wrong[route.name] = (status, body[:200])
    assert not wrong


@pytest.mark.parametrize("area", AREAS)
def test_what_is_seen_is_done_by_those_who_may(area: str, plain: World, cast: Cast) -> None:
    wrong = {}
    world = plain
    for who in ROLES:
        client = sign_in(cast.people[who])
        for route in of_area(area):
            status, body = ask(client, route, world)
            personal = who != "owner" and bool(world.used & PERSONAL)
            if route.name in OPEN_DOORS or personal or who == "guest":
                fits = status < 500 and (status >= 400 or may(cast, who, route, world))
            elif may(cast, who, route, world):
                fits = status not in REFUSED and status < 500
            else:
                fits = status == 403
            if not fits:
                wrong[route.name, who] = (status, body[:200])
            assert "zyxforeign" not in body, (route.name, who)
            if who not in ("owner", "director"):
                assert "zyxprivate" not in body, (route.name, who)
    assert not wrong


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("which", ["private", "foreign"])
def test_what_is_not_seen_does_not_exist(which: str, area: str, stage: Stage, cast: Cast) -> None:
    wrong = {}
    world = stage.worlds[which]
    unseeing = ROLES if which == "foreign" else ("manager", "lead", "intern", "guest")
    before = StoredEvent.objects.filter(workspace_id=world.owner.workspace_id).count()
    for who in unseeing:
        client = sign_in(cast.people[who])
        for route in of_area(area):
            request = about(route, world)
            hidden = world.used & SCOPED if which == "private" else world.used
            if not hidden or route.name in OPEN_DOORS:
                continue
            status, body = send(client, route, *request)
            expected = (404,) if who == "owner" else REFUSED
            if status not in expected and not (body in ("[]", '{"items":[],"next":null}') and status == 200):
                wrong[route.name, who] = (status, body[:200])
            assert "zyx" not in body, (route.name, who, body[:300])
    assert not wrong
    assert StoredEvent.objects.filter(workspace_id=world.owner.workspace_id).count() == before
