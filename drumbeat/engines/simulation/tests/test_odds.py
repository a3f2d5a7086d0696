"""The runs against a twin that walks minute by minute, and the odds against what is known in closed form."""

import random
from itertools import pairwise
from math import exp, log

import numpy as np
import pytest

from drumbeat.engines.simulation.odds import CORRELATION, Z80, PlanShape, net_of, play_all, sample, simulate
from drumbeat.engines.simulation.plan import NO_FLOOR, Plan

WEEK = [480, 480, 480, 480, 480, 0, 0]


def plan_of(
    count: int, links: list[tuple[int, int, int, float]], *, days: list[list[int]] | None = None, **more
) -> Plan:
    columns = list(zip(*links, strict=True)) or [[], [], [], []]
    given = {
        "minutes": [480.0] * count, "high": [480.0] * count, "spent": [0.0] * count, "calendar": [0] * count,
        "floor": [0.0] * count, "done_start": [NO_FLOOR] * count, "done_finish": [NO_FLOOR] * count,
        "rounds": [0.0] * count, "rework": [0.0] * count, "target": count - 1, **more,
    }  # fmt: skip
    pred, succ, kind, lag = ([*column] for column in columns)
    return Plan(pred=pred, succ=succ, kind=kind, lag=lag, days=days or [WEEK * 60], **given)


def minute_twin(plan: Plan, lengths: list[float]) -> list[float]:
    """Finishes found by trying one start after another in whole minutes of the task's own calendar."""
    before = [[0, *np.cumsum(days).tolist()] for days in plan.days]
    start, finish = {}, {}

    def minute(task: int, time: float) -> float:
        own = before[plan.calendar[task]]
        return own[int(time)] + (time - int(time)) * (own[int(time) + 1] - own[int(time)])

    def time(task: int, wanted: float, *, late: bool) -> float:
        own = before[plan.calendar[task]]
        for day, (here, there) in enumerate(pairwise(own)):
            if there > wanted or (there == wanted and not late and there > here):
                return day + max(0.0, (wanted - here) / (there - here))
        raise AssertionError("outside")

    while len(finish) < len(lengths):
        for task in set(range(len(lengths))) - set(finish):
            into = [at for at, succ in enumerate(plan.succ) if succ == task]
            if any(plan.pred[at] not in finish for at in into):
                continue
            at = minute(task, max(0.0, plan.floor[task]))
            for link in into:
                end = finish if plan.kind[link] in (0, 2) else start
                bound = minute(task, end[plan.pred[link]]) + plan.lag[link]
                at = max(at, bound - (lengths[task] if plan.kind[link] in (2, 3) else 0))
            start[task] = 0.0 if at <= 0 and not lengths[task] else time(task, at, late=lengths[task] > 0)
            finish[task] = time(task, at + lengths[task], late=False) if lengths[task] else start[task]
    return [finish[task] for task in range(len(lengths))]


@pytest.mark.parametrize("seed", range(60))
def test_runs_equal_the_twin(seed: int) -> None:
    dice = random.Random(seed)
    count = dice.randint(2, 14)
    days = [[dice.choice((0, 240, 480, 480)) for _ in range(400)] for _ in range(3)]
    links = [
        (p, s, dice.randrange(4), float(dice.choice((0, 0, 120, -240, 960))))
        for s in range(1, count)
        for p in dice.sample(range(s), min(s, dice.randint(0, 2)))
    ]
    plan = plan_of(
        count, links, days=days, calendar=[dice.randrange(3) for _ in range(count)],
        floor=[float(dice.choice((0, 0, 3, 9))) for _ in range(count)], watched=list(range(count)),
    )  # fmt: skip
    lengths = [float(dice.choice((0, 60, 480, 700, 2000))) for _ in range(count)]
    finishes, _ = play_all(plan, net_of(plan), np.array([lengths], dtype=np.float32).T.copy(), backward=True)
    assert finishes[1:, 0].tolist() == pytest.approx(minute_twin(plan, lengths), abs=1e-6)


