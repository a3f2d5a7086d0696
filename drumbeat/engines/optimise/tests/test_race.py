"""The compiled search and its rival, in a short race: slow only where nothing is compiled yet."""

import pytest

from drumbeat.engines.optimise.checker import faults_of
from drumbeat.engines.optimise.instance import Goal
from drumbeat.engines.optimise.tests.instances import random_instance

pytestmark = pytest.mark.slow


def test_races_give_checked_plans_and_the_same_seed_the_same_population():
    from drumbeat.engines.optimise import genetic, race
    from drumbeat.engines.optimise.tables import tabulate

    for seed in range(6):
        instance = random_instance(seed)
        for goal in Goal:
            tables = tabulate(instance)
            told = []
            plan = race.solve(instance, goal, 0.2, 1, told.append, tables=tables)
            if plan.starts and told[-1].score[0] < genetic.IMPOSSIBLE:
                assert faults_of(instance, plan.starts, plan.modes) == []
            assert [each.score for each in told] == sorted((each.score for each in told), reverse=True)
            twins = [genetic.populate(tables, goal, 8, 5) for _ in range(2)]
            for each in twins:
                genetic.evolve(tables, goal, each, 40)
            assert (twins[0].starts == twins[1].starts).all()
