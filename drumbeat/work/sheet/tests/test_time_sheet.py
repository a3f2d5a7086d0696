"""The weekly time sheet: cells are set whole, twice is once, and a batch takes a week back."""

from datetime import date, timedelta

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.kernel.actions import last_batch
from drumbeat.kernel.errors import Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch
from drumbeat.work.actions.sheet import Cell, set_time_sheet
from drumbeat.work.actions.time import log_time
from drumbeat.work.models import TimeEntry
from drumbeat.work.queries.sheet import time_sheet
from drumbeat.work.tests.factories import make_task

pytestmark = pytest.mark.django_db

MON = date(2026, 3, 2)
TUE = MON + timedelta(days=1)


@pytest.fixture
def lead(cast):
    return cast.actor("lead")


@pytest.fixture
def task(cast, lead):
    return make_task(lead, make_campaign(cast.actor("manager")), people=[lead.person_id], start=MON, due=TUE)


def minutes(actor, person_id=None):
    return {row.name: row.minutes for row in time_sheet(actor, person_id or actor.person_id, TUE).rows}


def test_a_week_shows_time_and_open_tasks_and_capacity(cast, lead, task):
    make_task(
        lead,
        make_campaign(cast.actor("manager"), "Other"),
        "Next month",
        people=[lead.person_id],
        start=date(2026, 4, 1),
    )
    log_time(lead, task.id, 30, day=TUE)
    sheet = time_sheet(lead, lead.person_id, MON + timedelta(days=6))
    assert [(row.name, row.minutes) for row in sheet.rows] == [("Write", [0, 30, 0, 0, 0, 0, 0])]
    assert (sheet.days[0], sheet.capacity) == (MON, [480] * 5 + [0, 0])


def test_cells_are_set_whole_and_twice_is_once(lead, task):
    cells = [Cell(task.id, MON, 90), Cell(task.id, TUE, 0)]
    set_time_sheet(lead, cells)
    before = StoredEvent.objects.count()
    set_time_sheet(lead, cells)
    assert (minutes(lead), StoredEvent.objects.count()) == ({"Write": [90, 0, 0, 0, 0, 0, 0]}, before)


@pytest.mark.parametrize(("wanted", "entries"), [(100, [30, 70]), (40, [30, 10]), (20, [20]), (0, [])])
def test_entries_there_are_kept_as_far_as_they_fit(lead, task, wanted, entries):
    log_time(lead, task.id, 30, day=MON, note="call")
    log_time(lead, task.id, 20, day=MON)
    set_time_sheet(lead, [Cell(task.id, MON, wanted)])
    rows = TimeEntry.objects.filter(deleted_at__isnull=True).order_by("id")
    assert [row.minutes for row in rows] == entries
    undo_batch(lead, last_batch())
    assert list(rows.values_list("minutes", "note")) == [(30, "call"), (20, "")]


def test_a_day_has_24_hours(cast, lead, task):
    log_time(lead, task.id, 1000, day=MON)
    other = make_task(lead, make_campaign(cast.actor("manager"), "Other"))
    with pytest.raises(Invalid) as refused:
        set_time_sheet(lead, [Cell(other.id, MON, 441), Cell(other.id, TUE, 1440)])
    assert refused.value.facts["days"] == ["2026-03-02"]
    with pytest.raises(Invalid):
        set_time_sheet(lead, [Cell(other.id, MON, -5)])
    assert minutes(lead)["Write"][0] == 1000


def test_a_manager_reads_it_hidden_time_as_minutes_and_nobody_else(cast, lead):
    director = cast.actor("director")
    secret = make_campaign(director, "Secret", private=True)
    hidden = make_task(director, secret, "Merger")
    log_time(director, hidden.id, 60, day=MON)
    sheet = time_sheet(cast.actor("manager"), director.person_id, MON)
    assert (sheet.rows, sheet.hidden[0], sheet.own) == ([], 60, False)
    with pytest.raises(NotAllowed):
        time_sheet(lead, director.person_id, MON)
    with pytest.raises(NotFound):
        set_time_sheet(lead, [Cell(hidden.id, MON, 5)])
    with pytest.raises(NotFound):
        time_sheet(cast.actor("stranger"), lead.person_id, MON)