def test_a_chain_of_certain_work_is_the_plan_itself() -> None:
    odds = simulate(plan_of(3, [(0, 1, 0, 0), (1, 2, 0, 0)], deadline=3.0), runs=50)
    assert odds.probability == 1.0
    assert odds.finishes[0] == [3.0] * 4
    assert odds.criticality == [1.0, 1.0, 1.0]


def test_one_task_has_the_odds_it_was_given() -> None:
    odds = simulate(plan_of(1, [], minutes=[480.0], high=[960.0], deadline=2.0, days=[[480] * 200]), runs=20_000)
    assert odds.probability == pytest.approx(0.8, abs=0.012)
    assert odds.finishes[0][1] == pytest.approx(1.0, abs=0.03)


def test_two_paths_that_meet_are_later_than_either() -> None:
    """At a merge the chance of the plan's own date is far below a half: what one line of dates hides."""
    links = [(0, 2, 0, 0.0), (1, 2, 0, 0.0)]
    uneven = {"minutes": [960.0, 960.0, 0.0], "high": [1440.0, 1440.0, 0.0]}
    odds = simulate(plan_of(3, links, **uneven, deadline=2.0, days=[[480] * 200]), runs=20_000)
    assert 0.25 < (odds.probability or 0) < 0.36
    assert odds.plain_chance == odds.probability
    assert odds.criticality[0] == pytest.approx(0.5, abs=0.03)
    assert odds.criticality[2] == 1.0


def test_tasks_share_good_and_bad_times() -> None:
    lengths = np.log(sample(plan_of(2, [], minutes=[100.0] * 2, high=[150.0] * 2), 40_000))
    assert np.corrcoef(lengths)[0, 1] == pytest.approx(CORRELATION, abs=0.02)
    assert lengths.std(axis=1)[0] == pytest.approx(log(1.5) / Z80, rel=0.02)


def test_begun_work_lasts_longer_than_it_has_lasted() -> None:
    """Half of the runs would be over by now: they are not played, and what remains keeps the tail."""
    left = sample(plan_of(1, [], minutes=[480.0], high=[960.0], spent=[480.0]), 40_000)[0] + 480
    fresh = sample(plan_of(1, [], minutes=[480.0], high=[960.0]), 200_000)[0]
    assert left.min() >= 480
    assert np.median(left) == pytest.approx(np.median(fresh[fresh > 480]), rel=0.03)


def test_review_rounds_are_added_by_chance() -> None:
    lengths = sample(plan_of(1, [], minutes=[100.0], high=[100.0], rounds=[0.5], rework=[0.3]), 40_000)[0]
    assert np.mean(lengths > 100.5) == pytest.approx(0.5, abs=0.01)
    assert lengths.mean() == pytest.approx(100 + 30 * (0.5 + 0.25 + 0.125 + 0.0625), abs=1)


def test_the_same_seed_gives_the_same_odds_and_levers_name_the_long_uncertain_task() -> None:
    links = [(0, 1, 0, 0.0), (1, 2, 0, 0.0)]
    plan = plan_of(3, links, minutes=[480.0, 2400.0, 0.0], high=[500.0, 4800.0, 0.0], deadline=9.0)
    one, two = simulate(plan, runs=3000), simulate(plan, runs=3000)
    assert one == two
    assert one.levers[0].task == 1
    assert one.levers[0].gain > 0.1
    assert one.cruciality[1] > 0.95 > exp(-3) > abs(one.cruciality[0]) - 0.3


@pytest.mark.parametrize(
    ("links", "more"), [([(0, 1, 0, 0.0), (1, 0, 0, 0.0)], {}), ([], {"target": 9}), ([], {"high": [1.0]})]
)
def test_impossible_plans_are_refused(links: list, more: dict) -> None:
    with pytest.raises(PlanShape):
        simulate(plan_of(2, links, **more), runs=10)
