"""The cheapest flow of work from tasks to people. Imports ortools: only the compute subprocess and benches load it.

Load is convex, so sinks with arcs of rising price make the cheapest integral flow a true optimum for work that may be
split. The few tasks the flow does split go whole to the person with most of them, then single tasks change hands while
that makes the whole cheaper; the flow's cost stays as the bound.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import min_cost_flow

from drumbeat.engines.assignment.costs import RISES, Loads, Numbers, load_prices, prices, units_of
from drumbeat.engines.assignment.problem import Advice, Answer, Choice, Job, Worker, problem_of

NOBODY = -1
ROUNDS = 5
_FAR = np.int64(1) << 40


class NotSolved(ValueError):
    """The solver found no flow: the problem is out of its range."""


def advise_payload(payload: Mapping[str, Any]) -> dict[str, Any]:
    """`advise` on JSON values: the function the compute subprocess runs."""
    return asdict(advise(*problem_of(payload)))


def advise(jobs: Sequence[Job], workers: Sequence[Worker]) -> Answer:
    """Return for each job the person to ask, the runner-up and what both cost.

    Raises NotSolved for numbers beyond the solver's range.
    """
    if not jobs or not workers:
        return Answer([Advice(None, None)] * len(jobs), 0, 0)
    return _Sharing(jobs, workers).answer()


class _Sharing:
    """One problem on its way to the answer: who has which job, and how many units that makes for each worker."""

    def __init__(self, jobs: Sequence[Job], workers: Sequence[Worker]) -> None:
        self.prices = prices(jobs, workers)
        self.loads: Loads = load_prices(workers)
        self.units = units_of(jobs)
        self.fixed = self.prices.fixed
        self.able: NDArray[np.intp] = np.flatnonzero(self.prices.allowed.any(axis=1))
        self.holder = np.full(len(jobs), NOBODY, dtype=np.int64)
        self.held = self.loads.there.copy()
        self.people = np.arange(len(workers))

    def answer(self) -> Answer:
        bound = self._flow()
        self._improve()
        advice = self._advice()
        fixed = sum(int(self.units[job] * self.fixed[job, self.holder[job]]) for job in self.able)
        load = int((self.loads.upto(self.held) - self.loads.upto(self.loads.there)).sum())
        return Answer(advice, fixed + load, bound)

    def _flow(self) -> int:
        """Send every unit to a worker at the least cost, give each job to who has most of it, return the cost."""
        rows, columns = np.nonzero(self.prices.allowed)
        nodes = len(self.units)
        sink = nodes + len(self.people)
        solver = min_cost_flow.SimpleMinCostFlow()
        arcs = solver.add_arcs_with_capacity_and_unit_cost(
            rows, nodes + columns, self.units[rows], self.fixed[rows, columns]
        )
        for room, price in self._bands():
            ends = np.full(len(self.people), sink)
            solver.add_arcs_with_capacity_and_unit_cost(nodes + self.people, ends, room, np.full(len(room), price))
        total = int(self.units[self.able].sum())
        solver.set_nodes_supplies(np.append(self.able, sink), np.append(self.units[self.able], -total))
        if solver.solve() != solver.OPTIMAL:
            raise NotSolved("no flow")
        sent = np.zeros(self.fixed.shape, dtype=np.int64)
        sent[rows, columns] = solver.flows(arcs)
        self.holder[self.able] = sent[self.able].argmax(axis=1)
        np.add.at(self.held, self.holder[self.able], self.units[self.able])
        return int(solver.optimal_cost())

    def _bands(self) -> list[tuple[Numbers, int]]:
        """Return by band the units each worker may still take in it, and what one costs there."""
        found, price, taken = [], 0, self.loads.there
        for bound, rise in zip([*self.loads.bounds.T, None], [*RISES, 0], strict=True):
            room = np.full(len(taken), int(self.units.sum())) if bound is None else np.maximum(0, bound - taken)
            found.append((room, price))
            taken = taken if bound is None else np.maximum(taken, bound)
            price += rise
        return found

    def _improve(self) -> None:
        """Hand tasks over one at a time, each to where it is cheapest as things then stand, until none gains by it."""
        for _ in range(ROUNDS):
            cost = self._costs(self.able)[0]
            gains = cost.min(axis=1) < cost[np.arange(len(cost)), self.holder[self.able]]
            if not gains.any():
                return
            for job in self.able[gains]:
                self._hand_over(int(job))

    def _hand_over(self, job: int) -> None:
        cost = self._costs(np.array([job]))[0][0]
        best, holder = int(cost.argmin()), int(self.holder[job])
        if cost[best] < cost[holder]:
            self.held[[holder, best]] += [-self.units[job], self.units[job]]
            self.holder[job] = best

    def _costs(self, jobs: NDArray[np.intp]) -> tuple[Numbers, Numbers]:
        """Return what each job costs with each worker, all other jobs staying where they are, and the load in it."""
        units = self.units[jobs][:, None]
        without = self.held - np.where(self.people == self.holder[jobs][:, None], units, 0)
        load = self.loads.adding(without, units)
        return np.where(self.prices.allowed[jobs], units * self.fixed[jobs] + load, _FAR), load

    def _advice(self) -> list[Advice]:
        found = [Advice(None, None)] * len(self.units)
        cost, load = self._costs(self.able)
        cost[np.arange(len(cost)), self.holder[self.able]] = _FAR
        seconds = cost.argmin(axis=1)
        for row, job in enumerate(self.able):
            second = int(seconds[row]) if cost[row, seconds[row]] < _FAR else None
            runner_up = self._choice(job, second, load[row]) if second is not None else None
            found[job] = Advice(self._choice(job, int(self.holder[job]), load[row]), runner_up)
        return found

    def _choice(self, job: np.intp, worker: int, load: Numbers) -> Choice:
        units = self.units[job]
        of = (self.prices.skill, self.prices.context, self.prices.lateness)
        parts = [*(int(units * each[job, worker]) for each in of), int(load[worker])]
        return Choice(worker, sum(parts), parts)
