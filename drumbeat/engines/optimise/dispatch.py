"""What the compute process is asked for: plans for several goals, each reported as soon as it is better."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from drumbeat.engines.optimise import plain
from drumbeat.engines.optimise.bound import bound_of
from drumbeat.engines.optimise.checker import faults_of
from drumbeat.engines.optimise.instance import Goal, Instance, Plan, read_instance
from drumbeat.engines.optimise.order import CycleFound, ranks_of, tails_of

SMALL = 60
"""Activities up to which plain Python finds good plans before the compiled search has been loaded."""
FIRST_TRIES = 12
SMALL_TRIES = 400
PLAIN_SHARE = 0.05
"""Of the time left, for further lists of many activities in plain Python: the compiled search finds more in it."""


def optimise_payload(payload: Mapping[str, Any], report: Callable[[Any], None]) -> dict[str, Any]:
    """Answer `{"instance", "goals", "seconds", "seed"}`: report `{"goal", "plan"}` for each better plan, bounds first.

    The answer is `{"bound", "end_bound", "plans": {goal: plan}}`; a goal without a plan found none in the horizon.
    Raises InstanceShape, and ValueError naming the circle when activities wait for each other.
    """
    instance = read_instance(payload["instance"])
    try:
        bound = bound_of(instance)
    except CycleFound as found:
        raise ValueError(f"cycle {found.cycle}") from None
    report({"bound": bound.lateness, "end_bound": bound.end})
    search = _Search(instance, report, time.monotonic() + payload["seconds"], payload["seed"])
    goals = [Goal(goal) for goal in payload["goals"]]
    for goal in goals:
        search.begin(goal)
    for goal in goals:
        search.go_on(goal)
    search.improve(goals)
    plans = {str(int(goal)): plan.payload() for goal, plan in search.best.items()}
    return {"bound": bound.lateness, "end_bound": bound.end, "plans": plans}


class _Search:
    """The best plans so far and the time there is."""

    def __init__(self, instance: Instance, report: Callable[[Any], None], until: float, seed: int) -> None:
        self.instance, self.report, self.until, self.seed = instance, report, until, seed
        self.ranks = ranks_of(instance)
        self.tails = tails_of(instance, self.ranks)
        self.best: dict[Goal, Plan] = {}

    def begin(self, goal: Goal) -> None:
        """Find a first plan in plain Python."""
        self.offer(goal, self._plain(goal, 1, self.until))

    def go_on(self, goal: Goal) -> None:
        """Try more lists in plain Python; all there is to do for few activities."""
        begun = time.monotonic()
        if len(self.instance.activities) <= SMALL:
            self.offer(goal, self._plain(goal, SMALL_TRIES, self.until))
        else:
            self.offer(goal, self._plain(goal, FIRST_TRIES, begun + PLAIN_SHARE * (self.until - begun)))

    def _plain(self, goal: Goal, tries: int, until: float) -> Plan | None:
        return plain.search(
            *(self.instance, goal, self.ranks, self.tails),
            tries=tries,
            seed=self.seed,
            go_on=lambda: time.monotonic() < until,
        )

    def offer(self, goal: Goal, plan: Plan | None) -> None:
        """Keep and report a plan that is better and that the checker passes."""
        if plan is None or (goal in self.best and self.best[goal].score <= plan.score):
            return
        faults = faults_of(self.instance, plan.starts, plan.modes)
        if faults:
            raise ArithmeticError(f"{plan.found_by} made a plan that breaks the rules: {faults[:3]}")
        self.best[goal] = plan
        self.report({"goal": int(goal), "plan": plan.payload()})

    def improve(self, goals: list[Goal]) -> None:
        """Go on in the compiled search, and for an early end against the exact rival, until the time is over.

        Few activities need neither: loading both would take longer than the plain search has taken.
        """
        if len(self.instance.activities) <= SMALL or time.monotonic() >= self.until:
            return
        from drumbeat.engines.optimise import race  # loads numba and OR-Tools
        from drumbeat.engines.optimise.tables import tabulate

        begun = time.monotonic()
        race.warm_up()
        self.until += time.monotonic() - begun  # compiling, the first time on a machine, is not searching
        tables = tabulate(self.instance)
        for number, goal in enumerate(goals):
            share = (self.until - time.monotonic()) / (len(goals) - number)
            if share <= 0:
                return
            race.solve(
                *(self.instance, goal, share, self.seed, lambda plan, goal=goal: self.offer(goal, plan)),
                tables=tables,
                known=self.best.get(goal),
            )
