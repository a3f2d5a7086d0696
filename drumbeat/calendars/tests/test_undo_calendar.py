"""Changes of the calendar are taken back through the common undo."""

from datetime import date
from uuid import UUID

import pytest

from drumbeat.calendars.actions import calendar as actions
from drumbeat.calendars.queries import days_of, find_calendar, working_calendar
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actions import last_batch
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.models import Batch
from drumbeat.kernel.undo import undo_batch

DAY = date(2026, 5, 29)


@pytest.fixture
def owner(cast: Cast) -> Actor:
    return cast.actor("owner")


def batch() -> UUID:
    found = last_batch()
    assert found is not None
    return found


def own_days(actor: Actor) -> list[tuple[date, str, bool]]:
    return [(day.date, day.name, day.opens) for day in days_of(actor) if day.source == "own"]


def test_an_added_day_is_taken_back_and_brought_back(owner: Actor) -> None:
    actions.add_calendar_day(owner, DAY, "Outing")
    assert not working_calendar(owner.workspace_id).is_working(DAY)
    undo, plan = undo_batch(owner, batch())
    assert (own_days(owner), plan.kept, plan.irreversible) == ([], [], [])
    assert working_calendar(owner.workspace_id).is_working(DAY)
    undo_batch(owner, undo.id)
    assert own_days(owner) == [(DAY, "Outing", False)]


def test_a_removed_and_a_renamed_day_are_taken_back(owner: Actor) -> None:
    day = actions.add_calendar_day(owner, DAY, "Outing")
    actions.add_calendar_day(owner, DAY, "Inventory", opens=True)
    undo_batch(owner, batch())
    assert own_days(owner) == [(DAY, "Outing", False)]
    actions.remove_calendar_day(owner, day.id)
    undo_batch(owner, batch())
    assert own_days(owner) == [(DAY, "Outing", False)]


def test_a_day_changed_since_stays(owner: Actor, cast: Cast) -> None:
    actions.add_calendar_day(owner, DAY, "Outing")
    first = batch()
    actions.add_calendar_day(cast.actor("director"), DAY, "Inventory")
    _, plan = undo_batch(owner, first)
    assert own_days(owner) == [(DAY, "Inventory", False)]
    assert [(row["reason"], row["by"]) for row in plan.kept] == [("changed_since", str(cast.person_id("director")))]


def test_week_and_country_are_taken_back_with_their_holidays(owner: Actor) -> None:
    before = find_calendar(owner).week
    actions.update_calendar(owner, {"country": "SE", "week": [[[480, 720]]] * 5 + [[], []]})
    assert len(days_of(owner)) > 40
    undo_batch(owner, batch())
    calendar = find_calendar(owner)
    assert (calendar.country, calendar.week, days_of(owner)) == ("", before, [])


def test_the_same_day_twice_is_one_change(owner: Actor) -> None:
    actions.add_calendar_day(owner, DAY, "Outing")
    actions.add_calendar_day(owner, DAY, "Outing")
    assert Batch.objects.filter(kind="calendar").count() == 1


def test_others_do_not_see_the_batch(owner: Actor, cast: Cast) -> None:
    actions.add_calendar_day(owner, DAY, "Outing")
    with pytest.raises(NotFound):
        undo_batch(cast.actor("legal"), batch())
