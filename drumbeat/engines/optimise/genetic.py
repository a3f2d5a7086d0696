"""Genetic search over lists of activities, choices of people and "stay where planned", compiled by numba.

Each individual is a list in order of start, so a piece of the list is a window of time; a child takes one window from
one parent and the rest from the other, is placed serially and, where an early end is asked for, justified both ways.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drumbeat.engines.optimise.instance import Goal, Plan
from drumbeat.engines.optimise.serial import (
    ANY_MODE,
    Score,
    arrange,
    generate,
    justify,
    kernel,
    measure,
)
from drumbeat.engines.optimise.tables import Flags, Numbers, Side, Tables

State = NDArray[np.uint64]
IMPOSSIBLE = 1 << 60
"""The score of a list that does not fit into the horizon."""


@dataclass(slots=True)
class Population:
    """Individuals as rows of arrays; `scores` orders them, `state` is the generator of chance."""

    orders: Numbers
    genes: Numbers
    stays: Flags
    starts: Numbers
    ends: Numbers
    modes: Numbers
    scores: NDArray[np.int64]
    state: State

    def best(self) -> int:
        """The row of the best individual, the first of equals."""
        return min(range(len(self.scores)), key=lambda row: tuple(self.scores[row]))

    def plan(self, row: int) -> Plan:
        """The plan of an individual."""
        first, second, third = (int(value) for value in self.scores[row])
        return Plan(self.starts[row].tolist(), self.modes[row].tolist(), (first, second, third))

    def join(self, tables: Tables, plan: Plan) -> None:
        """Let a plan take the place of the worst individual: its order of starts, its modes, nothing held back."""
        row = max(range(len(self.scores)), key=lambda each: tuple(self.scores[each]))
        activities = tables.ahead.activities
        self.starts[row], self.modes[row], self.genes[row] = plan.starts, plan.modes, plan.modes
        rows = tables.ahead.modes["row"][activities["first_mode"] + self.modes[row]]
        self.ends[row] = np.minimum(tables.ahead.finish[rows, self.starts[row]], tables.ahead.slots)
        self.stays[row] = (self.starts[row] == activities["current"]).astype(np.uint8)
        arrange(tables.ahead, tables.back.links, tables.back.first, self.starts[row], self.orders[row])
        self.scores[row] = plan.score


def populate(tables: Tables, goal: Goal, size: int, seed: int) -> Population:
    """A first population of `size`: the longest tail first, blurred more and more by chance."""
    count = len(tables.ahead.activities)
    people = Population(
        orders=np.zeros((size, count), np.int32),
        genes=np.full((size, count), ANY_MODE, np.int32),
        stays=np.zeros((size, count), np.uint8),
        starts=np.zeros((size, count), np.int32),
        ends=np.zeros((size, count), np.int32),
        modes=np.zeros((size, count), np.int32),
        scores=np.full((size, 3), IMPOSSIBLE, np.int64),
        state=np.array([seed * 2 + 1], np.uint64),
    )
    _begin(tables.ahead, tables.back, int(goal), tables.period, *_arrays(people))
    return people


def evolve(tables: Tables, goal: Goal, people: Population, children: int) -> int:
    """Make so many children, each of which replaces the worst it beats; return how many times the best was beaten."""
    return int(_evolve(tables.ahead, tables.back, int(goal), tables.period, children, *_arrays(people)))


def _arrays(
    people: Population,
) -> tuple[Numbers, Numbers, Flags, Numbers, Numbers, Numbers, NDArray[np.int64], State]:
    return (
        people.orders,
        people.genes,
        people.stays,
        people.starts,
        people.ends,
        people.modes,
        people.scores,
        people.state,
    )


@kernel
def _draw(state: State, below: int) -> int:
    """A number from 0 to below-1 (xorshift64*)."""
    x = state[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    state[0] = x
    return int((x * np.uint64(2685821657736338717)) >> np.uint64(33)) % below


@kernel
def _begin(
    ahead: Side,
    back: Side,
    goal: int,
    period: int,
    orders: Numbers,
    genes: Numbers,
    stays: Flags,
    starts: Numbers,
    ends: Numbers,
    modes: Numbers,
    scores: Score,
    state: State,
) -> None:
    size, count = orders.shape
    free = np.empty_like(ahead.capacity)
    keys = np.empty(count, np.int32)
    longest = 1
    for number in range(count):
        longest = max(longest, ahead.activities[number]["tail"])
    for row in range(size):
        blur = 1 + longest * row // (2 * size)
        for number in range(count):
            activity = ahead.activities[number]
            planned = activity["current"] >= 0
            keys[number] = longest - activity["tail"] + (_draw(state, blur) if row else 0)
            if goal != 0 and planned:
                stays[row, number] = 1 if row == 0 or _draw(state, size) >= row // 2 else 0
                genes[row, number] = activity["current_mode"]
            if goal != 0 and row % 2 == 0:
                keys[number] = activity["current"] if planned else ahead.slots
        arrange(ahead, back.links, back.first, keys, orders[row])
        score = scores[row]
        _decode(
            *(ahead, back, goal, period, free, orders[row], genes[row], stays[row]),
            *(starts[row], ends[row], modes[row], score),
        )


@kernel
def _decode(
    ahead: Side,
    back: Side,
    goal: int,
    period: int,
    free: Numbers,
    order: Numbers,
    genes: Numbers,
    stays: Flags,
    starts: Numbers,
    ends: Numbers,
    modes: Numbers,
    score: Score,
) -> None:
    """Place an individual, improve it where the goal is an early end, score it and put its list in order of start."""
    count = len(order)
    floors, held = np.empty(count, np.int32), np.empty(count, np.int32)
    for number in range(count):
        floors[number] = ahead.activities[number]["release"]
        held[number] = ahead.activities[number]["current"]
        if stays[number] == 1:
            floors[number] = max(floors[number], held[number])
    score[:] = IMPOSSIBLE
    if not generate(ahead, order, genes, floors, held, free, starts, ends, modes):
        return
    measure(ahead, goal, period, starts, ends, modes, score)
    if goal == 0:
        later, ended, tried = starts.copy(), ends.copy(), score.copy()
        if justify(ahead, back, free, order, later, ended, modes, floors):
            measure(ahead, goal, period, later, ended, modes, tried)
            if _better(tried, score):
                starts[:] = later
                ends[:] = ended
                score[:] = tried
    arrange(ahead, back.links, back.first, starts, order)


@kernel
def _better(one: Score, other: Score) -> bool:
    for part in range(3):
        if one[part] != other[part]:
            return bool(one[part] < other[part])
    return False


@kernel
def _evolve(
    ahead: Side,
    back: Side,
    goal: int,
    period: int,
    children: int,
    orders: Numbers,
    genes: Numbers,
    stays: Flags,
    starts: Numbers,
    ends: Numbers,
    modes: Numbers,
    scores: Score,
    state: State,
) -> int:
    count = orders.shape[1]
    free = np.empty_like(ahead.capacity)
    order, gene, stay = np.empty(count, np.int32), np.empty(count, np.int32), np.empty(count, np.uint8)
    start, end, mode = np.empty(count, np.int32), np.empty(count, np.int32), np.empty(count, np.int32)
    score = np.empty(3, np.int64)
    best = _extreme(scores, False)
    beaten = 0
    for _ in range(children):
        one, other = _pick(scores, state), _draw(state, len(scores))
        gene[:], stay[:] = genes[one], stays[one]
        _cross(state, orders[one], orders[other], genes[other], stays[other], order, gene, stay)
        _mutate(ahead, goal, state, order, gene, stay)
        _decode(ahead, back, goal, period, free, order, gene, stay, start, end, mode, score)
        worst = _extreme(scores, True)
        if _better(score, scores[worst]) and not _known(scores, starts, score, start):
            orders[worst], genes[worst], stays[worst] = order, gene, stay
            starts[worst], ends[worst], modes[worst], scores[worst] = start, end, mode, score
            if _better(score, scores[best]):
                best = worst
                beaten += 1
    return beaten


@kernel
def _pick(scores: Score, state: State) -> int:
    """The better of two drawn at random."""
    one, other = _draw(state, len(scores)), _draw(state, len(scores))
    return other if _better(scores[other], scores[one]) else one


@kernel
def _extreme(scores: Score, worst: bool) -> int:
    """The row of the worst or the best score."""
    found = 0
    for row in range(1, len(scores)):
        if _better(scores[found], scores[row]) if worst else _better(scores[row], scores[found]):
            found = row
    return found


@kernel
def _known(scores: Score, starts: Numbers, score: Score, start: Numbers) -> bool:
    """Whether the population has this very plan."""
    for row in range(len(scores)):
        if scores[row, 0] == score[0] and scores[row, 1] == score[1] and scores[row, 2] == score[2]:
            same = True
            for activity in range(len(start)):
                if starts[row, activity] != start[activity]:
                    same = False
                    break
            if same:
                return True
    return False


@kernel
def _cross(
    state: State,
    mother: Numbers,
    father: Numbers,
    genes: Numbers,
    stays: Flags,
    order: Numbers,
    gene: Numbers,
    stay: Flags,
) -> None:
    """A window of the father's list inside the mother's; his choices go with what he places."""
    count = len(order)
    begin = _draw(state, count)
    close = min(count, begin + 1 + _draw(state, max(1, count // 2)))
    taken = np.zeros(count, np.uint8)
    for at in range(begin):
        order[at] = mother[at]
        taken[mother[at]] = 1
    at = begin
    for activity in father:
        if at < close and taken[activity] == 0:
            order[at] = activity
            taken[activity] = 1
            gene[activity], stay[activity] = genes[activity], stays[activity]
            at += 1
    for activity in mother:
        if taken[activity] == 0:
            order[at] = activity
            at += 1


@kernel
def _mutate(side: Side, goal: int, state: State, order: Numbers, gene: Numbers, stay: Flags) -> None:
    """Swap some neighbours that do not wait for each other, and turn some choices."""
    count = len(order)
    for _ in range(1 + _draw(state, 1 + count // 20)):
        at = _draw(state, count)
        if at + 1 < count and not _follows(side, order[at], order[at + 1]):
            order[at], order[at + 1] = order[at + 1], order[at]
    for _ in range(1 + count // 100):
        activity = _draw(state, count)
        if side.activities[activity]["modes"] > 1:
            gene[activity] = _draw(state, side.activities[activity]["modes"] + 1) - 1
        if goal != 0 and _draw(state, 2) == 0:
            stay[activity] = 1 - stay[activity]


@kernel
def _follows(side: Side, first: int, second: int) -> bool:
    found = False
    for link in range(side.first[second], side.first[second + 1]):
        found = found or side.links[link]["pred"] == first
    return found
