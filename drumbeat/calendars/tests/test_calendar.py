from datetime import date

import pytest

from drumbeat.calendars.actions import calendar as actions
from drumbeat.calendars.models import CalendarDay, WorkCalendar
from drumbeat.calendars.queries import days_of, find_calendar, working_calendar
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actor import Actor, system_actor
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.models import StoredEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(cast: Cast) -> Actor:
    return cast.actor("owner")


def kinds(actor: Actor) -> list[str]:
    rows = StoredEvent.objects.filter(workspace_id=actor.workspace_id, kind__startswith="calendar.").order_by("seq")
    return list(rows.values_list("kind", flat=True))


def test_an_english_workspace_starts_without_holidays(owner):
    assert find_calendar(owner).country == "" and days_of(owner) == []
    assert working_calendar(owner.workspace_id).is_working(date(2026, 12, 25))


@pytest.mark.parametrize(("language", "country"), [("zh-Hans", "CN"), ("zh-Hant", "TW"), ("sv", "SE")])
def test_a_language_brings_its_country(language, country):
    actor = system_actor(new_id(), language=language)
    actions.furnish(actor)
    assert find_calendar(actor).country == country and len(days_of(actor)) > 40


def test_a_country_closes_its_holidays_and_opens_make_up_days(owner):
    actions.update_calendar(owner, {"country": "CN"})
    calendar = working_calendar(owner.workspace_id)
    assert not calendar.is_working(date(2026, 10, 1))
    assert any(day.opens and calendar.is_working(day.date) and day.date.weekday() > 4 for day in days_of(owner))
    assert find_calendar(owner).provisional_years


def test_changing_the_country_keeps_own_days(owner):
    actions.add_calendar_day(owner, date(2026, 5, 29), "Summer outing")
    actions.update_calendar(owner, {"country": "SE"})
    actions.update_calendar(owner, {"country": ""})
    assert [day.name for day in days_of(owner)] == ["Summer outing"]


def test_the_same_values_twice_change_nothing(owner):
    actions.update_calendar(owner, {"country": "SE"})
    version = find_calendar(owner).version
    actions.update_calendar(owner, {"country": "SE"})
    assert find_calendar(owner).version == version and kinds(owner) == ["calendar.updated"]


def test_an_own_day_wins_over_a_public_one(owner):
    actions.update_calendar(owner, {"country": "SE"})
    assert not working_calendar(owner.workspace_id).is_working(date(2026, 12, 25))
    actions.add_calendar_day(owner, date(2026, 12, 25), "Fair", opens=True)
    assert working_calendar(owner.workspace_id).is_working(date(2026, 12, 25))


def test_the_same_day_twice_is_one_day(owner):
    actions.add_calendar_day(owner, date(2026, 3, 4), "Kick-off")
    actions.add_calendar_day(owner, date(2026, 3, 4), "Moved kick-off")
    assert [day.name for day in days_of(owner)] == ["Moved kick-off"]


def test_a_removed_day_follows_the_week_again(owner):
    day = actions.add_calendar_day(owner, date(2026, 3, 4), "Kick-off")
    actions.remove_calendar_day(owner, day.id)
    assert working_calendar(owner.workspace_id).is_working(date(2026, 3, 4))
    with pytest.raises(NotFound):
        actions.remove_calendar_day(owner, day.id)


def test_a_public_day_stays_with_its_country(owner):
    actions.update_calendar(owner, {"country": "SE"})
    public = CalendarDay.objects.filter(workspace_id=owner.workspace_id).first()
    with pytest.raises(Conflict):
        actions.remove_calendar_day(owner, public.id)


@pytest.mark.parametrize(
    "values",
    [{"country": "XX"}, {"week": [[]] * 7}, {"week": [[[600, 500]]] * 7}, {"week": [[[540, 720]]] * 6}],
)
def test_what_is_no_calendar_is_refused(owner, values):
    with pytest.raises(Invalid):
        actions.update_calendar(owner, values)
    assert WorkCalendar.objects.get(workspace_id=owner.workspace_id).version == 1


@pytest.mark.parametrize("role", ["manager", "lead", "intern", "guest"])
def test_others_may_not_shape_the_calendar(cast, role):
    member = cast.actor(role)
    for attempt in (
        lambda: actions.update_calendar(member, {"eves": False}),
        lambda: actions.add_calendar_day(member, date(2026, 1, 2), "Off"),
        lambda: actions.remove_calendar_day(member, new_id()),
    ):
        with pytest.raises(NotAllowed):
            attempt()
