"""A world for the sweep: one object of every kind a route can name, made through the doors themselves.

A new kind of path parameter needs a line in PARAMETERS and an object in `build`; a new write needs a line in BODIES.
The sweep fails until they are there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drumbeat.approvals.actions import request_approval
from drumbeat.config.tests.sweep_planning import build_planning
from drumbeat.identity.models import Person
from drumbeat.identity.queries import system_actor_of
from drumbeat.identity.tests.factories import PASSWORD
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.models import DeadLetter

ROOT = "/api/v1"
PARAMETERS = {
    "approval_id": "approval",
    "audience_id": "audience",
    "batch_id": "batch",
    "campaign_id": "campaign",
    "citation_id": "citation",
    "channel_id": "channel",
    "change_id": "scenario_change",
    "check_id": "exit_check",
    "comment_id": "comment",
    "day_id": "day",
    "deliverable_id": "deliverable",
    "dependency_id": "dependency",
    "embargo_id": "embargo",
    "evidence_id": "evidence",
    "fact_id": "fact",
    "fact_import_id": "fact_import",
    "field_id": "field",
    "file_id": "file",
    "goal_id": "goal",
    "grant_id": "grant",
    "import_id": "import",
    "invitation_id": "invitation",
    "letter_id": "letter",
    "limit_id": "limit",
    "link_id": "link",
    "message_id": "message",
    "metric_id": "metric",
    "person_id": "person",
    "phase_key": "phase",
    "program_id": "program",
    "proof_point_id": "proof_point",
    "rate_id": "rate",
    "run_id": "schedule_run",
    "scenario_id": "scenario",
    "session_id": "session",
    "stage_id": "stage",
    "target_id": "target",
    "task_id": "task",
    "team_id": "team",
    "template_id": "template",
    "time_id": "time",
    "token_id": "token",
    "type_id": "type",
    "update_id": "status_update",
    "view_id": "view",
    "visitor_link_id": "visitor_link",
    "workflow_id": "workflow",
    "workspace_id": "workspace",
}
SCOPED = frozenset(
    {
        "approval",
        "campaign",
        "citation",
        "comment",
        "deliverable",
        "dependency",
        "embargo",
        "fact",
        "field",
        "file",
        "goal",
        "grant",
        "link",
        "message",
        "proof_point",
        "scenario",
        "scenario_change",
        "schedule_run",
        "stage",
        "status_update",
        "target",
        "task",
        "time",
        "visitor_link",
        "workflow",
    }
)  # fmt: skip
PERSONAL = frozenset({"batch", "fact_import", "import", "session", "token", "view", "workspace"})


@dataclass
class World:
    """Ids by kind; `used` remembers which of them a request named."""

    owner: Person
    ids: dict[str, Any]
    used: set[str] = field(default_factory=set)

    def __getitem__(self, kind: str) -> Any:
        self.used.add(kind.rstrip("23"))
        return self.ids[kind]


Body = Callable[[World], dict[str, Any]]

BODIES: dict[str, Body] = {
    "start_workspace": lambda w: {
        "workspace_name": "X", "name": "X", "email": "x@example.com", "password": PASSWORD,
    },
    "use_sign_in_link": lambda w: {"key": "x" * 20},
    "update_me": lambda w: {"theme": "dark"},
    "update_workspace": lambda w: {"currency": "SEK"},
    "add_person": lambda w: {"name": "New"},
    "update_person": lambda w: {"name": "Renamed"},
    "create_team": lambda w: {"name": "New"},
    "update_team": lambda w: {"name": "Renamed"},
    "invite_person": lambda w: {"email": "invited@example.com", "role": "intern"},
    "open_invitation": lambda w: {"key": "x" * 20},
    "accept_invitation": lambda w: {"key": "x" * 20, "name": "X", "password": PASSWORD},
    "create_token": lambda w: {"name": "New", "scopes": ["read"]},
    "update_calendar": lambda w: {"eves": True},
    "add_calendar_day": lambda w: {"date": "2026-07-01", "name": "Off"},
    "attach_file": lambda w: {"kind": "task", "id": w["task"], "file": SimpleUploadedFile("a.txt", b"abc")},
    "add_stage": lambda w: {"name": "New"},
    "update_stage": lambda w: {"limit": 5},
    "move_stage": lambda w: {"before_id": None},
    "post_comment": lambda w: {"kind": "task", "id": w["task"], "body": "Hello"},
    "preview_markdown": lambda w: {"body": "*Hello*"},
    "update_comment": lambda w: {"body": "Changed"},
    "post_status_update": lambda w: {"kind": "campaign", "id": w["campaign"], "health": "on_track", "title": "New"},
    "update_status_update": lambda w: {"title": "Reworded"},
    "follow": lambda w: {"kind": "campaign", "id": w["campaign"]},
    "create_visitor_link": lambda w: {"kind": "campaign", "id": w["campaign"], "name": "New"},
    "open_visit": lambda w: {"key": "x" * 20},
    "answer_status_update": lambda w: {"key": "x" * 20, "update_id": w["status_update"], "body": "Hello"},
    "update_brief": lambda w: {"scope_in": "Trade press"},
    "close_phase": lambda w: {"reason": "Agreed by the board"},
    "add_exit_check": lambda w: {"phase": "plan", "name": "New"},
    "update_exit_check": lambda w: {"name": "Renamed"},
    "create_campaign": lambda w: {"name": "New", "type_id": w["type"], "program_id": w["program"], "roles": {}},
    "check_feasibility": lambda w: {"template_id": w["template"], "launch": "2027-01-04"},
    "update_campaign": lambda w: {"purpose": "brand"},
    "grant_membership": lambda w: {"person_id": w["person"], "role": "observer"},
    "link_campaign": lambda w: {"campaign_id": w["campaign2"]},
    "copy_campaign": lambda w: {"name": "Copy"},
    "save_as_template": lambda w: {"name": "Frame"},
    "create_deliverable": lambda w: {"name": "New"},
    "update_deliverable": lambda w: {"name": "Renamed"},
    "create_channel": lambda w: {"name": "New"},
    "update_channel": lambda w: {"lead_days": 4},
    "move_channel": lambda w: {"before_id": None},
    "create_audience": lambda w: {"kind": "persona", "name": "New"},
    "update_audience": lambda w: {"problem": "Too little time"},
    "add_limit": lambda w: {"channel_id": w["channel"], "audience_id": w["audience"], "reason": "Standard"},
    "update_limit": lambda w: {"reason": "Reworded"},
    "write_message": lambda w: {"campaign_id": w["campaign"], "core": "New"},
    "update_message": lambda w: {"call_to_action": "Try it"},
    "add_proof_point": lambda w: {"text": "New"},
    "update_proof_point": lambda w: {"text": "Reworded"},
    "address_audience": lambda w: {"primary": True},
    "preview_production": lambda w: {"master": {"name": "New"}, "languages": ["sv"]},
    "produce_deliverables": lambda w: {"master": {"name": "New"}, "languages": ["sv"]},
    "create_program": lambda w: {"name": "New"},
    "update_program": lambda w: {"name": "Renamed"},
    "create_type": lambda w: {"name": "New"},
    "update_type": lambda w: {"name": "Renamed"},
    "add_field": lambda w: {"target": "task", "kind": "text", "name": "New", "campaign_id": w["campaign"]},
    "update_field": lambda w: {"name": "Renamed"},
    "create_template": lambda w: {"name": "New", "type_id": w["type"]},
    "update_template": lambda w: {"name": "Renamed"},
    "create_metric": lambda w: {"name": "New"},
    "check_formula": lambda w: {"formula": "clicks / impressions", "unit": "ratio"},
    "update_metric": lambda w: {"name": "Renamed"},
    "set_target": lambda w: {"metric_key": "reach", "campaign_id": w["campaign"], "value": "10"},
    "update_target": lambda w: {"value": "11"},
    "set_rate": lambda w: {"currency": "SEK", "to": "EUR", "day": "2026-01-01", "rate": "0.09"},
    "record_facts": lambda w: {
        "cells": [{"campaign_id": w["campaign"], "metric_key": "clicks", "start": "2026-03-05", "value": "5"}],
    },
    "start_fact_import": lambda w: {
        "campaign_id": w["campaign"], "file": SimpleUploadedFile("r.csv", b"Day,Clicks\n2026-03-02,1\n"),
    },
    "choose_fact_sheet": lambda w: {"sheet": "Plan"},
    "map_fact_import": lambda w: {"columns": [{"index": 0, "field": "date"}]},
    "assign_facts": lambda w: {
        "source_id": w["source"], "campaign_ref": w["campaign"], "campaign_id": w["campaign"],
    },
    "create_task": lambda w: {"name": "New", "campaign_id": w["campaign"], "parent_id": w["task"]},
    "update_task": lambda w: {"purpose": "brand"},
    "move_task": lambda w: {"parent_id": w["task2"]},
    "bulk_update_tasks": lambda w: {"ids": [w["task"]], "changes": {"priority": 2}},
    "bulk_remove_tasks": lambda w: {"ids": [w["task"]]},
    "add_dependency": lambda w: {"pred_id": w["task3"], "succ_id": w["task"]},
    "update_dependency": lambda w: {"lag_minutes": 60},
    "preview_cascade": lambda w: {"moves": [{"task_id": w["task"], "start": "2026-03-03", "due": "2026-03-04"}]},
    "apply_cascade": lambda w: {
        "moves": [{"task_id": w["task"], "start": "2026-03-03", "due": "2026-03-04"}], "token": "stale",
    },
    "review_milestone": lambda w: {"verdict": "go"},
    "log_time": lambda w: {"minutes": 30},
    "update_time": lambda w: {"minutes": 45},
    "save_view": lambda w: {"name": "New", "screen": "list", "campaign_id": w["campaign"]},
    "start_import": lambda w: {"campaign_id": w["campaign"], "file": SimpleUploadedFile("t.csv", b"Name\nOne\n")},
    "choose_sheet": lambda w: {"sheet": "Plan"},
    "request_approval": lambda w: {"kind": "goal", "id": w["goal3"], "approver_ids": [w["approver"]]},
    "decide_approval": lambda w: {"decision": "approved"},
    "add_evidence": lambda w: {"kind": "research", "title": "New", "observed_on": "2026-01-05"},
    "update_evidence": lambda w: {"title": "Renamed"},
    "cite_evidence": lambda w: {"kind": "goal", "id": w["goal2"]},
    "open_replan": lambda w: {"campaign_id": w["campaign"]},
    "create_goal": lambda w: {"level": "campaign", "campaign_id": w["campaign"], "name": "New"},
    "check_goal": lambda w: {"level": "campaign", "name": "New"},
    "update_goal": lambda w: {"name": "Renamed"},
    "move_goal": lambda w: {"parent_id": w["goal2"]},
    "post_goal_update": lambda w: {"state": "on_track"},
    "close_goal": lambda w: {"outcome": "achieved"},
    "start_schedule_run": lambda w: {"kind": "level", "campaign_id": w["campaign"]},
    "accept_schedule_moves": lambda w: {"alternative": "earliest", "task_ids": [w["task"]]},
    "add_embargo": lambda w: {
        "name": "New", "first": "2026-05-01", "last": "2026-05-02", "campaign_id": w["campaign"],
    },
    "create_scenario": lambda w: {"name": "New", "campaign_ids": [w["campaign"]]},
    "update_scenario": lambda w: {"name": "Renamed"},
    "add_scenario_change": lambda w: {"kind": "drop_task", "task_id": w["task"]},
    "map_import": lambda w: {"columns": [{"index": 0, "field": "name"}]},
}  # fmt: skip
QUERIES: dict[str, Body] = {
    "list_facts": lambda w: {"campaign_id": w["campaign"], "metric_key": "clicks"},
    "get_grid": lambda w: {"first": "2026-03-01", "last": "2026-03-31"},
    "list_files": lambda w: {"kind": "task", "id": w["task"]},
    "list_messages": lambda w: {"campaign_id": w["campaign"]},
    "list_comments": lambda w: {"kind": "task", "id": w["task"]},
    "list_approvals": lambda w: {"kind": "goal", "id": w["goal"]},
    "list_citations": lambda w: {"kind": "goal", "id": w["goal"]},
    "list_status_updates": lambda w: {"kind": "campaign", "id": w["campaign"]},
    "unfollow": lambda w: {"kind": "campaign", "id": w["campaign"]},
    "list_visitor_links": lambda w: {"kind": "campaign", "id": w["campaign"]},
    "export_deliverables": lambda w: {"campaign_id": w["campaign"]},
    "search": lambda w: {"q": "zyx"},
    "remove_stage": lambda w: {"into": w["stage2"]},
    "list_views": lambda w: {"campaign_id": w["campaign"]},
    "list_fields": lambda w: {"target": "task"},
}
UPLOADS = frozenset({"attach_file", "start_fact_import", "start_import"})


def sign_in(person: Person) -> Client:
    """A browser the person is signed in with."""
    client = Client()
    client.force_login(person.user, settings.AUTHENTICATION_BACKENDS[0])
    return client


def build(owner: Person, word: str, *, private: bool = False) -> World:
    """Make one object of each kind as the owner; names hold `word`, so that a leak can be recognised.

    What a workspace shares in any case (people, teams, types…) is called plain in the private world.
    """
    shared = "plain" if private else word
    client = Client()
    login = {"email": owner.email, "password": PASSWORD}
    client.post("/_allauth/browser/v1/auth/login", login, content_type="application/json")

    def post(path: str, **body: Any) -> Any:
        answer = client.post(ROOT + path, body, content_type="application/json")
        assert answer.status_code in (200, 201), (path, answer.content)
        return answer.json()

    ids: dict[str, Any] = {"workspace": str(owner.workspace_id)}
    ids["session"] = client.get(f"{ROOT}/sessions").json()[0]["id"]
    ids["me"] = str(owner.id)
    others = Person.objects.filter(workspace_id=owner.workspace_id, role="director")
    ids["approver"] = str(getattr(others.first(), "id", owner.id))
    _build_shared(post, ids, shared, private)
    _build_campaign(post, ids, word, private)
    addressed = f"{ROOT}/campaigns/{ids['campaign']}/audiences/{ids['audience']}"
    client.put(addressed, {"primary": True}, content_type="application/json")
    _build_results(post, ids)
    letter = DeadLetter.objects.create(workspace_id=owner.workspace_id, reader="work.projections", seq=1, error="x")
    ids["letter"] = str(letter.id)
    upload = {"kind": "task", "id": ids["task"], "file": SimpleUploadedFile(f"{word}.txt", b"abc")}
    ids["file"] = client.post(f"{ROOT}/files", upload).json()["id"]
    results = {"campaign_id": ids["campaign"], "file": SimpleUploadedFile(f"{word}.csv", b"Day,Clicks\n2026-03-02,1\n")}
    ids["fact_import"] = client.post(f"{ROOT}/fact-imports", results).json()["id"]
    table = {"campaign_id": ids["campaign"], "file": SimpleUploadedFile(f"{word}.csv", b"Name\nOne\n")}
    ids["import"] = client.post(f"{ROOT}/imports", table).json()["id"]
    return World(owner, ids)


def _build_shared(post: Callable[..., Any], ids: dict[str, Any], shared: str, private: bool) -> None:
    """What everybody of a workspace sees."""
    ids["person"] = post("/people", name=f"{shared} person")["id"]
    ids["team"] = post("/teams", name=f"{shared} team")["id"]
    ids["invitation"] = post("/invitations", email=f"{shared}{private:d}@example.com")["id"]
    ids["token"] = post("/tokens", name=f"{shared} token", scopes=["read"])["id"]
    ids["day"] = post("/calendar/days", date=f"2026-06-0{1 + private}", name=f"{shared} day")["id"]
    ids["program"] = post("/programs", name=f"{shared} program")["id"]
    _build_libraries(post, ids, shared)
    ids["type"] = post("/types", name=f"{shared} type")["id"]
    ids["exit_check"] = post(f"/types/{ids['type']}/checks", phase="plan", name=f"{shared} check")["id"]
    ids["phase"] = "plan"
    ids["template"] = post("/templates", name=f"{shared} template", type_id=ids["type"])["id"]
    change = {"kind": "market_change", "title": f"{shared} change", "observed_on": "2026-01-05"}
    ids["evidence"] = post("/evidence", **change)["id"]
    ids["metric"] = post("/metrics", name=f"{shared} metric")["id"]
    ids["rate"] = post("/rates", currency="USD", to="EUR", day=f"2026-0{1 + private}-01", rate="0.9")["id"]


def _build_results(post: Callable[..., Any], ids: dict[str, Any]) -> None:
    from drumbeat.metrics.models import Fact

    campaign = {"campaign_id": ids["campaign"], "metric_key": "clicks"}
    ids["target"] = post("/targets", **campaign, value="100")["id"]
    post("/facts", cells=[{**campaign, "start": "2026-03-02", "value": "7"}])
    fact = Fact.objects.get(campaign_id=ids["campaign"])
    ids["fact"], ids["source"] = str(fact.id), str(fact.source_id)
    waiting = Fact.objects.get(pk=fact.pk)
    waiting.pk, waiting.campaign_id, waiting.campaign_ref, waiting.place = (
        new_id(),
        None,
        ids["campaign"],
        ids["target"][:32],
    )
    waiting.save(force_insert=True)


def _build_libraries(post: Callable[..., Any], ids: dict[str, Any], shared: str) -> None:
    ids["channel"] = post("/channels", name=f"{shared} channel")["id"]
    ids["audience"] = post("/audiences", kind="persona", name=f"{shared} audience")["id"]
    aged = {"channel_id": ids["channel"], "segment": "18-24"}
    ids["limit"] = post("/limits", reason=f"{shared} limit", **aged)["id"]


def _build_campaign(post: Callable[..., Any], ids: dict[str, Any], word: str, private: bool) -> None:
    visibility = "private" if private else "open"
    make = {"type_id": ids["type"], "visibility": visibility}
    for place in ("campaign", "campaign2", "campaign3"):
        ids[place] = post("/campaigns", name=f"{word} {place}", **make)["id"]
    campaign = f"/campaigns/{ids['campaign']}"
    ids["grant"] = post(f"{campaign}/members", person_id=ids["person"], role="observer")["id"]
    ids["link"] = post(f"{campaign}/links", campaign_id=ids["campaign3"])["id"]
    message = post("/messages", campaign_id=ids["campaign"], core=f"{word} message", proofs=[f"{word} proof"])
    ids["message"], ids["proof_point"] = message["id"], message["proofs"][0]["id"]
    ids["deliverable"] = post(f"{campaign}/deliverables", name=f"{word} deliverable")["id"]
    ids["field"] = post("/fields", target="task", kind="text", name=f"{word} field", campaign_id=ids["campaign"])["id"]
    for place in ("task", "task2", "task3"):
        task = post("/tasks", name=f"{word} {place}", campaign_id=ids["campaign"], start="2026-03-02", due="2026-03-03")
        ids[place], ids["stage"] = task["id"], task["stage_id"]
    from drumbeat.workflow.models import Stage

    stage = Stage.objects.get(pk=ids["stage"])
    ids["workflow"] = str(stage.workflow_id)
    others = Stage.objects.filter(workflow_id=stage.workflow_id, category="active")
    ids["stage2"] = str(others.exclude(pk=stage.pk)[0].pk)
    ids["dependency"] = post("/dependencies", pred_id=ids["task"], succ_id=ids["task2"])["id"]
    day = date(2026, 3, 2).isoformat()
    ids["time"] = post(f"/tasks/{ids['task']}/time", minutes=30, date=day, note=f"{word} note")["id"]
    post(f"/tasks/{ids['task']}/timer")
    ids["comment"] = post("/comments", kind="task", id=ids["task"], body=f"{word} comment")["id"]
    report = {"kind": "campaign", "id": ids["campaign"]}
    ids["status_update"] = post("/status-updates", **report, health="at_risk", title=f"{word} status_update")["id"]
    ids["visitor_link"] = post("/visitor-links", **report, name=f"{word} visitor")["id"]
    ids["view"] = post("/views", name=f"{word} view", screen="list", campaign_id=ids["campaign"])["id"]
    _build_goals(post, ids, word)
    build_planning(post, ids, word)
    ids["batch"] = post("/tasks/bulk", ids=[ids["task3"]], changes={"priority": 1})["batch"]


def _build_goals(post: Callable[..., Any], ids: dict[str, Any], word: str) -> None:
    home = {"level": "campaign", "campaign_id": ids["campaign"]}
    for place in ("goal", "goal2", "goal3"):
        ids[place] = post("/goals", name=f"{word} {place}", **home)["id"]
    system = system_actor_of(UUID(ids["workspace"]))
    for place in ("goal", "goal2"):  # asked by nobody in person, so that the owner may decide
        asked = request_approval(system, "goal", UUID(ids[place]), [UUID(ids["me"])])
        ids["approval"] = str(asked.id)
        if place == "goal":
            post(f"/approvals/{asked.id}/decide", decision="approved")
    cited = {"kind": "goal", "id": ids["goal"], "note": f"{word} note"}
    ids["citation"] = post(f"/evidence/{ids['evidence']}/citations", **cited)["id"]
