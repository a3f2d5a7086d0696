"""Absences and working patterns: whose they are, who knows why, what they do to capacity."""

from datetime import date

import pytest

from drumbeat.calendars.actions.absence import add_absence, remove_absence, update_absence
from drumbeat.calendars.actions.calendar import update_calendar
from drumbeat.calendars.actions.ics import import_absences
from drumbeat.calendars.actions.pattern import Whose, clear_work_pattern, set_work_pattern
from drumbeat.calendars.models import Absence
from drumbeat.calendars.outputs import absence_out
from drumbeat.calendars.queries import absences, days_of, person_calendars, working_calendar, working_time
from drumbeat.identity.actions.team import add_team_member, create_team
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.errors import Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.kernel.undo import undo_batch

pytestmark = pytest.mark.django_db

MONDAY, WEDNESDAY, FRIDAY = date(2026, 6, 1), date(2026, 6, 3), date(2026, 6, 5)


def week_of(cast: Cast, name: str) -> list[int]:
    pk = cast.person_id(name)
    calendar = person_calendars(cast.workspace.id, [pk])[pk]
    return calendar.day_lengths(MONDAY, FRIDAY)


def test_leave_takes_capacity_and_gives_it_back(cast: Cast) -> None:
    me = cast.actor("legal")
    assert person_calendars(me.workspace_id) == {}
    row = add_absence(me, cast.person_id("legal"), {"first": MONDAY, "last": WEDNESDAY})
    assert week_of(cast, "legal") == [0, 0, 0, 480, 480]
    update_absence(me, row.id, {"minutes_per_day": 120})
    assert week_of(cast, "legal") == [360, 360, 360, 480, 480]
    assert week_of(cast, "lead") == [480] * 5
    remove_absence(me, row.id)
    assert week_of(cast, "legal") == [480] * 5
    with pytest.raises(NotFound):
        remove_absence(me, row.id)
    batch = Batch.objects.filter(kind="absence").order_by("-created_at", "-id")[0]
    undo_batch(me, batch.id)
    assert week_of(cast, "legal") == [360, 360, 360, 480, 480]
    undo_batch(me, Batch.objects.filter(kind="absence").order_by("created_at", "id")[1].id)
    assert week_of(cast, "legal") == [0, 0, 0, 480, 480]


def test_the_same_days_again_change_nothing(cast: Cast) -> None:
    me = cast.actor("legal")
    row = add_absence(me, cast.person_id("legal"), {"first": MONDAY, "last": MONDAY, "note": "Dentist"})
    before = StoredEvent.objects.count()
    update_absence(me, row.id, {"last": MONDAY, "note": "Dentist"})
    assert StoredEvent.objects.count() == before


def test_why_is_known_to_the_person_and_to_heads_alone(cast: Cast) -> None:
    manager, who = cast.actor("manager"), cast.person_id("legal")
    row = add_absence(manager, who, {"first": MONDAY, "last": MONDAY, "reason": "sick", "note": "Back pain"})
    known = {name: absence_out(cast.actor(name), row)["reason"] for name in ("legal", "director", "manager", "lead")}
    assert known == {"legal": "sick", "director": "sick", "manager": None, "lead": None}
    update_absence(manager, row.id, {"note": "Worse", "reason": "other"})
    told = " ".join(str((row.changes, row.facts)) for row in StoredEvent.objects.filter(kind__startswith="absence."))
    assert "sick" not in told and "pain" not in told and "Worse" not in told


def test_others_time_off_is_for_managers(cast: Cast) -> None:
    values = {"first": MONDAY, "last": MONDAY}
    with pytest.raises(NotAllowed):
        add_absence(cast.actor("lead"), cast.person_id("legal"), values)
    with pytest.raises(NotFound):
        add_absence(cast.actor("stranger"), cast.person_id("legal"), values)
    with pytest.raises(Invalid):
        add_absence(cast.actor("legal"), cast.person_id("legal"), {"first": FRIDAY, "last": MONDAY})


def test_every_other_friday_off(cast: Cast) -> None:
    me = cast.person_id("legal")
    rhythm = {"every_weeks": 2, "weekday": 4}
    add_absence(cast.actor("legal"), me, {"first": MONDAY, "last": date(2026, 7, 31), "repeats": rhythm})
    fridays = [date(2026, 6, 5), date(2026, 6, 12), date(2026, 6, 19)]
    calendar = person_calendars(cast.workspace.id)[me]
    assert [calendar.day_minutes(day) for day in fridays] == [0, 480, 0]


