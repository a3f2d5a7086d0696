"""Status updates: post, reword, remove, follow, letters; visitors read and answer, and are shut out at once."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client

from drumbeat.activity.actions import update as actions
from drumbeat.activity.actions.comment import post_comment
from drumbeat.activity.models import Follower, StatusUpdate
from drumbeat.activity.offers import Reportable, reportables
from drumbeat.activity.queries import latest_health, status_updates_of
from drumbeat.identity.actions.visitor import NewLink, create_visitor_link, revoke_visitor_link
from drumbeat.identity.offers import Shareable, shareables
from drumbeat.identity.queries import visitor_links
from drumbeat.identity.tests.factories import Cast, deliver_letters, find_thing, make_thing
from drumbeat.kernel.background.readers import run_readers
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.clock import frozen, now
from drumbeat.kernel.errors import Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch

WORDS = {"health": "at_risk", "title": " The venue  wavers ", "body": "We look for **another**."}


@pytest.fixture
def thing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """Something anybody of the workspace sees, reported on and shared."""
    monkeypatch.setitem(reportables, "thing", Reportable("thing", find_thing, lambda pk: f"/things/{pk}"))
    monkeypatch.setitem(shareables, "thing", Shareable("thing", find_thing))
    return make_thing(cast.actor("manager"))


def shared(cast: Cast, thing: UUID, may_answer: bool = True) -> tuple[UUID, str]:
    """A link to the thing and its key."""
    link, address = create_visitor_link(
        cast.actor("manager"), NewLink("thing", thing, "The agency", may_answer=may_answer)
    )
    return link.id, address.partition("#key=")[2]


def visit(key: str, **answer: str) -> tuple[int, Any]:
    """What a browser without a session gets."""
    door = "answers" if answer else "open"
    answered = Client().post(f"/api/v1/visits/{door}", {"key": key, **answer}, content_type="application/json")
    return answered.status_code, answered.json()


def test_an_update_is_tidied_followed_and_in_the_history(cast: Cast, thing: UUID) -> None:
    made = actions.post_status_update(cast.actor("manager"), "thing", thing, WORDS)
    event = StoredEvent.objects.filter(kind="status_update.posted").latest("seq")
    assert made.title == "The venue wavers" and event.parents == [["thing", str(thing)]]
    assert Follower.objects.get(ref_id=thing).person_id == cast.person_id("manager")
    assert latest_health(cast.actor("intern"), "thing", [thing]) == {thing: "at_risk"}


@pytest.mark.parametrize("name", ["legal", "intern"])
def test_only_who_leads_reports(cast: Cast, thing: UUID, name: str) -> None:
    with pytest.raises(NotAllowed):
        actions.post_status_update(cast.actor(name), "thing", thing, WORDS)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"health": "fine"}, "health"),
        ({"body": "x" * 20_001}, "body"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_written(cast: Cast, thing: UUID, wrong: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        actions.post_status_update(cast.actor("manager"), "thing", thing, {**WORDS, **wrong})
    assert refused.value.fields is not None and list(refused.value.fields) == [field]
    assert not StatusUpdate.objects.exists()


def test_rewording_twice_is_one_event_and_is_taken_back(cast: Cast, thing: UUID) -> None:
    manager = cast.actor("manager")
    made = actions.post_status_update(manager, "thing", thing, WORDS)
    with small_batch(manager, "change", "words") as batch:
        actions.update_status_update(manager, made.id, {"title": "Found one"})
        actions.update_status_update(manager, made.id, {"title": "Found one"})
    assert StoredEvent.objects.filter(kind="status_update.updated").count() == 1
    undo_batch(manager, batch.id)
    assert StatusUpdate.objects.get(pk=made.pk).title == "The venue wavers"


def test_removed_is_gone_and_comes_back(cast: Cast, thing: UUID) -> None:
    manager = cast.actor("manager")
    made = actions.post_status_update(manager, "thing", thing, WORDS)
    actions.remove_status_updates(manager, [made.id])
    assert status_updates_of(manager, "thing", thing) == []
    with pytest.raises(NotFound):
        actions.remove_status_updates(manager, [made.id])
    actions.restore_status_updates(manager, [made.id])
    assert [row.id for row in status_updates_of(manager, "thing", thing)] == [made.id]


def test_followers_get_one_letter_in_their_language_and_the_author_none(cast: Cast, thing: UUID) -> None:
    for name in ("lead", "manager", "legal"):
        actions.follow(cast.actor(name), "thing", thing)
        actions.follow(cast.actor(name), "thing", thing)
    actions.unfollow(cast.actor("legal"), "thing", thing)
    actions.unfollow(cast.actor("legal"), "thing", thing)
    assert Follower.objects.count() == 2 and StoredEvent.objects.filter(kind="follower.changed").count() == 4
    actions.post_status_update(cast.actor("manager"), "thing", thing, WORDS)
    run_readers()
    run_readers()
    deliver_letters()
    assert [len(letter.to) for letter in mail.outbox] == [1]
    assert "At risk" in mail.outbox[0].subject and f"/things/{thing}" in mail.outbox[0].body


def test_a_visitor_reads_and_answers_and_others_links_stay_apart(cast: Cast, thing: UUID) -> None:
    update = actions.post_status_update(cast.actor("manager"), "thing", thing, WORDS)
    _, key = shared(cast, thing)
    _, other = shared(cast, thing)
    status, made = visit(key, update_id=str(update.id), name="Ann of the agency", body="<script>x</script> **Yes**")
    assert status == 201 and "<script>" not in str(made["html"]) and "<strong>" in str(made["html"])
    post_comment(cast.actor("manager"), "status_update", update.id, "Thank you")
    own, others = (visit(each)[1]["updates"][0]["answers"] for each in (key, other))
    assert [(len(own), own[0]["author"], own[1]["visitor"]), len(others)] == [(2, "Ann of the agency", False), 1]
    team = cast.actor("manager")
    event = StoredEvent.objects.filter(kind="comment.answered").get()
    assert event.actor_id is None and event.facts["visitor"] == "Ann of the agency"
    assert [link.name for link in visitor_links(team, "thing", thing)] == ["The agency", "The agency"]


def test_links_end_at_once_in_time_and_for_what_they_do_not_show(cast: Cast, thing: UUID) -> None:
    manager = cast.actor("manager")
    elsewhere = actions.post_status_update(manager, "thing", make_thing(manager), WORDS)
    link, key = shared(cast, thing)
    assert visit(key)[0] == 200 and visit("x" * 43)[0] == 401
    assert visit(key, update_id=str(elsewhere.id), body="Hello")[0] == 404
    with frozen(now() + timedelta(days=31)):
        assert visit(key)[0] == 401
    revoke_visitor_link(manager, link)
    assert visit(key)[0] == 401 and visitor_links(manager, "thing", thing) == []
    with pytest.raises(NotFound):
        revoke_visitor_link(manager, link)


def test_a_link_for_reading_takes_no_answers_and_only_leads_make_links(cast: Cast, thing: UUID) -> None:
    update = actions.post_status_update(cast.actor("manager"), "thing", thing, WORDS)
    _, key = shared(cast, thing, may_answer=False)
    assert visit(key, update_id=str(update.id), body="Hello")[0] == 403
    with pytest.raises(NotAllowed):
        create_visitor_link(cast.actor("intern"), NewLink("thing", thing, "Me"))
    with pytest.raises(Invalid):
        create_visitor_link(cast.actor("manager"), NewLink("thing", thing, "  "))
    with pytest.raises(NotFound):
        create_visitor_link(cast.actor("manager"), NewLink("stage", thing, "X"))
