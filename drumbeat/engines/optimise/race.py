"""The compiled search and the exact rival side by side, each on its own core, telling each other's best.

Both release Python's lock while they compute, so two threads of one process use two cores and are killed as one.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from drumbeat.engines.optimise import cpsat, genetic
from drumbeat.engines.optimise.bound import Bound, bound_of
from drumbeat.engines.optimise.instance import Activity, Goal, Instance, Mode, Plan
from drumbeat.engines.optimise.plain import measure
from drumbeat.engines.optimise.tables import Tables, tabulate

SLICE = 0.05
"""Seconds of search between two looks at the clock and at the rival."""
FIRST_CHILDREN = 20
SMALLEST, LARGEST = 40, 1500
GENERATIONS = 30
"""Children there is time for, for each individual: a larger population would not ripen, a smaller one agrees early."""
PROBE = 20
STALE = 60
"""Children for each individual without a better plan after which a population is given up for a fresh one."""


class Search:
    """The genetic search for one goal, in slices."""

    def __init__(self, instance: Instance, tables: Tables, goal: Goal, seconds: float, seed: int) -> None:
        self.instance, self.tables, self.goal, self.seed = instance, tables, goal, seed
        begin = time.monotonic()
        genetic.populate(tables, goal, PROBE, seed)
        each = max(1e-6, (time.monotonic() - begin) / PROBE)
        self.size = max(SMALLEST, min(LARGEST, int(seconds / each / GENERATIONS)))
        self.people = genetic.populate(tables, goal, self.size, seed)
        self.best = self.people.plan(self.people.best())
        self.children, self.idle = FIRST_CHILDREN, 0

    def join(self, plan: Plan) -> None:
        """Let a plan found elsewhere take the place of the worst."""
        self.people.join(self.tables, plan)
        self.best = self.people.plan(self.people.best())

    def work(self, seconds: float = SLICE) -> bool:
        """Search for about so long; True when the best plan has become better."""
        begin = time.monotonic()
        beaten = genetic.evolve(self.tables, self.goal, self.people, self.children)
        self.idle = 0 if beaten else self.idle + self.children
        self.children = max(1, int(self.children * seconds / max(1e-4, time.monotonic() - begin)))
        found = self.people.plan(self.people.best())
        better = found.score < self.best.score
        if better:
            self.best = found
        if self.idle > STALE * self.size:
            self._start_afresh()
        return better

    def _start_afresh(self) -> None:
        self.seed += 1
        self.idle = 0
        self.people = genetic.populate(self.tables, self.goal, self.size, self.seed)


def warm_up() -> None:
    """Load the compiled search; the first time on a machine this compiles it, which takes some seconds."""
    work = Activity(1, (Mode(0, ((0, 1),)),))
    tiny = Instance(2, ((1, 1),), ((1, 1),), (work, work))
    tables = tabulate(tiny)
    for goal in Goal:
        genetic.evolve(tables, goal, genetic.populate(tables, goal, 2, 1), 1)


def solve(
    instance: Instance,
    goal: Goal,
    seconds: float,
    seed: int,
    tell: Callable[[Plan], None] = lambda plan: None,
    *,
    tables: Tables | None = None,
    known: Plan | None = None,
) -> Plan:
    """The best plan found in so many seconds, for an early end by both; each better one is told. Raises CycleFound.

    `known` joins the first population.

    Ends sooner when the best can be proved. Not repeatable to the letter: who is first depends on the machine.
    """
    begin = time.monotonic()
    laid = tables or tabulate(instance)
    search = Search(instance, laid, goal, seconds, seed)
    if known is not None:
        search.join(known)
    race = _Race(instance, search, bound_of(instance), begin + seconds, tell)
    race.offer(search.best)
    modes = len(laid.ahead.modes)
    if goal == Goal.EARLIEST and modes <= cpsat.MOST_MODES and not race.proved():
        race.run_beside(laid, seed)
    race.run()
    return race.best


class _Race:
    """The best plan of both and when to stop."""

    def __init__(
        self, instance: Instance, search: Search, bound: Bound, until: float, tell: Callable[[Plan], None]
    ) -> None:
        self.instance, self.search, self.bound, self.until, self.tell = instance, search, bound, until, tell
        self.best = search.best
        self.done = threading.Event()
        self._lock = threading.Lock()
        self._told = False
        self._rival: threading.Thread | None = None
        self._model: cpsat.Model | None = None

    def proved(self) -> bool:
        """Whether no plan can be better in what comes first."""
        late, last, _ = self.best.score
        return late <= self.bound.lateness and self.search.goal == Goal.EARLIEST and last <= self.bound.end

    def offer(self, plan: Plan) -> None:
        """Keep and tell a plan that is better."""
        with self._lock:
            if self._told and plan.score >= self.best.score:
                return
            self.best, self._told = plan, True
            self.tell(plan)
        if self.proved():
            self.finish()

    def finish(self) -> None:
        """Let both end."""
        self.done.set()
        if self._model is not None:
            self._model.stop()

    def run_beside(self, tables: Tables, seed: int) -> None:
        """Start the rival in its own thread."""
        self._rival = threading.Thread(target=self._solve_exactly, args=(tables, seed), daemon=True)
        self._rival.start()

    def _solve_exactly(self, tables: Tables, seed: int) -> None:
        rows = tables.ahead.finish[tables.ahead.modes["row"]].tolist()
        self._model = cpsat.Model(self.instance, rows)
        left = self.until - time.monotonic()
        if self.done.is_set() or left <= 0:
            return
        if self._model.solve(self.best, left, seed, self._hear):
            self.finish()

    def _hear(self, starts: list[int], modes: list[int]) -> None:
        ends = [
            min(self.instance.slots, self.instance.finish(number, modes[number], start))
            for number, start in enumerate(starts)
        ]
        score = measure(self.instance, self.search.goal, starts, ends, modes)
        self.offer(Plan(starts, modes, score, found_by="cp-sat"))

    def run(self) -> None:
        """Search until the time is over or the best is proved; then wait for the rival to end."""
        while not self.done.is_set() and time.monotonic() < self.until:
            if self.search.work(min(SLICE, max(0.005, self.until - time.monotonic()))):
                self.offer(replace(self.search.best))
        self.finish()
        if self._rival is not None:
            self._rival.join()
