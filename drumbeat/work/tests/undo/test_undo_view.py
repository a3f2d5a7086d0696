"""Saved views are taken back through the common undo."""

from uuid import UUID

import pytest

from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actions import last_batch
from drumbeat.kernel.errors import NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch
from drumbeat.work.actions.view import remove_views, save_view
from drumbeat.work.models import SavedView
from drumbeat.work.queries.tasks import saved_views

VIEW = {"name": "Mine", "screen": "list", "campaign_id": None, "query": {"sort": "due"}, "shared": False}


def batch() -> UUID:
    found = last_batch()
    assert found is not None
    return found


def names(cast: Cast) -> list[str]:
    return [view.name for view in saved_views(cast.actor("lead"), None)]


def test_a_new_view_is_taken_back_and_brought_back(cast: Cast) -> None:
    lead = cast.actor("lead")
    save_view(lead, VIEW)
    undo, plan = undo_batch(lead, batch())
    assert (names(cast), plan.kept, plan.irreversible) == ([], [], [])
    undo_batch(lead, undo.id)
    assert names(cast) == ["Mine"]


def test_a_view_saved_again_gets_its_former_query_back(cast: Cast) -> None:
    lead = cast.actor("lead")
    first = save_view(lead, VIEW)
    assert save_view(lead, {**VIEW, "query": {"sort": "name"}}).id == first.id
    undo_batch(lead, batch())
    assert SavedView.objects.get(pk=first.id).query == {"sort": "due"}


def test_the_same_view_saved_twice_is_one_event(cast: Cast) -> None:
    lead = cast.actor("lead")
    save_view(lead, VIEW)
    save_view(lead, VIEW)
    assert StoredEvent.objects.filter(kind__startswith="view.").count() == 1


def test_a_removed_view_comes_back(cast: Cast) -> None:
    lead = cast.actor("lead")
    view = save_view(lead, VIEW)
    remove_views(lead, [view.id])
    assert names(cast) == []
    undo_batch(lead, batch())
    assert names(cast) == ["Mine"]
    with pytest.raises(NotFound):
        remove_views(cast.actor("legal"), [view.id])


def test_only_its_owner_changes_a_shared_view(cast: Cast) -> None:
    view = save_view(cast.actor("lead"), {**VIEW, "shared": True})
    with pytest.raises(NotAllowed):
        remove_views(cast.actor("legal"), [view.id])
