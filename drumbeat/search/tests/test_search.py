"""Search: four languages, ranking, permission, speed."""

import time

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from drumbeat.identity.actions.person import add_person
from drumbeat.identity.tests.factories import Cast, make_people, make_person
from drumbeat.kernel.sqlite.folding import fold
from drumbeat.search.queries import search


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert once is not None and str(fold(once)).casefold() == once.casefold()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Höstkampanj", "hostkamp"),
        ("春季新品发布", "新品"),
        ("春季新品發佈", "發佈"),
        ("ＦＵＬＬ width", "full"),
        ("Café launch", "CAFÉ"),
        ("Cafe\u0301 launch", "café"),
        ("50%_off", "50%_"),
        ("O'Brien \\ co", "o'brien \\"),
    ],
)
def test_found_whatever_the_script(cast: Cast, name: str, text: str) -> None:
    actor = cast.actor("manager")
    add_person(actor, name)
    assert [row["name"] for row in search(actor, text, 5)] == [name]


@pytest.mark.parametrize("text", ["", "   ", "\x00", "%", "_", "'; DROP TABLE x;--", "x" * 5000])
def test_odd_texts_find_nothing_and_harm_nothing(cast: Cast, text: str) -> None:
    add_person(cast.actor("manager"), "Plain")
    assert search(cast.actor("manager"), text, 5) == []


def test_beginnings_come_first(cast: Cast) -> None:
    actor = cast.actor("manager")
    for name in ("The spring sale", "Spring sale", "Off-spring"):
        add_person(actor, name)
    assert search(actor, "spring", 5)[0]["name"] == "Spring sale"


def test_strangers_find_nothing(cast: Cast) -> None:
    assert search(cast.actor("stranger"), "olga", 5) == []


def test_people_are_found_while_active(cast: Cast) -> None:
    make_person(cast.workspace, "åsa")
    assert [row["kind"] for row in search(cast.actor("intern"), "asa", 5)] == ["person"]


def test_door(cast: Cast, client: Client) -> None:
    assert client.get("/api/v1/search", {"q": "x"}).status_code == 401
    client.force_login(cast.people["manager"].user, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/api/v1/search", {"q": "olga"}).json()["items"][0]["kind"] == "person"
    assert client.get("/api/v1/search", {"q": "x", "limit": 100000}).status_code == 422


def test_ten_thousand_names_in_fifty_milliseconds(cast: Cast) -> None:
    names = ("Ärendehantering", "发布会安排", "Newsletter copy", "Landing page")
    make_people(cast.workspace, (f"{names[n % 4]} {n}" for n in range(10_000)))
    actor = cast.actor("manager")
    search(actor, "warm", 5)
    best = min(_seconds(actor, "arende 99") for _ in range(5))
    assert best < 0.05 * 3, f"{best * 1000:.0f} ms"  # three times the budget, for a busy machine


def _seconds(actor, text: str) -> float:
    """Processor time where the database lives in this process: others on the machine do not count."""
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    started = clock()
    assert search(actor, text, 20)
    return clock() - started
