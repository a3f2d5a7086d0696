"""Every filter and order a list admits, given what an attacker would: refused by name, never an error of the server."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from drumbeat.config.tests.sweep.objects import build, sign_in
from drumbeat.config.tests.sweep.world import ROOT, World
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.safety import audit
from drumbeat.work.queries import rows

LISTS = {"/tasks": rows.LISTING, "/audit": audit.LISTING}
WORDS = frozenset({("/tasks", "q"), ("/tasks", "tag"), ("/tasks", "tags")})
"""Filters that take any words: quotes and comments are words too, and find nothing."""
HOSTILE = {
    "quote": "'",
    "closing": "1' OR '1'='1",
    "comment": "x'; DROP TABLE work_task; --",
    "block": "/* */ 1 /**/",
    "wildcard": "%_\\",
    "brackets": "[]{}$ne",
    "lookup": "id__in=1",
    "format": "%s %(x)s {0.__class__}",
    "type": "not-a-value",
    "blank": " ",
}
BROKEN = {"nul": "a\x00b", "overlong": "x" * 10_000, "overlong number": "9" * 5_000, "half a letter": "\ud800"}
FILTERS = [(path, name) for path, listing in LISTS.items() for name in listing.filters]


@pytest.fixture
def client(cast: Cast) -> Client:
    return sign_in(cast.people["owner"])


def ask(client: Client, path: str, **query: str) -> tuple[int, dict[str, object]]:
    text = urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in query.items()})
    answer = client.get(f"{ROOT}{path}?{text}")
    return answer.status_code, answer.json()


@pytest.mark.parametrize(("path", "name"), FILTERS)
def test_hostile_values_are_refused_by_name_or_are_words_that_find_nothing(
    path: str, name: str, client: Client, cast: Cast
) -> None:
    for attack, value in HOSTILE.items():
        status, body = ask(client, path, **{name: value})
        if (path, name) in WORDS:
            assert (status, body.get("items", body.get("tasks"))) == (200, []), attack
            continue
        assert (status, body.get("fields")) == (422, {name: ["bad_value"]}), attack
        sent = value.strip()
        repeated = sent and sent in "".join(map(str, body.values())).replace("'", "")
        assert not repeated, "what was sent is not repeated"


@pytest.mark.parametrize(("path", "name"), FILTERS)
def test_broken_values_are_refused_by_every_filter(path: str, name: str, client: Client) -> None:
    for fault, value in BROKEN.items():
        status, body = ask(client, path, **{name: value})
        if fault == "half a letter" and (path, name) in WORDS:
            assert status in (200, 422)
        else:
            assert (status, body.get("fields")) == (422, {name: ["bad_value"]}), fault


@pytest.mark.parametrize("path", LISTS)
def test_filters_not_on_the_list_are_refused_by_name(path: str, client: Client) -> None:
    for name in ("id", "scope_id", "owner__password", "q__regex", "pk", "'", "__class__"):
        status, body = ask(client, path, **{name: "1"})
        assert (status, body["code"], body["fields"]) == (422, "kernel.unknown_filter", {name: ["not_admitted"]})


@pytest.mark.parametrize("name", rows.LISTING.orders)
def test_orders_are_taken_whole_or_refused_by_name(name: str, client: Client) -> None:
    for suffix in ("'", ";--", "__in", " DESC", "\x00", "/**/", ",name,name,nope"):
        status, body = ask(client, "/tasks", sort=name + suffix)
        assert (status, body["code"], body["fields"]) == (422, "kernel.unknown_order", {"sort": ["not_admitted"]})


def test_every_order_and_filter_that_is_admitted_works(client: Client, cast: Cast) -> None:
    world: World = build(cast.people["owner"], "here")
    person, campaign, stage, task = (str(world.ids[each]) for each in ("person", "campaign", "stage", "task"))
    right = {
        "campaign": campaign, "stage": stage, "person": person, "tag": "web", "parent": task,
        "deliverable": str(world.ids["deliverable"]), "kind": "task", "priority": "0", "done": "0", "critical": "1",
        "due_before": "2030-01-01", "due_after": "2020-01-01", "q": "here", "assignee": person, "tags": "web",
        "health": "late,at_risk",
    }  # fmt: skip
    assert right.keys() == rows.LISTING.filters.keys()
    for name in rows.LISTING.orders:
        for each, value in right.items():
            assert ask(client, "/tasks", sort=f"-{name}", **{each: value})[0] == 200, (name, each)
        status, body = ask(client, "/tasks", sort=name, campaign=campaign)
        assert status == 200 and len(body["tasks"] if "tasks" in body else body["items"]) == 3, name