def test_an_own_pattern_counts_before_the_teams(cast: Cast) -> None:
    manager = cast.actor("manager")
    team = create_team(cast.actor("owner"), "Studio")
    for name in ("legal", "lead"):
        add_team_member(cast.actor("owner"), team.id, cast.person_id(name))
    set_work_pattern(manager, Whose(team_id=team.id), percent=50)
    own = set_work_pattern(cast.actor("legal"), Whose(cast.person_id("legal")), percent=75)
    assert (week_of(cast, "lead"), week_of(cast, "legal")) == ([240] * 5, [360] * 5)
    same = set_work_pattern(cast.actor("legal"), Whose(cast.person_id("legal")), percent=75)
    assert same.id == own.id
    clear_work_pattern(cast.actor("legal"), own.id)
    assert week_of(cast, "legal") == [240] * 5
    with pytest.raises(NotAllowed):
        set_work_pattern(cast.actor("lead"), Whose(team_id=team.id), percent=100)
    with pytest.raises(Invalid):
        set_work_pattern(manager, Whose(team_id=team.id), percent=0)


def test_a_pattern_holds_from_its_day(cast: Cast) -> None:
    me = Whose(cast.person_id("legal"))
    four_days = [[[540, 1020]]] * 4 + [[]] * 3
    set_work_pattern(cast.actor("legal"), me, week=four_days, valid_from=WEDNESDAY)
    assert week_of(cast, "legal") == [480, 480, 480, 480, 0]


def test_bridge_days_close_between_holiday_and_weekend(cast: Cast) -> None:
    owner = cast.actor("owner")
    update_calendar(owner, {"country": "SE"})
    friday_after_ascension = date(2026, 5, 15)
    assert working_calendar(owner.workspace_id).is_working(friday_after_ascension)
    update_calendar(owner, {"bridge_days": True})
    assert not working_calendar(owner.workspace_id).is_working(friday_after_ascension)
    assert "bridge" in {day.source for day in days_of(owner)}
    update_calendar(owner, {"bridge_days": False})
    assert working_calendar(owner.workspace_id).is_working(friday_after_ascension)


def test_working_time_is_asked_for_in_bounds(cast: Cast) -> None:
    actor = cast.actor("lead")
    found = working_time(actor, MONDAY, FRIDAY, [cast.person_id("legal")])
    assert found["minutes"] == found["people"][0]["minutes"] == [480] * 5
    for last in (date(2026, 5, 1), date(2029, 6, 1)):
        with pytest.raises(Invalid):
            working_time(actor, MONDAY, last, [])


FILE = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Example//EN\r
BEGIN:VEVENT\r
UID:leave@example.com\r
SUMMARY:Skiing\r
DTSTART;VALUE=DATE:20260601\r
DTEND;VALUE=DATE:20260603\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:dentist@example.com\r
SUMMARY:Dentist\r
DTSTART:20260604T080000Z\r
DTEND:20260604T100000Z\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:fridays@example.com\r
SUMMARY:Every other Friday\r
DTSTART;VALUE=DATE:20260605\r
RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:rent@example.com\r
SUMMARY:Board\r
DTSTART;VALUE=DATE:20260610\r
RRULE:FREQ=MONTHLY\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_a_calendar_is_read_once(cast: Cast) -> None:
    me, pk = cast.actor("legal"), cast.person_id("legal")
    first = import_absences(me, pk, FILE, "vacation")
    assert (first.added, [(each.summary, each.why) for each in first.refused]) == (3, [("Board", "MONTHLY")])
    assert week_of(cast, "legal") == [0, 0, 480, 360, 0]
    again = import_absences(me, pk, FILE, "vacation")
    assert (again.added, again.updated, again.unchanged) == (0, 0, 3)
    moved = import_absences(me, pk, FILE.replace(b"20260603", b"20260604"), "vacation")
    assert (moved.added, moved.updated, moved.unchanged) == (0, 1, 2)
    assert Absence.objects.filter(deleted_at__isnull=True).count() == 3
    (rhythm,) = [row for row in absences(me, MONDAY, FRIDAY) if row.repeats]
    assert (rhythm.repeats, rhythm.last) == ({"every_weeks": 2, "weekday": 4}, date(2026, 7, 3))
    undo_batch(me, Batch.objects.filter(kind="absences").order_by("created_at", "id")[0].id)
    left = Absence.objects.filter(deleted_at__isnull=True).values_list("external_id", flat=True)
    assert set(left) <= {"leave@example.com"}


def test_what_is_no_calendar_is_refused(cast: Cast) -> None:
    me, pk = cast.actor("legal"), cast.person_id("legal")
    for data in (b"", b"hello", b"\x00\xff" * 20):
        with pytest.raises(Invalid, match="not_a_calendar"):
            import_absences(me, pk, data, "vacation")
