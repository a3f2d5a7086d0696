"""A world for the sweep: one object of every kind a route can name, made through the doors themselves."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drumbeat.approvals.actions import request_approval
from drumbeat.config.tests.sweep.planning import build_planning
from drumbeat.config.tests.sweep.world import ROOT, World
from drumbeat.identity.models import Person
from drumbeat.identity.queries import system_actor_of
from drumbeat.identity.tests.factories import PASSWORD
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.models import DeadLetter


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

    def send(verb: Callable[..., Any], path: str, body: dict[str, Any]) -> Any:
        answer = verb(ROOT + path, body, content_type="application/json")
        assert answer.status_code in (200, 201), (path, answer.content)
        return answer.json()

    def post(path: str, **body: Any) -> Any:
        return send(client.post, path, body)

    def put(path: str, **body: Any) -> Any:
        return send(client.put, path, body)

    ids: dict[str, Any] = {"workspace": str(owner.workspace_id)}
    ids["session"] = client.get(f"{ROOT}/sessions").json()[0]["id"]
    ids["me"] = str(owner.id)
    others = Person.objects.filter(workspace_id=owner.workspace_id, role="director")
    ids["approver"] = str(getattr(others.first(), "id", owner.id))
    _build_shared(post, put, ids, shared, private)
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


def _build_shared(
    post: Callable[..., Any], put: Callable[..., Any], ids: dict[str, Any], shared: str, private: bool
) -> None:
    """What everybody of a workspace sees."""
    ids["person"] = post("/people", name=f"{shared} person")["id"]
    away = {"person_id": ids["person"], "first": "2026-06-08", "last": "2026-06-09", "note": f"{shared} note"}
    ids["absence"] = post("/absences", **away)["id"]
    ids["work_pattern"] = put("/work-patterns", person_id=ids["person"], percent=90)["id"]
    ids["team"] = post("/teams", name=f"{shared} team")["id"]
    ids["invitation"] = post("/invitations", email=f"{shared}{private:d}@example.com")["id"]
    ids["token"] = post("/tokens", name=f"{shared} token", scopes=["read"])["id"]
    ids["day"] = post("/calendar/days", date=f"2026-06-0{1 + private}", name=f"{shared} day")["id"]
    ids["program"] = post("/programs", name=f"{shared} program")["id"]
    _build_libraries(post, ids, shared)
    ids["skill"] = post("/skills", name=f"{shared} skill {private:d}")["id"]
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
    ids["baseline"] = post(f"{campaign}/baselines", name=f"{word} baseline")["id"]
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
