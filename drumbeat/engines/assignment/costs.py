"""Prices of a unit of work with a person, as arrays of jobs by workers. Imports numpy: not for the web process."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drumbeat.engines.assignment.problem import UNIT, Job, Worker

Numbers = NDArray[np.int64]

NEVER = -1
"""The skill price of somebody who lacks a needed skill."""
SKILL_PRICES = (NEVER, 30, 12, 0)
"""By level: not known, knows it, experienced, expert."""
CONTEXT_PRICE = 8
"""For a campaign the person has no work in."""
LATENESS_PRICE = 100
"""For a unit whose work finds no free time in the task's window at all; in proportion for a part of it."""
BANDS = (75, 100, 125)
"""Percent of the person's time at which a unit becomes dearer."""
RISES = (20, 60, 240)
"""By how much it becomes dearer there."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What a unit costs before load, in its parts; `allowed` says who has the skills."""

    skill: Numbers
    context: Numbers
    lateness: Numbers
    allowed: NDArray[np.bool_]

    @property
    def fixed(self) -> Numbers:
        """The price of a unit apart from load."""
        return self.skill + self.context + self.lateness


def units_of(jobs: Sequence[Job]) -> Numbers:
    """Return the work of each job in units, at least one."""
    return np.array([max(1, -(-job.minutes // UNIT)) for job in jobs], dtype=np.int64)


def prices(jobs: Sequence[Job], workers: Sequence[Worker]) -> Prices:
    """Return the prices of every job with every worker."""
    skill = _skill_prices(jobs, workers)
    known = np.zeros((len(workers), 1 + max((job.campaign for job in jobs), default=0)), dtype=bool)
    for row, worker in enumerate(workers):
        known[row, [campaign for campaign in worker.campaigns if campaign < known.shape[1]]] = True
    context = np.where(known[:, [job.campaign for job in jobs]].T, 0, CONTEXT_PRICE)
    return Prices(np.maximum(skill, 0), context.astype(np.int64), _lateness(jobs, workers), skill != NEVER)


def _skill_prices(jobs: Sequence[Job], workers: Sequence[Worker]) -> Numbers:
    """The skill known least decides; a job without needs suits everybody."""
    sets: dict[tuple[int, ...], Numbers] = {}
    for needed in {tuple(job.skills) for job in jobs}:
        each = [[SKILL_PRICES[worker.skills.get(skill, 0)] for skill in needed] or [0] for worker in workers]
        sets[needed] = np.array([NEVER if NEVER in row else max(row) for row in each], dtype=np.int64)
    return np.array([sets[tuple(job.skills)] for job in jobs], dtype=np.int64)


def _lateness(jobs: Sequence[Job], workers: Sequence[Worker]) -> Numbers:
    """The share of the work that exceeds the free time between the first and the last day of the window."""
    lengths = np.array([worker.lengths for worker in workers], dtype=np.int64)
    free = np.maximum(0, lengths - np.array([worker.work for worker in workers], dtype=np.int64))
    before = np.concatenate([np.zeros((len(workers), 1), dtype=np.int64), np.cumsum(free, axis=1)], axis=1)
    within = before[:, [job.last + 1 for job in jobs]] - before[:, [job.first for job in jobs]]
    minutes = np.maximum(1, np.array([job.minutes for job in jobs], dtype=np.int64))[:, None]
    missing: Numbers = np.maximum(0, minutes - within.T)
    rounded: Numbers = (LATENESS_PRICE * missing + minutes // 2) // minutes
    return rounded


@dataclass(frozen=True, slots=True)
class Loads:
    """What load costs: by worker the units there are already and the units at which a further one becomes dearer."""

    there: Numbers
    bounds: Numbers

    def upto(self, units: Numbers) -> Numbers:
        """Return what the first `units` of each worker cost; the last axis is the workers'."""
        over = np.maximum(0, units[..., None] - self.bounds)
        price: Numbers = over @ np.array(RISES, dtype=np.int64)
        return price

    def adding(self, units: Numbers, more: Numbers) -> Numbers:
        """Return what `more` units cost on top of `units`."""
        return self.upto(units + more) - self.upto(units)


def load_prices(workers: Sequence[Worker]) -> Loads:
    """Return what load costs the workers, from their time and work of the whole horizon."""
    capacity = np.array([sum(worker.lengths) // UNIT for worker in workers], dtype=np.int64)
    there = np.array([sum(worker.work) // UNIT for worker in workers], dtype=np.int64)
    return Loads(there, capacity[:, None] * np.array(BANDS, dtype=np.int64) // 100)
