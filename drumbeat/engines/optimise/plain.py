"""The serial scheme in plain Python: the first plan within milliseconds, before anything is compiled, and the twin the
compiled search is tested against."""

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush
from random import Random

from drumbeat.engines.optimise.instance import NEVER, Goal, Instance, Kind, Plan

ANY_MODE = -1
MOVED_COST = 2
"""Slots of change that count for each moved activity, on top of the distance."""
OTHER_MODE_COST = 4
"""Slots of change that count for giving an activity to other people."""
SCALE = 1000
PATIENCE = 60
"""Lists without a better plan after which a search over few activities ends."""


def decode(
    instance: Instance, order: Sequence[int], genes: Sequence[int], floors: Sequence[int]
) -> tuple[list[int], list[int], list[int]] | None:
    """Starts, ends and modes of the plan that places the activities in the given order, each as early as it fits.

    `order` respects the links, `genes` chooses modes (ANY_MODE: whichever ends first), `floors` the earliest starts.
    None when one does not fit into the horizon.
    """
    return _Decoding(instance).run(order, genes, floors)


class _Decoding:
    """One plan in the making."""

    def __init__(self, instance: Instance) -> None:
        count = len(instance.activities)
        self.instance = instance
        self.free = [list(line) for line in instance.capacities]
        self.starts, self.ends, self.modes = [0] * count, [0] * count, [0] * count
        self.into: list[list[tuple[int, int, int]]] = [[] for _ in range(count)]
        for link in instance.links:
            self.into[link.succ].append((link.pred, link.kind, link.lag))

    def run(
        self, order: Sequence[int], genes: Sequence[int], floors: Sequence[int]
    ) -> tuple[list[int], list[int], list[int]] | None:
        for number, activity in enumerate(self.instance.activities):
            if activity.fixed:
                end = min(self.instance.slots, self.instance.finish(number, activity.current_mode, activity.current))
                self._take(number, activity.current_mode, activity.current, end)
        for number in order:
            if not self.instance.activities[number].fixed and not self._settle(number, genes[number], floors[number]):
                return None
        return self.starts, self.ends, self.modes

    def _settle(self, number: int, gene: int, floor: int) -> bool:
        earliest, least_finish = max(0, floor), 0
        for pred, kind, lag in self.into[number]:
            border = (self.starts if kind in (Kind.SS, Kind.SF) else self.ends)[pred] + lag
            if kind in (Kind.FS, Kind.SS):
                earliest = max(earliest, border)
            else:
                least_finish = max(least_finish, border)
        modes = range(len(self.instance.activities[number].modes)) if gene == ANY_MODE else (gene,)
        found = [place for mode in modes if (place := self._place(number, mode, earliest, least_finish))]
        if not found:
            return False
        end, mode, start = min(found)
        self._take(number, mode, start, end)
        return True

    def _place(self, number: int, mode: int, earliest: int, least_finish: int) -> tuple[int, int, int] | None:
        """(end, mode, start) of the first place that fits."""
        if not self.instance.activities[number].length:
            return self._border(number, mode, max(earliest, least_finish))
        minutes = self.instance.calendars[self.instance.activities[number].modes[mode].calendar]
        at = earliest
        while at < self.instance.slots:
            if not minutes[at]:
                at += 1
                continue
            end = self.instance.finish(number, mode, at)
            if end > self.instance.slots:
                return None
            clash = self._clash(number, mode, at, end)
            if clash == NEVER and end >= least_finish:
                return end, mode, at
            at = max(at, clash) + 1
        return None

    def _border(self, number: int, mode: int, at: int) -> tuple[int, int, int] | None:
        minutes = self.instance.calendars[self.instance.activities[number].modes[mode].calendar]
        while at <= self.instance.slots:
            if at == 0 or minutes[at - 1]:
                return at, mode, at
            at += 1
        return None

    def _clash(self, number: int, mode: int, start: int, end: int) -> int:
        chosen = self.instance.activities[number].modes[mode]
        minutes = self.instance.calendars[chosen.calendar]
        for slot in range(end - 1, start - 1, -1):
            if minutes[slot] and any(self.free[resource][slot] < amount for resource, amount in chosen.uses):
                return slot
        return NEVER

    def _take(self, number: int, mode: int, start: int, end: int) -> None:
        self.starts[number], self.ends[number], self.modes[number] = start, end, mode
        chosen = self.instance.activities[number].modes[mode]
        minutes = self.instance.calendars[chosen.calendar]
        for slot in range(start, end):
            if minutes[slot]:
                for resource, amount in chosen.uses:
                    self.free[resource][slot] -= amount


