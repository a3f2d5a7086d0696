from datetime import UTC, date, datetime, timedelta

import pytest

from drumbeat.campaigns.actions.program import create_program
from drumbeat.campaigns.models import Campaign, Program
from drumbeat.config import api  # noqa: F401  (registers the real demo, once)
from drumbeat.config.demo import replay
from drumbeat.home.screens import today_screen
from drumbeat.identity import offers
from drumbeat.identity.models import Person, User
from drumbeat.identity.queries import actor_for
from drumbeat.kernel.background.jobs import run_job
from drumbeat.kernel.clock import frozen
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.work.models import Dependency, Task, TimeEntry

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WEDNESDAY, SUNDAY = (datetime(2026, 11, day, 9, tzinfo=UTC) for day in (18, 22))


def full_day_of(workspace, day: date) -> None:
    """Hold that the demo's owner finds a full desk: something late, due today, due this week and begun early."""
    owner = Person.objects.get(workspace_id=workspace.id, role="owner")
    shown = today_screen(actor_for(owner, workspace))
    desk = set(replay.desk_names(workspace.language))
    dues = [date.fromisoformat(str(task["due"])) for task in shown["tasks"] if task["name"] in desk]
    assert sum(due < day for due in dues) == 2 and dues.count(day) == 2
    assert sum(day < due <= day + timedelta(days=7) for due in dues) == 4
    assert sum(due > day + timedelta(days=7) for due in dues) == 1, "begun already, due later"
    assert len(shown["tasks"]) - len(dues) <= 3, "of the campaigns' own work little falls to them"
    assert len(shown["milestones"]) >= 5 and len(shown["leading"]) >= 2


def test_the_demo_is_as_full_as_promised_and_told_in_the_order_of_time():
    with frozen(WEDNESDAY):
        workspace = replay.load("en", "a long enough secret")
        full_day_of(workspace, WEDNESDAY.date())
    accounts = User.objects.filter(people__workspace_id=workspace.id)
    assert accounts.count() == 14 and all(user.check_password("a long enough secret") for user in accounts)
    mine = {"workspace_id": workspace.id}
    done = Task.objects.filter(**mine, completed_at__isnull=False)
    assert Person.objects.filter(**mine).count() == 14 and Program.objects.filter(**mine).count() == 3
    running = Campaign.objects.filter(**mine, state="open")
    assert running.count() == 9 == running.values("type").distinct().count()
    assert Campaign.objects.filter(**mine, state="finished").count() >= 24
    assert Task.objects.filter(**mine, completed_at__isnull=True).count() >= 450
    assert done.filter(estimate_minutes__gt=0).count() >= 600 and done.filter(kind="milestone").count() >= 60
    assert TimeEntry.objects.filter(**mine).count() > 600 and Dependency.objects.filter(**mine).count() > 450
    assert not done.filter(finished_on__gte=WEDNESDAY.date()).exists()
    instants = list(StoredEvent.objects.filter(**mine).order_by("seq").values_list("at", flat=True))
    assert instants == sorted(instants) and instants[-1] < WEDNESDAY


def test_on_a_sunday_and_in_another_language_the_day_is_as_full():
    with frozen(SUNDAY):
        full_day_of(replay.load("sv", "a long enough secret"), SUNDAY.date())


@pytest.fixture
def a_small_demo(monkeypatch):
    """A demo of one program: these tests are of the first run's job, whatever it loads."""

    def fill(owner, told):
        create_program(owner, {"name": "Brand"})
        told(1, 1)

    monkeypatch.setattr(offers, "demo", offers.Demo(replay.company, fill))


def test_the_first_run_answers_at_once_and_a_job_loads_the_demo(client, a_small_demo):
    body = {"mode": "demo", "name": "Ada", "email": "ada@example.com", "password": "a long enough secret"}
    assert client.post("/api/v1/first-run", body, content_type="application/json").status_code == 201
    me = client.get("/api/v1/me").json()
    assert me["workspace"]["name"] == replay.company("en"), "the demo brings the name nobody asked for"
    assert client.get("/api/v1/first-run").json()["loading"] == {"state": "running", "done": 0, "total": 0}
    assert not Program.objects.exists()
    batch = Batch.objects.get(kind="demo")
    run_job("identity.load_demo", batch.workspace_id, batch.id)
    told = client.get("/api/v1/first-run").json()["loading"]
    assert told["state"] == "done" and 0 < told["done"] <= told["total"]
    assert Program.objects.count() == 1
    events = StoredEvent.objects.count()
    run_job("identity.load_demo", batch.workspace_id, batch.id)
    assert StoredEvent.objects.count() == events, "a second run finds it done"


def test_a_demo_interrupted_begins_anew(client, a_small_demo, monkeypatch):
    body = {"mode": "demo", "name": "Ada", "email": "ada@example.com", "password": "a long enough secret"}
    client.post("/api/v1/first-run", body, content_type="application/json")
    batch = Batch.objects.get(kind="demo")

    def cut_off(owner, told):
        create_program(owner, {"name": "Half"})
        raise SystemExit

    whole = offers.demo
    monkeypatch.setattr(offers, "demo", offers.Demo(whole.name, cut_off))
    with pytest.raises(SystemExit):
        run_job("identity.load_demo", batch.workspace_id, batch.id)
    assert client.get("/api/v1/first-run").json()["loading"]["state"] == "running" and not Program.objects.exists()
    monkeypatch.setattr(offers, "demo", whole)
    run_job("identity.load_demo", batch.workspace_id, batch.id)
    assert client.get("/api/v1/first-run").json()["loading"]["state"] == "done"
