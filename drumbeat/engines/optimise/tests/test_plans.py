"""Plans against the independent checker, the two decoders against each other, and what is said of plans."""

from dataclasses import replace
from random import Random

import pytest

from drumbeat.engines.optimise.bound import bound_of
from drumbeat.engines.optimise.checker import faults_of
from drumbeat.engines.optimise.conflicts import impossible_sets, smallest
from drumbeat.engines.optimise.explain import Explainer
from drumbeat.engines.optimise.instance import NEVER, Activity, Goal, Instance, InstanceShape, Link, Mode, read_instance
from drumbeat.engines.optimise.order import CycleFound, ranks_of, tails_of
from drumbeat.engines.optimise.plain import ANY_MODE, arrange, decode, search
from drumbeat.engines.optimise.tests.instances import random_instance

SEEDS = range(60)


def plain_plan(instance: Instance, goal: Goal, tries: int = 4):
    ranks = ranks_of(instance)
    return search(instance, goal, ranks, tails_of(instance, ranks), tries=tries, seed=3)


@pytest.mark.parametrize("goal", list(Goal))
def test_every_plan_keeps_every_rule_and_beats_no_bound(goal):
    found = 0
    for seed in SEEDS:
        instance = random_instance(seed)
        plan = plain_plan(instance, goal)
        if plan is None:
            continue
        found += 1
        assert faults_of(instance, plan.starts, plan.modes) == []
        bound = bound_of(instance)
        assert plan.score[0] >= bound.lateness
        assert goal != Goal.EARLIEST or plan.score[1] >= bound.end
    assert found > len(SEEDS) // 2


def test_the_checker_refuses_what_is_bent():
    """Each rule is broken in turn; a move the rules allow stays allowed."""
    refused = 0
    for seed in SEEDS:
        instance = random_instance(seed)
        plan = plain_plan(instance, Goal.EARLIEST, tries=1)
        if plan is None:
            continue
        for number, activity in enumerate(instance.activities):
            starts = list(plan.starts)
            starts[number] = plan.starts[number] + 1 if activity.fixed else activity.release - 1
            assert faults_of(instance, starts, plan.modes)
            modes = list(plan.modes)
            modes[number] = len(activity.modes)
            assert faults_of(instance, plan.starts, modes)
        for link in instance.links:
            if instance.activities[link.succ].fixed or link.kind != 0 or link.lag:
                continue
            starts = list(plan.starts)
            starts[link.succ] = starts[link.pred]
            if instance.activities[link.pred].length:
                assert faults_of(instance, starts, plan.modes)
                refused += 1
    assert refused > 50
    one = Activity(60, (Mode(0, ((0, 100),)),))
    both = Instance(4, ((60,) * 4,), ((100,) * 4,), (one, one))
    assert faults_of(both, [0, 1], [0, 0]) == []
    assert faults_of(both, [1, 1], [0, 0]) == ["resource 0 is overloaded in slot 1"]


def test_the_compiled_decoder_gives_the_plans_of_the_plain_one():
    np = pytest.importorskip("numpy")
    from drumbeat.engines.optimise import serial
    from drumbeat.engines.optimise.tables import tabulate

    for seed in SEEDS:
        instance = random_instance(seed)
        chance = Random(seed)
        ranks = ranks_of(instance)
        keys = [chance.randrange(50) for _ in ranks]
        order = arrange(instance, keys, ranks)
        genes = [chance.choice((ANY_MODE, 0)) for _ in ranks]
        floors = [max(each.release, chance.randrange(8)) for each in instance.activities]
        expected = decode(instance, order, genes, floors)
        tables = tabulate(instance)
        starts, ends, modes = (np.zeros(len(ranks), np.int32) for _ in range(3))
        held = np.array([each.current for each in instance.activities], np.int32)
        numbers = [np.array(each, np.int32) for each in (order, genes, floors)]
        free = np.empty_like(tables.ahead.capacity)
        fits = serial.generate(tables.ahead, *numbers, held, free, starts, ends, modes)
        assert fits == (expected is not None), seed
        if expected is not None:
            assert (starts.tolist(), ends.tolist(), modes.tolist()) == expected, seed


def test_chains_that_cannot_end_in_time_and_people_with_too_much_are_the_smallest_sets():
    person = Mode(0, ((0, 100),))
    chain = tuple(Activity(120, (person,), due=3 if last else NEVER, weight=1) for last in (False, False, True))
    instance = Instance(20, ((60,) * 20,), ((100,) * 20,), (*chain, chain[0]), (Link(0, 1), Link(1, 2)))
    found = impossible_sets(instance)
    assert [(each.kind, each.activities, each.over) for each in found] == [("chain", (0, 1, 2), 3)]
    loose = replace(instance, links=(), activities=tuple(replace(each, due=5, weight=1) for each in chain))
    full = impossible_sets(loose)
    assert [(each.kind, sorted(each.activities), each.over) for each in full] == [("full", [0, 1, 2], 100)]
    assert smallest([1, 2, 3, 10], lambda some: sum(some) > 9) == [10]


def test_reasons_name_the_predecessor_or_who_is_busy_with_what():
    person = Mode(0, ((0, 100),))
    work = Activity(120, (person,))
    instance = Instance(20, ((60,) * 20,), ((100,) * 20,), (work, work, Activity(60, (Mode(0),))), (Link(0, 2),))
    explainer = Explainer(instance, [0, 2, 2], [0, 0, 0])
    assert explainer.reason(2).kind == "link" and explainer.reason(2).activities == (0,)
    busy = explainer.reason(1)
    assert (busy.kind, busy.activities, busy.resource) == ("busy", (0,), 0)
    assert explainer.reason(0).kind == "release"


def test_circles_and_misfits_are_refused_and_payloads_come_back_the_same():
    work = Activity(60, (Mode(0),))
    ring = Instance(5, ((60,) * 5,), (), (work, work), (Link(0, 1), Link(1, 0)))
    with pytest.raises(CycleFound) as found:
        ranks_of(ring)
    assert sorted(found.value.cycle) == [0, 1]
    with pytest.raises(InstanceShape):
        Instance(5, ((60,) * 4,), (), (work,))
    instance = random_instance(1)
    assert read_instance(instance.payload()) == instance
