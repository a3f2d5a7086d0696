"""What every door shares: limits, rates, repeated requests, pages, conflicts."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actor import system_actor
from drumbeat.kernel.batches import open_batch
from drumbeat.kernel.errors import Invalid, TooMany
from drumbeat.kernel.http import rates
from drumbeat.kernel.http.guards import MAX_DEPTH, MAX_JSON_BYTES, depth
from drumbeat.kernel.http.paging import Listing, cursor_of, ordered, page_size
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.models import Batch, Idempotency, StoredEvent

VALUES = st.recursive(
    st.none() | st.text(max_size=5),
    lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=3), v, max_size=3),
    max_leaves=40,
)


def nesting(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max((nesting(each) for each in inner), default=0)


@given(VALUES)
def test_depth_is_what_parsing_would_find(value: Any) -> None:
    found, real = depth(json.dumps(value).encode()), nesting(value)
    assert found == real or (found == 0 and real <= MAX_DEPTH)


def client_of(cast: Cast, who: str = "manager") -> Client:
    client = Client()
    client.force_login(cast.people[who].user, settings.AUTHENTICATION_BACKENDS[0])
    return client


def create(client: Client, name: str, **headers: str) -> Any:
    return client.post("/api/v1/teams", {"name": name}, content_type="application/json", headers=headers)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("[" * 2000 + "]" * 2000, 413, "kernel.too_deep"),
        ('{"name":"' + "x" * MAX_JSON_BYTES + '"}', 413, "kernel.too_large"),
        ('{"name":', 400, None),
        ('{"name":"x","workspace_id":"y","role":"owner"}', 422, "kernel.invalid"),
        ('{"name":"' + "x" * 500 + '"}', 422, "kernel.invalid"),
    ],
)
def test_bodies_that_are_refused(cast: Cast, body: str, status: int, code: str | None) -> None:
    answer = client_of(cast).post("/api/v1/teams", body, content_type="application/json")
    assert answer.status_code == status and (code is None or answer.json()["code"] == code)


def test_a_foreign_page_changes_nothing(cast: Cast) -> None:
    client, before = client_of(cast), StoredEvent.objects.count()
    answer = create(client, "X", Origin="https://evil.example")
    assert (answer.status_code, answer.json()["code"]) == (403, "kernel.foreign_origin")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.people["manager"].user, settings.AUTHENTICATION_BACKENDS[0])
    assert create(strict, "X").json()["code"] == "kernel.csrf"
    assert StoredEvent.objects.count() == before


def test_too_fast_is_told_when_to_come_back(cast: Cast, settings: Any) -> None:
    settings.RATE_PER_PERSON = 3
    client = client_of(cast)
    answers = [client.get("/api/v1/me") for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429] and int(answers[-1]["Retry-After"]) >= 1


def test_buckets_fill_again(monkeypatch: pytest.MonkeyPatch) -> None:
    at = 1000.0
    monkeypatch.setattr(rates.time, "monotonic", lambda: at)
    for _ in range(60):
        rates.spend("x", "who", 60)
    with pytest.raises(TooMany) as refusal:
        rates.spend("x", "who", 60)
    assert refusal.value.retry_after == 1
    rates.spend("x", "other", 60)
    at += 1.0
    rates.spend("x", "who", 60)


def test_a_repeated_request_is_answered_once(cast: Cast) -> None:
    client, key = client_of(cast), {"Idempotency-Key": "one-and-only"}
    first, again = create(client, "A", **key), create(client, "A", **key)
    assert first.content == again.content and again["Idempotency-Replayed"] == "true"
    assert create(client, "B", **key).json()["code"] == "kernel.idempotency_key_reused"
    assert len(client.get("/api/v1/teams").json()) == 1
    assert create(client_of(cast, "director"), "A", **key).status_code == 201, "keys belong to a person"
    assert create(client, "C", **{"Idempotency-Key": "short"}).status_code == 422
    assert create(client_of(cast, "lead"), "D", **key).status_code == 403
    assert Idempotency.objects.count() == 2, "a refusal is not kept"


def test_a_change_merges_unless_the_same_field_changed(cast: Cast) -> None:
    client, path = client_of(cast, "owner"), "/api/v1/workspace"
    base = client.get(path).json()["etag"]

    def change(**body: str) -> Any:
        return client.patch(path, body, content_type="application/json", headers={"If-Match": str(base)})

    assert change(name="Renamed").status_code == 200
    assert change(currency="SEK").status_code == 200
    clash = change(name="Again")
    assert clash.status_code == 412 and clash.json()["facts"]["current"] == {"name": "Renamed"}
    assert client.patch(path, {}, content_type="application/json", headers={"If-Match": "x"}).status_code == 422


def test_every_write_names_its_seq_and_no_older_one(cast: Cast) -> None:
    client = client_of(cast)
    made = create(client, "A")
    assert int(made["X-Seq"]) == StoredEvent.objects.filter(workspace_id=cast.workspace.id).latest("seq").seq
    same = client.patch(f"/api/v1/teams/{made.json()['id']}", {"name": "A"}, content_type="application/json")
    assert same.status_code == 200 and "X-Seq" not in same and "X-Batch" not in same


LISTING = Listing(orders={"label": "label", "total": "total"}, filters={}, default="label")


@pytest.mark.parametrize("sort", ["owner__password", "__class__", "-id", "label;--", "x" * 10_000, "label__in"])
def test_orders_come_from_the_list_alone(sort: str) -> None:
    with pytest.raises(Invalid):
        LISTING.parse_sort(sort)
    with pytest.raises(Invalid):
        LISTING.parse_filters({sort: "1"})


@pytest.mark.parametrize("cursor", ["x", "bm8=", "W10", "W1tdLFtdXQ", "\x00", "é"])
def test_cursors_are_ours_or_refused(cursor: str, db: None) -> None:
    with pytest.raises(Invalid):
        list(ordered(Batch.objects.all(), LISTING.parse_sort(None), cursor))


@pytest.mark.parametrize("limit", [0, -1, 201, 10**9])
def test_pages_have_a_size(limit: int) -> None:
    with pytest.raises(Invalid):
        page_size(limit)


@pytest.mark.parametrize("down", [False, True])
def test_pages_meet_without_gap_or_repeat(down: bool, db: None) -> None:
    actor = system_actor(new_id())
    scopes = [new_id(), new_id(), None]
    ids = {open_batch(actor, "test", "x", scope_id=scopes[n % 3]).id for n in range(11)}
    order = [("scope_id", down), ("id", False)]
    seen: list[Any] = []
    cursor = None
    while len(seen) <= 11:
        page = list(ordered(Batch.objects.filter(workspace_id=actor.workspace_id), order, cursor)[:4])
        if not page:
            break
        seen += [row.id for row in page]
        last = page[-1]
        cursor = cursor_of([str(last.scope_id) if last.scope_id else None, str(last.id)])
    assert len(seen) == 11 and set(seen) == ids