def measure(
    instance: Instance, goal: Goal, starts: Sequence[int], ends: Sequence[int], modes: Sequence[int]
) -> tuple[int, int, int]:
    """Weighted lateness and the two sums of the goal, see `instance.Goal`."""
    late, change = 0, 0
    for number, activity in enumerate(instance.activities):
        if activity.due != NEVER:
            late += activity.weight * max(0, ends[number] - activity.due)
        if activity.current != NEVER:
            moved = abs(starts[number] - activity.current)
            change += moved + (MOVED_COST if moved else 0)
            change += OTHER_MODE_COST if modes[number] != activity.current_mode else 0
    last = max(ends, default=0)
    if goal == Goal.EARLIEST:
        return late, last, change
    if goal == Goal.LEAST_CHANGE:
        return late, change, last
    return late, _unevenness(instance, starts, ends, modes), change


def _unevenness(instance: Instance, starts: Sequence[int], ends: Sequence[int], modes: Sequence[int]) -> int:
    """Squares of load over resources and periods, each period's capacity as the unit, in thousandths."""
    periods = -(-instance.slots // instance.period)
    load = [[0] * periods for _ in instance.capacities]
    for number, activity in enumerate(instance.activities):
        mode = activity.modes[modes[number]]
        for slot in range(starts[number], ends[number]):
            if instance.calendars[mode.calendar][slot]:
                for resource, amount in mode.uses:
                    load[resource][slot // instance.period] += amount
    total = 0
    for resource, line in enumerate(load):
        for at, amount in enumerate(line):
            if amount:
                room = sum(instance.capacities[resource][at * instance.period : (at + 1) * instance.period])
                total += SCALE * amount * amount // max(1, room)
    return total


def search(
    instance: Instance,
    goal: Goal,
    ranks: Sequence[int],
    tails: Sequence[int],
    *,
    tries: int,
    seed: int,
    go_on: Callable[[], bool] = lambda: True,
) -> Plan | None:
    """The best of `tries` lists: by current start or by longest tail, blurred by chance; None when none fits.

    Ends early after `PATIENCE` lists without a better plan, or when `go_on` says no.
    """
    chance = Random(seed)  # noqa: S311  # a search, not a secret
    best: Plan | None = None
    idle = 0
    for number in range(tries):
        keys, genes, floors = _guess(instance, goal, tails, number, chance)
        order = arrange(instance, keys, ranks)
        found = decode(instance, order, genes, floors)
        idle += 1
        if found is not None:
            plan = Plan(found[0], found[2], measure(instance, goal, *found))
            if best is None or plan.score < best.score:
                best, idle = plan, 0
        if idle > PATIENCE or not go_on():
            break
    return best


def _guess(
    instance: Instance, goal: Goal, tails: Sequence[int], number: int, chance: Random
) -> tuple[list[int], list[int], list[int]]:
    """Keys, genes and floors of one list: the first is the current plan (or the longest tail) itself."""
    longest = max(tails, default=0) + 1
    keep = 1.0 if number == 0 else chance.random()
    blur = 1 if number < 2 else 1 + longest * (number % 10) // 10
    keys, genes, floors = [], [], []
    for activity, tail in zip(instance.activities, tails, strict=True):
        planned = activity.current != NEVER
        by_plan = planned and goal != Goal.EARLIEST and number % 2 == 0
        keys.append((activity.current if by_plan else longest - tail) + chance.randrange(blur))
        stays = planned and goal != Goal.EARLIEST and chance.random() < keep
        floors.append(max(activity.release, activity.current if stays else 0))
        genes.append(_mode(goal, activity.current_mode if planned else ANY_MODE, len(activity.modes), number, chance))
    return keys, genes, floors


def _mode(goal: Goal, current: int, choices: int, number: int, chance: Random) -> int:
    if choices == 1 or number == 0:
        return current if goal != Goal.EARLIEST else ANY_MODE
    if goal == Goal.FAIREST:
        return chance.randrange(choices)
    return ANY_MODE if chance.random() < 0.5 else current


def arrange(instance: Instance, keys: Sequence[int], ranks: Sequence[int]) -> list[int]:
    """The activities by rising key, predecessors first."""
    waits = [0] * len(keys)
    after: list[list[int]] = [[] for _ in keys]
    for link in instance.links:
        waits[link.succ] += 1
        after[link.pred].append(link.succ)
    ready = [(keys[number], ranks[number], number) for number, wait in enumerate(waits) if not wait]
    heapify(ready)
    order = []
    while ready:
        number = heappop(ready)[2]
        order.append(number)
        for follower in after[number]:
            waits[follower] -= 1
            if not waits[follower]:
                heappush(ready, (keys[follower], ranks[follower], follower))
    return order
