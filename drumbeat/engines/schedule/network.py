"""What the schedule engine reads and answers.

All times are working minutes of one calendar (`engines.calendars`); tasks and links are numbered from 0.

Meaning of the answer, for task i of duration d:

- `early_start` is the pin where there is one, else the largest of the project start, "not earlier than" and what every
  link asks: predecessor's early start + link weight. A done task keeps its own start and finish.
- `late_start` is the latest start that breaks nothing: the finish of i stays within the base of its group and within
  its own `latest_finish`, and every successor can still begin at its late start, or at its pin where that is earlier.
- The base of a group is its deadline where it has one, else the largest early finish of its own tasks. Links between
  groups carry late starts across, so a campaign with time to spare may still hold critical work for another.
- `total_float` is late start less early start. Negative means that a deadline or pin is already broken.
- `free_float` is how far i may slip before a successor or the base of its group is touched: the smallest of the gaps
  over its links and the gap from its finish to the base. Negative when a pinned successor begins too early.
- `critical` says total float <= 0. A done task is never critical, and unless `done_waits` is set, its predecessors owe
  it nothing: work finished out of order makes nobody late.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

UNSET = -(1 << 60)
"""Stands for "no constraint" in every list of minutes."""


class Kind(IntEnum):
    """What of the predecessor holds back what of the successor."""

    FS = 0
    SS = 1
    FF = 2
    SF = 3


class Binding(IntEnum):
    """Why a task begins when it does, where no link decides (links are named by their number, 0 and up)."""

    PROJECT_START = -1
    EARLIEST = -2
    PINNED = -3


class CycleFound(ValueError):
    """The links run in a circle. `cycle` names one: each task precedes the next, the last precedes the first."""

    def __init__(self, cycle: list[int]) -> None:
        super().__init__(f"tasks form a cycle: {cycle}")
        self.cycle = cycle


class NetworkShape(ValueError):
    """The lists disagree in length, a duration is negative, or a link names a task or kind that does not exist."""


@dataclass(slots=True)
class Network:
    """Tasks and links as parallel lists. Lists left empty are filled with "no constraint"."""

    duration: list[int]
    """Minutes; 0 is a milestone. An in-progress task brings minutes worked + minutes remaining."""
    pred: list[int] = field(default_factory=list)
    succ: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    lag: list[int] = field(default_factory=list)
    """Minutes, may be negative (a lead)."""
    earliest: list[int] = field(default_factory=list)
    """Start not earlier than."""
    fixed_start: list[int] = field(default_factory=list)
    """Manual or actual start."""
    fixed_finish: list[int] = field(default_factory=list)
    """Actual finish: the task is done. Its duration is then finish less fixed start, if both are given."""
    latest_finish: list[int] = field(default_factory=list)
    """Must finish by."""
    group: list[int] = field(default_factory=list)
    """Number of the group (campaign) whose finish is the task's float base; all 0 when left empty."""
    group_deadline: list[int] = field(default_factory=list)
    """Per group; UNSET means the group's own largest early finish."""
    start: int = 0
    """No task without a pin begins before this index."""
    done_waits: bool = False
    """Whether open predecessors of a done task are late for it."""

    def __post_init__(self) -> None:
        count = len(self.duration)
        if min(self.duration, default=0) < 0:
            raise NetworkShape("a task has a negative duration")
        for name in ("earliest", "fixed_start", "fixed_finish", "latest_finish"):
            if not getattr(self, name):
                setattr(self, name, [UNSET] * count)
            elif len(getattr(self, name)) != count:
                raise NetworkShape(f"{name} has {len(getattr(self, name))} entries for {count} tasks")
        self.group = self.group or [0] * count
        if len(self.group) != count:
            raise NetworkShape(f"group has {len(self.group)} entries for {count} tasks")
        groups = max(self.group, default=0) + 1
        self.group_deadline = self.group_deadline or [UNSET] * groups
        self._check_links(count, groups)

    def _check_links(self, count: int, groups: int) -> None:
        links = len(self.pred)
        if not links == len(self.succ) == len(self.kind) == len(self.lag):
            raise NetworkShape("pred, succ, kind and lag differ in length")
        ends = (*self.pred, *self.succ)
        if ends and (min(ends) < 0 or max(ends) >= count):
            raise NetworkShape("a link names a task that does not exist")
        if links and (min(self.kind) < 0 or max(self.kind) > Kind.SF):
            raise NetworkShape("a link has an unknown kind")
        if min(self.group, default=0) < 0 or len(self.group_deadline) < groups:
            raise NetworkShape("a task names a group that does not exist")

    def effective_durations(self) -> list[int]:
        """Minutes from start to finish of each task, done tasks by their actual span."""
        return [
            max(0, finish - start) if finish != UNSET and start != UNSET else minutes
            for minutes, start, finish in zip(self.duration, self.fixed_start, self.fixed_finish, strict=True)
        ]

    def pins(self) -> list[int]:
        """The start each task is held at, UNSET where logic decides."""
        minutes = self.effective_durations()
        return [
            start if start != UNSET or finish == UNSET else finish - minutes[i]
            for i, (start, finish) in enumerate(zip(self.fixed_start, self.fixed_finish, strict=True))
        ]

    def weights(self, minutes: Sequence[int]) -> list[int]:
        """Each link as "successor starts at least this many minutes after the predecessor starts"."""
        result = [0] * len(self.pred)
        for link, (p, s, kind, lag) in enumerate(zip(self.pred, self.succ, self.kind, self.lag, strict=True)):
            from_finish = minutes[p] if kind in (Kind.FS, Kind.FF) else 0
            to_finish = minutes[s] if kind in (Kind.FF, Kind.SF) else 0
            result[link] = from_finish + lag - to_finish
        return result


@dataclass(slots=True)
class Result:
    """One entry a task, minutes; see the module for the meaning of each."""

    early_start: list[int]
    early_finish: list[int]
    late_start: list[int]
    late_finish: list[int]
    total_float: list[int]
    free_float: list[int]
    critical: list[bool]
    binding: list[int]
    """Number of the link that decides the early start (the lowest of equals), or a negative `Binding`."""
    finish: int
    """Largest early finish; the project start when there is no task."""
    group_finish: list[int]
    """Largest early finish per group, UNSET for a group without tasks."""

    def negative(self) -> list[int]:
        """Tasks with negative float: a deadline or pin ahead of them is already broken."""
        return [task for task, minutes in enumerate(self.total_float) if minutes < 0]

    def chain_to(self, task: int, pred: Sequence[int]) -> list[int]:
        """The tasks that decide when `task` begins, first to last: follow the binding links backwards."""
        chain = [task]
        while self.binding[chain[-1]] >= 0:
            chain.append(pred[self.binding[chain[-1]]])
        return chain[::-1]
