"""What else must move when some tasks move: the smallest push, a pull to the earliest, or the same shift for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drumbeat.engines.schedule.network import UNSET, Network
from drumbeat.engines.schedule.plain import Order, arrange

BY_USER = -1
BY_CONSTRAINT = -2


@dataclass(frozen=True, slots=True)
class Move:
    """A task that gets another start. `reason` is the deciding link, BY_USER, or BY_CONSTRAINT (project start or
    "not earlier than", when pulling)."""

    task: int
    old_start: int
    new_start: int
    reason: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """A task that stays although `link` asks it to begin at `needed` or later: pinned, or moved by hand."""

    task: int
    link: int
    needed: int


@dataclass(frozen=True, slots=True)
class Cascade:
    """Moves in an order that respects the links, and what stays broken."""

    moved: list[Move]
    blocked: list[Blocked]


def cascade(
    net: Network,
    current: Sequence[int],
    moved: Mapping[int, int],
    *,
    pull: bool = False,
    before: Network | None = None,
    alone: bool = False,
) -> Cascade:
    """Push what follows the `moved` tasks (task -> new start) from the `current` starts, all in minutes.

    Only tasks reached from a moved one are looked at, and one is pushed only when a link from a changed task is
    violated (spare time between tasks is used up first); it then goes to the earliest place where all its links hold.
    A moved task whose duration changed passes its present start. Pinned tasks of `net` never move. With `pull`,
    followers that logic would let begin earlier are pulled forward to the earliest place, as well as pushed. With
    `before`, the network as it was before the move, followers keep the spare time they have: they shift, later or
    earlier, by what the strongest of their changed links shifts. With `alone` nothing follows, and what would have to
    is blocked. Raises CycleFound.
    """
    return _Pushing(net, list(current), dict(moved), pull, before, alone).run()


class _Pushing:
    """One run over the network in link order."""

    def __init__(
        self,
        net: Network,
        starts: list[int],
        moved: dict[int, int],
        pull: bool,
        before: Network | None,
        alone: bool,
    ) -> None:
        self.net = net
        self.order: Order = arrange(net)
        self.weight = net.weights(net.effective_durations())
        self.pins = net.pins()
        self.old = starts
        self.new = [moved.get(task, start) for task, start in enumerate(starts)]
        self.moved = moved
        self.pull = pull
        self.alone = alone
        self.weight_before = before.weights(before.effective_durations()) if before else None
        self.into: list[list[int]] = [[] for _ in starts]
        for link, s in enumerate(net.succ):
            self.into[s].append(link)

    def run(self) -> Cascade:
        changed = set(self.moved)
        moves: list[Move] = []
        blocked: list[Blocked] = []
        for task in self.order.tasks:
            from_changed = [link for link in self.into[task] if self.net.pred[link] in changed]
            if task in self.moved:
                blocked += self._held_back(task, self.into[task])
                moves += self._move(task, self.moved[task], BY_USER)
            elif from_changed and (self.alone or self.pins[task] != UNSET):
                blocked += self._held_back(task, from_changed)
            elif from_changed:
                move = self._settle(task, from_changed)
                moves += move
                changed |= {m.task for m in move}
        return Cascade(moves, blocked)

    def _settle(self, task: int, from_changed: list[int]) -> list[Move]:
        """Place a free task: at the earliest when pulling, else only if a changed link pushes it."""
        if self.weight_before is not None:
            return self._shift(task, from_changed, self.weight_before)
        if self.pull:
            floor = max(self.net.start, self.net.earliest[task])
            return self._place(task, floor, BY_CONSTRAINT)
        if self._strongest(from_changed)[0] > self.old[task]:
            return self._place(task, max(self.old[task], self.net.start, self.net.earliest[task]), BY_CONSTRAINT)
        return []

    def _shift(self, task: int, from_changed: list[int], before: list[int]) -> list[Move]:
        """Move a task by what the links from changed tasks shift, never before what all its links allow."""
        shift, negated = max(
            (self._needed(link) - self.old[self.net.pred[link]] - before[link], -link) for link in from_changed
        )
        wanted = max(self.old[task] + shift, self.net.start, self.net.earliest[task])
        needed, link = self._strongest(self.into[task])
        if needed > wanted and (shift > 0 or needed <= self.old[task]):
            return self._move(task, needed, link)
        return self._move(task, wanted, -negated)

    def _place(self, task: int, floor: int, reason: int) -> list[Move]:
        needed, link = self._strongest(self.into[task])
        return self._move(task, needed, link) if needed > floor else self._move(task, floor, reason)

    def _move(self, task: int, start: int, reason: int) -> list[Move]:
        self.new[task] = start
        return [Move(task, self.old[task], start, reason)] if start != self.old[task] else []

    def _strongest(self, links: list[int]) -> tuple[int, int]:
        """The latest start asked for by `links`, and the lowest link that asks it."""
        needed, negated = max((self._needed(link), -link) for link in links)
        return needed, -negated

    def _needed(self, link: int) -> int:
        return self.new[self.net.pred[link]] + self.weight[link]

    def _held_back(self, task: int, links: list[int]) -> list[Blocked]:
        if not links:
            return []
        needed, link = self._strongest(links)
        return [Blocked(task, link, needed)] if needed > self.new[task] else []
