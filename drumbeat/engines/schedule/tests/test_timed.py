"""The pass on several calendars: against a twin that walks minute by minute, and against the pass on one."""

import json
import random
from dataclasses import asdict
from datetime import date, timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.engines.schedule import dispatch, plain, timed_compiled, timed_plain
from drumbeat.engines.schedule.network import UNSET, Network
from drumbeat.engines.schedule.tests.networks import random_network
from drumbeat.engines.schedule.tests.timed_naive import Twin
from drumbeat.engines.schedule.timed import TimedNetwork

START = date(2026, 1, 1)
DAYS = 3
DAY = 1440
seeds = st.integers(0, 2**31)


def a_calendar(rng: random.Random, days: int = DAYS) -> WorkingCalendar:
    """Days of up to two short intervals, some without."""
    shapes = []
    for _ in range(4):
        marks = sorted(rng.sample(range(0, DAY + 1, 20), 4))
        shapes.append(((marks[0], min(marks[0] + 30, marks[1])), (marks[2], min(marks[2] + 40, marks[3]))))
    laid = [rng.choice(shapes) if rng.random() < 0.7 else () for _ in range(days)]
    return WorkingCalendar.of_days(START, laid, frozenset())


def timed_network(seed: int) -> TimedNetwork:
    """A small network on two or three calendars, its constraints as instants."""
    rng = random.Random(seed)
    net = random_network(seed, tasks=rng.randint(1, 6))
    calendars = [a_calendar(rng) for _ in range(rng.randint(2, 3))]
    stretch = DAYS * DAY // 250

    def instants(values: list[int]) -> list[int]:
        return [UNSET if value == UNSET else min(value * stretch, DAYS * DAY + 300) for value in values]

    return TimedNetwork(
        Network(
            duration=net.duration, pred=net.pred, succ=net.succ, kind=net.kind, lag=net.lag,
            earliest=instants(net.earliest), fixed_start=instants(net.fixed_start),
            fixed_finish=instants(net.fixed_finish), latest_finish=instants(net.latest_finish), group=net.group,
            group_deadline=instants(net.group_deadline), start=net.start * stretch, done_waits=net.done_waits,
        ),
        calendars,
        [rng.randrange(len(calendars)) for _ in net.duration],
        [rng.randrange(len(calendars)) for _ in net.pred],
    )  # fmt: skip


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # the twin is slow
@given(seeds)
def test_the_pass_equals_the_minute_by_minute_twin(seed):
    timed = timed_network(seed)
    found = asdict(timed_plain.compute(timed))
    expected = Twin(timed).answer()
    assert {name: found[name] for name in expected} == expected
    assert timed_plain.early_finishes(timed) == found["early_finish"]


@settings(max_examples=100, deadline=None)  # the first call compiles
@given(seeds)
def test_the_compiled_pass_gives_the_same_answer(seed):
    timed = timed_network(seed)
    assert timed_compiled.compute(timed) == timed_plain.compute(timed)
    wire = json.loads(json.dumps(dispatch.timed_payload(timed, timed)))
    answer = dispatch.timed_result_of(json.loads(json.dumps(dispatch.compute_timed_payload(wire))))
    assert answer == (timed_plain.compute(timed), timed_plain.early_finishes(timed))


def on_one(net: Network, calendar: WorkingCalendar) -> TimedNetwork:
    """The network of indexes as one of instants on a single calendar."""

    def begins(values: list[int]) -> list[int]:
        return [UNSET if v == UNSET else calendar.begin_at(v) for v in values]

    def ends(values: list[int]) -> list[int]:
        return [UNSET if v == UNSET else calendar.end_at(v) for v in values]

    timed = Network(
        duration=net.duration, pred=net.pred, succ=net.succ, kind=net.kind, lag=net.lag, earliest=begins(net.earliest),
        fixed_start=begins(net.fixed_start), fixed_finish=ends(net.fixed_finish),
        latest_finish=ends(net.latest_finish), group=net.group, group_deadline=ends(net.group_deadline),
        start=calendar.begin_at(net.start), done_waits=net.done_waits,
    )  # fmt: skip
    return TimedNetwork(timed, [calendar], [0] * len(net.duration), [0] * len(net.pred))


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_with_one_calendar_both_passes_agree(seed):
    rng = random.Random(seed)
    net = random_network(seed)
    net.duration = [max(1, minutes) for minutes in net.duration]
    calendar = a_calendar(rng, days=12)
    timed, index = timed_plain.compute(on_one(net, calendar)), plain.compute(net)
    no_length = [not minutes for minutes in net.effective_durations()]
    if any(no_length):
        return
    assert [calendar.index_at(at) for at in timed.early_start] == index.early_start
    assert [calendar.index_at(at) for at in timed.late_finish] == index.late_finish
    assert (timed.total_float, timed.free_float) == (index.total_float, index.free_float)
    assert (timed.critical, timed.binding) == (index.critical, index.binding)


def test_leave_moves_the_work_and_not_its_length():
    office = WorkingCalendar.of_days(START, [((0, 480),)] * 5, frozenset())
    away = WorkingCalendar.of_days(START, [((0, 480),), (), (), ((0, 480),), ((0, 480),)], frozenset())
    net = Network(duration=[960, 480, 0], pred=[0, 1], succ=[1, 2], kind=[0, 0], lag=[480, 0])
    found = timed_plain.compute(TimedNetwork(net, [office, away], [1, 0, 0], [0, 0]))
    days = [START + timedelta(minutes=at - 1) for at in found.early_finish]
    assert found.early_finish == [3 * DAY + 480, 5 * DAY + 480, 5 * DAY + 480]
    assert days[0] == START + timedelta(days=3)
    assert found.binding == [-1, 0, 1]
