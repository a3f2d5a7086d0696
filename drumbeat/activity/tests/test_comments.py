"""Comments: post, change, remove, restore, import; who may; undo."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from drumbeat.activity.actions import comment as actions
from drumbeat.activity.models import Comment
from drumbeat.activity.offers import Commentable, commentables
from drumbeat.activity.queries import comments_page
from drumbeat.identity.actions.scope import grant_scope
from drumbeat.identity.tests.factories import Cast, find_thing, make_thing
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.errors import Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch


@pytest.fixture
def thing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """Something anybody of the workspace sees, open to comments."""
    monkeypatch.setitem(commentables, "thing", Commentable("thing", find_thing))
    return make_thing(cast.actor("manager"))


def last_event(kind: str) -> StoredEvent:
    return StoredEvent.objects.filter(kind=kind).latest("seq")


def test_post_is_in_the_history_of_its_object(cast: Cast, thing: UUID) -> None:
    made = actions.post_comment(cast.actor("lead"), "thing", thing, " **Hi** ")
    event = last_event("comment.posted")
    assert (made.body, made.scope_id) == ("**Hi**", thing)
    assert event.parents == [["thing", str(thing)]] and event.subject_id == made.id
    assert "Hi" not in str(event.facts)


def test_change_keeps_the_earlier_words_and_a_second_time_nothing_happens(cast: Cast, thing: UUID) -> None:
    author = cast.actor("lead")
    made = actions.post_comment(author, "thing", thing, "one")
    actions.update_comment(author, made.id, "two")
    actions.update_comment(author, made.id, "two")
    assert StoredEvent.objects.filter(kind="comment.updated").count() == 1
    assert last_event("comment.updated").changes == {"body": ["one", "two"]}
    assert Comment.objects.get(pk=made.pk).edited_at is not None


def test_only_the_author_edits_and_leads_remove(cast: Cast, thing: UUID) -> None:
    made = actions.post_comment(cast.actor("lead"), "thing", thing, "mine")
    with pytest.raises(NotAllowed):
        actions.update_comment(cast.actor("manager"), made.id, "theirs")
    with pytest.raises(NotAllowed):
        actions.remove_comments(cast.actor("legal"), [made.id])
    actions.remove_comments(cast.actor("manager"), [made.id])
    with pytest.raises(NotFound):
        actions.remove_comments(cast.actor("manager"), [made.id])
    actions.restore_comments(cast.actor("manager"), [made.id])
    assert comments_page(cast.actor("lead"), "thing", thing, None, 50)[0] == [made]


def test_observers_read_only_and_guests_see_what_was_shared(cast: Cast, thing: UUID) -> None:
    manager = cast.actor("manager")
    with pytest.raises(NotFound):
        actions.post_comment(cast.actor("guest"), "thing", thing, "hello")
    grant_scope(manager, thing, "observer", person_id=cast.person_id("guest"))
    with pytest.raises(NotAllowed):
        actions.post_comment(cast.actor("guest"), "thing", thing, "hello")
    actions.post_comment(manager, "thing", thing, "welcome")
    assert len(comments_page(cast.actor("guest"), "thing", thing, None, 50)[0]) == 1
    grant_scope(manager, thing, "reviewer", person_id=cast.person_id("guest"))
    actions.post_comment(cast.actor("guest"), "thing", thing, "hello")


@pytest.mark.parametrize(("body", "code"), [("  ", "required"), ("x" * 20_001, "too_long")])
def test_refuses_what_is_no_comment(cast: Cast, thing: UUID, body: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.post_comment(cast.actor("lead"), "thing", thing, body)
    assert refusal.value.fields == {"body": [code]}


def test_strangers_and_unknown_kinds_find_nothing(cast: Cast, thing: UUID) -> None:
    for actor, kind in ((cast.actor("stranger"), "thing"), (cast.actor("owner"), "__class__")):
        with pytest.raises(NotFound):
            actions.post_comment(actor, kind, thing, "x")


def test_import_brings_each_once_and_is_undone_as_a_whole(cast: Cast, thing: UUID) -> None:
    actor = cast.actor("manager")
    at = datetime(2024, 5, 1, tzinfo=UTC)
    rows = [
        actions.ImportedComment(thing, f"said {n}", at, author_name="Somebody", external_id=str(n)) for n in range(3)
    ]
    with small_batch(actor, "import", "file.csv") as batch:
        assert actions.import_comments(actor, "thing", rows) == 3
    assert actions.import_comments(actor, "thing", rows) == 0
    assert {c.created_at for c in Comment.objects.all()} == {at}
    undo_batch(actor, batch.id)
    assert not Comment.objects.filter(deleted_at__isnull=True).exists()


def test_pages_walk_through_all_without_a_gap(cast: Cast, thing: UUID) -> None:
    actor = cast.actor("manager")
    rows = [actions.ImportedComment(thing, str(n), datetime(2024, 5, 1, tzinfo=UTC)) for n in range(7)]
    actions.import_comments(actor, "thing", rows)
    seen: list[str] = []
    cursor = None
    while True:
        page, cursor = comments_page(actor, "thing", thing, cursor, 3)
        seen += [comment.body for comment in page]
        if cursor is None:
            break
    assert seen == [str(n) for n in range(7)]


def test_doors(cast: Cast, thing: UUID, client: Client) -> None:
    client.force_login(cast.people["legal"].user, settings.AUTHENTICATION_BACKENDS[0])
    body = {"kind": "thing", "id": str(thing), "body": "Look: <b>x</b> [y](javascript:alert(1))"}
    made = client.post("/api/v1/comments", body, content_type="application/json")
    assert made.status_code == 201 and "<b>" not in made.json()["html"] and "href" not in made.json()["html"]
    assert made.json()["can"] == ["update_comment", "remove_comment"]
    listed = client.get("/api/v1/comments", {"kind": "thing", "id": thing}).json()
    assert [row["author"] for row in listed["items"]] == ["Legal"]
    path = f"/api/v1/comments/{made.json()['id']}"
    assert client.patch(path, {"body": "new"}, content_type="application/json").json()["edited_at"]
    assert client.patch(path, {"author_id": "x"}, content_type="application/json").status_code == 422
    assert client.delete(path).status_code == 204
    assert client.delete(path).status_code == 404
