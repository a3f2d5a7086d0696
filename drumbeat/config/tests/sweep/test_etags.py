"""What an answer's etag stands for: never a state newer than the values beside it."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Max
from django.test.utils import CaptureQueriesContext

from drumbeat.config.tests.sweep.objects import sign_in
from drumbeat.config.tests.sweep.world import ROOT, World
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.etags import with_etag
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.refs import Ref
from drumbeat.work.actions.task import update_task
from drumbeat.work.queries.tasks import find_task

SINGLE = {
    "/tasks/{task}": "work_task",
    "/campaigns/{campaign}": "campaigns_campaign",
    "/deliverables/{deliverable}": "campaigns_deliverable",
    "/templates/{template}": "campaigns_template",
    "/people/{person}": "identity_person",
    "/workspace": "identity_workspace",
    "/calendar": "calendars_workcalendar",
}
LISTS = {
    "/types": "campaigns_campaigntype",
    "/programs": "campaigns_program",
    "/fields": "campaigns_customfield",
    "/campaigns/{campaign}/deliverables": "campaigns_deliverable",
    "/workflows/{workflow}/stages": "workflow_stage",
}
CHANGES: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "campaign": ("/campaigns/{campaign}", {"name": "One"}, {"purpose": "brand"}),
    "deliverable": ("/deliverables/{deliverable}", {"name": "One"}, {"due": "2027-03-01"}),
    "template": ("/templates/{template}", {"name": "One"}, {"description": "Two"}),
    "person": ("/people/{person}", {"name": "One"}, {"role": "intern"}),
    "workspace": ("/workspace", {"name": "One"}, {"currency": "SEK"}),
    "calendar": ("/calendar", {"eves": False}, {"country": "SE"}),
    "task": ("/tasks/{task}", {"name": "One"}, {"priority": 3}),
}


def tables(sql: list[str], wanted: str) -> list[int]:
    return [at for at, text in enumerate(sql) if f'FROM "{wanted}"' in text or f'JOIN "{wanted}"' in text]


@pytest.mark.parametrize(("path", "table"), [*SINGLE.items(), *LISTS.items()])
def test_the_etag_is_read_before_the_row(path: str, table: str, plain: World, cast: Cast) -> None:
    client = sign_in(cast.people["owner"])
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(ROOT + path.format(**plain.ids))
    assert answer.status_code == 200
    sql = [query["sql"] for query in captured.captured_queries]
    source = "kernel_clock" if path in LISTS else "kernel_storedevent"
    assert tables(sql, source)[-1 if path in SINGLE else 0] < tables(sql, table)[-1]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_takes_its_etags_at_once_and_they_are_those_of_the_rows(path: str, plain: World, cast: Cast) -> None:
    client = sign_in(cast.people["owner"])
    with CaptureQueriesContext(connection) as captured:
        rows = client.get(ROOT + path.format(**plain.ids)).json()
    events = [q for q in captured.captured_queries if 'FROM "kernel_storedevent"' in q["sql"]]
    assert rows and len(events) == 1
    last = StoredEvent.objects.order_by().values("subject_id").annotate(last=Max("seq"))
    seqs = {str(pk): seq for pk, seq in last.values_list("subject_id", "last")}
    assert [row["etag"] for row in rows] == [seqs.get(row["id"], 0) for row in rows]


@pytest.mark.parametrize("noun", CHANGES)
def test_a_write_answers_with_the_etag_it_made(noun: str, plain: World, cast: Cast) -> None:
    path, mine, other = CHANGES[noun]
    client, address = sign_in(cast.people["owner"]), ROOT + path.format(**plain.ids)

    def change(body: dict[str, Any], base: int) -> Any:
        return client.patch(address, body, content_type="application/json", headers={"If-Match": str(base)})

    read = client.get(address).json()["etag"]
    first = change(mine, read)
    assert first.status_code == 200, first.content
    written = int(first["X-Seq"])
    assert first.json()["etag"] in (written, None) and client.get(address).json()["etag"] == written
    assert change(other, read).status_code == 200, "another field merges"
    clash = change(mine, read)
    assert (clash.status_code, clash.json()["facts"]["current"]) == (412, mine)
    assert change(mine, written).status_code == 200, "who has seen the change may write"


def test_people_and_tags_are_named_in_a_clash(plain: World, cast: Cast) -> None:
    client, address = sign_in(cast.people["owner"]), f"{ROOT}/tasks/{plain.ids['task']}"
    base = client.get(address).json()["etag"]
    present = {"people": [plain.ids["person"]], "tags": ["web"], "fields": {plain.ids["field"]: "x"}}
    assert client.patch(address, present, content_type="application/json").status_code == 200
    body = {"people": [], "tags": [], "fields": {plain.ids["field"]: "y"}}
    clash = client.patch(address, body, content_type="application/json", headers={"If-Match": str(base)})
    assert (clash.status_code, clash.json()["facts"]["current"]) == (412, present)
    assert clash.json()["facts"]["by"] == str(cast.person_id("owner"))


def test_a_change_between_the_two_reads_is_newer_than_the_etag(plain: World, cast: Cast) -> None:
    actor, task_id = cast.actor("owner"), UUID(plain.ids["task"])

    def overtaken(reader: Actor, pk: UUID) -> Any:
        update_task(cast.actor("director"), pk, {"name": "Overtaken"})
        return find_task(reader, pk)

    found, seq = with_etag(actor, Ref("task", task_id), overtaken)
    _, newer = with_etag(actor, Ref("task", task_id), find_task)
    assert found.name == "Overtaken" and seq < newer
