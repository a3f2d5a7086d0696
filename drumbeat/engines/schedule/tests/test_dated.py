"""Plans in dates, computed in minutes, read back in dates."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from drumbeat.engines.calendars.working import OFFICE_WEEK, WorkingCalendar
from drumbeat.engines.schedule import plain
from drumbeat.engines.schedule.cascade import cascade
from drumbeat.engines.schedule.dated import DatedTask, begin_index, dates_of, network_of, planned_starts
from drumbeat.engines.schedule.network import Kind

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 6)
NEXT_MONDAY, NEXT_TUESDAY = date(2026, 11, 9), date(2026, 11, 10)
CALENDAR = WorkingCalendar.build(OFFICE_WEEK, {date(2026, 11, 5)}, {}, date(2026, 1, 1), date(2027, 12, 31))


def projected(tasks, links=(), today=MONDAY, **options):
    net = network_of(tasks, links, CALENDAR, today, **options)
    return dates_of(plain.compute(net).early_start, net, CALENDAR)


def test_a_chain_skips_holiday_and_weekend_and_ends_in_a_milestone():
    tasks = [DatedTask(duration=960), DatedTask(duration=960), DatedTask(milestone=True), DatedTask()]
    links = [(0, 1, Kind.FS, 0), (1, 2, Kind.FS, 0), (2, 3, Kind.FS, 0)]
    assert projected(tasks, links) == [
        (MONDAY, TUESDAY),
        (date(2026, 11, 4), FRIDAY),
        (FRIDAY, FRIDAY),
        (NEXT_MONDAY, NEXT_MONDAY),
    ]


def test_planned_dates_give_the_length_and_may_be_kept():
    tasks = [DatedTask(start=TUESDAY, due=FRIDAY)]
    assert projected(tasks) == [(MONDAY, date(2026, 11, 4))]
    assert projected(tasks, keep_plan=True) == [(TUESDAY, FRIDAY)]


def test_only_a_due_date_plans_backwards():
    assert projected([DatedTask(due=FRIDAY, duration=960)], keep_plan=True) == [(date(2026, 11, 4), FRIDAY)]


def test_manual_and_not_earlier():
    tasks = [DatedTask(start=TUESDAY, due=TUESDAY, manual=True), DatedTask(not_earlier=FRIDAY)]
    assert projected(tasks, [(1, 0, Kind.FS, 0)]) == [(TUESDAY, TUESDAY), (FRIDAY, FRIDAY)]
    milestones = [DatedTask(milestone=True, due=TUESDAY, manual=True), DatedTask(milestone=True, not_earlier=FRIDAY)]
    assert projected(milestones) == [(TUESDAY, TUESDAY), (FRIDAY, FRIDAY)]


def test_done_work_stands_where_it_was_done():
    tasks = [
        DatedTask(duration=4800, started=MONDAY, finished=TUESDAY),
        DatedTask(duration=480, finished=TUESDAY),
        DatedTask(milestone=True, finished=TUESDAY, started=MONDAY),
        DatedTask(),
    ]
    days = projected(tasks, [(0, 3, Kind.FS, 0)], today=TUESDAY)
    assert days == [(MONDAY, TUESDAY), (TUESDAY, TUESDAY), (TUESDAY, TUESDAY), (date(2026, 11, 4), date(2026, 11, 4))]


def test_begun_work_keeps_what_remains():
    begun = DatedTask(duration=960, started=MONDAY, progress=50)
    assert projected([begun], today=TUESDAY) == [(MONDAY, TUESDAY)]
    assert projected([begun], today=NEXT_MONDAY) == [(MONDAY, NEXT_MONDAY)]
    assert projected([DatedTask(duration=960, started=MONDAY)], today=NEXT_MONDAY) == [(MONDAY, NEXT_TUESDAY)]


def test_open_work_does_not_begin_in_the_past():
    assert projected([DatedTask(start=MONDAY, due=MONDAY)], today=FRIDAY, keep_plan=True) == [(FRIDAY, FRIDAY)]


def test_deadlines_become_float():
    tasks = [DatedTask(duration=480, latest=TUESDAY), DatedTask(duration=480, group=1)]
    net = network_of(tasks, [], CALENDAR, MONDAY, group_deadlines=[FRIDAY, MONDAY])
    assert plain.compute(net).total_float == [480, 0]


def test_groups_without_a_deadline_use_their_own_finish():
    tasks = [DatedTask(duration=480), DatedTask(duration=960, group=2)]
    net = network_of(tasks, [], CALENDAR, MONDAY, group_deadlines=[FRIDAY])
    assert plain.compute(net).total_float == [1440, 0]


def test_work_of_unknown_length_takes_a_standard_day():
    assert projected([DatedTask(start=TUESDAY), DatedTask(due=FRIDAY)], keep_plan=True) == [
        (TUESDAY, TUESDAY),
        (FRIDAY, FRIDAY),
    ]


def test_a_drag_in_dates():
    tasks = [DatedTask(start=MONDAY, due=TUESDAY), DatedTask(start=FRIDAY, due=FRIDAY), DatedTask()]
    links = [(0, 1, Kind.FS, 0), (1, 2, Kind.FS, 0)]
    net = network_of(tasks, links, CALENDAR, MONDAY)
    current = planned_starts(tasks, net, plain.compute(net), CALENDAR)
    pushed = list(current)
    for move in cascade(net, current, {0: begin_index(tasks[0], CALENDAR, date(2026, 11, 4))}).moved:
        pushed[move.task] = move.new_start
    assert dates_of(pushed, net, CALENDAR)[:2] == [(date(2026, 11, 4), FRIDAY), (NEXT_MONDAY, NEXT_MONDAY)]


days = st.dates(date(2026, 2, 1), date(2027, 6, 30))


@given(days, days, st.booleans())
def test_a_kept_plan_on_working_days_reads_back(one, other, milestone):
    start, due = sorted((CALENDAR.next_working(one), CALENDAR.next_working(other)))
    task = DatedTask(start=start, due=due, milestone=milestone, manual=True)
    assert projected([task], today=date(2026, 1, 2)) == [(due, due) if milestone else (start, due)]
