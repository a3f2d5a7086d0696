"""The question put to the optimiser, as plain data. Slots, activities, modes and resources are numbered from 0."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import IntEnum
from typing import Any

NEVER = -1
"""Stands for "none" where a slot is asked for."""

FULL = 100
"""What a person has to give in a slot they work, in percent."""


class Kind(IntEnum):
    """What of the predecessor holds back what of the successor."""

    FS = 0
    SS = 1
    FF = 2
    SF = 3


class Goal(IntEnum):
    """What counts after weighted lateness: two sums, the first before the second."""

    EARLIEST = 0
    """The end of the last activity, then change."""
    LEAST_CHANGE = 1
    """Change against the current plan, then the end of the last activity."""
    FAIREST = 2
    """Squared load over resources and periods, then change."""


class InstanceShape(ValueError):
    """The parts of an instance do not fit each other; `what` names the first that does not."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to do an activity: on which calendar, and how much of which resources in each slot it works."""

    calendar: int
    uses: tuple[tuple[int, int], ...] = ()
    """(resource, amount) pairs."""


@dataclass(frozen=True, slots=True)
class Activity:
    """A piece of work of `length` minutes on the calendar of its mode; 0 is a milestone, which stands at a border."""

    length: int
    modes: tuple[Mode, ...]
    release: int = 0
    """First slot it may begin in."""
    due: int = NEVER
    """The border its finish should not pass."""
    weight: int = 0
    """What one slot of lateness costs."""
    current: int = NEVER
    """Where it begins in the plan there is."""
    current_mode: int = 0
    fixed: bool = False
    """Begun, done or held by hand: `current` may not change."""


@dataclass(frozen=True, slots=True)
class Link:
    """The successor's start (FS, SS) or finish (FF, SF) comes `lag` slots after the predecessor's finish or start."""

    pred: int
    succ: int
    kind: int = Kind.FS
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Instance:
    """All that a plan must respect. `slots` is the horizon: nothing ends after it."""

    slots: int
    calendars: tuple[tuple[int, ...], ...]
    """Minutes worked in each slot; 0 is closed."""
    capacities: tuple[tuple[int, ...], ...]
    """What each resource gives in each slot."""
    activities: tuple[Activity, ...]
    links: tuple[Link, ...] = ()
    period: int = 40
    """Slots over which load is summed when it is to be fair: a week."""

    def __post_init__(self) -> None:
        if any(len(line) != self.slots for line in (*self.calendars, *self.capacities)):
            raise InstanceShape("a calendar or capacity does not have one entry a slot")
        for number, activity in enumerate(self.activities):
            _check_activity(self, number, activity)
        count = len(self.activities)
        for link in self.links:
            if not (0 <= link.pred < count and 0 <= link.succ < count and link.pred != link.succ):
                raise InstanceShape("a link names an activity that does not exist")

    def finish(self, number: int, mode: int, start: int) -> int:
        """The border at which the activity ends when it begins in slot `start`; `slots + 1` when it never does."""
        activity = self.activities[number]
        if not activity.length:
            return start
        left = activity.length
        minutes = self.calendars[activity.modes[mode].calendar]
        for slot in range(start, self.slots):
            left -= minutes[slot]
            if left <= 0:
                return slot + 1
        return self.slots + 1

    def payload(self) -> dict[str, Any]:
        """The instance as JSON-ready values, see `read_instance`."""
        return asdict(self)


@dataclass(slots=True)
class Plan:
    """A start and a mode for every activity, what it costs, and who found it."""

    starts: list[int]
    modes: list[int]
    score: tuple[int, int, int]
    """Weighted lateness in slots, then the two sums of the goal; see `Goal`."""
    found_by: str = "search"
    seconds: float = field(default=0.0, compare=False)

    def payload(self) -> dict[str, Any]:
        """The plan as JSON-ready values."""
        return asdict(self)


def _check_activity(instance: Instance, number: int, activity: Activity) -> None:
    if activity.length < 0 or not activity.modes:
        raise InstanceShape(f"activity {number} has a negative length or no mode")
    if not 0 <= activity.current_mode < len(activity.modes):
        raise InstanceShape(f"activity {number} has no such mode")
    if activity.fixed and not 0 <= activity.current <= instance.slots:
        raise InstanceShape(f"activity {number} is fixed outside the horizon")
    for mode in activity.modes:
        if not 0 <= mode.calendar < len(instance.calendars):
            raise InstanceShape(f"activity {number} names a calendar that does not exist")
        if any(not 0 <= resource < len(instance.capacities) or amount < 0 for resource, amount in mode.uses):
            raise InstanceShape(f"activity {number} uses a resource that does not exist")


def read_instance(raw: Mapping[str, Any]) -> Instance:
    """The instance of `Instance.payload`. Raises InstanceShape, KeyError or TypeError for anything else."""
    return Instance(
        slots=raw["slots"],
        calendars=tuple(tuple(line) for line in raw["calendars"]),
        capacities=tuple(tuple(line) for line in raw["capacities"]),
        activities=tuple(_read_activity(each) for each in raw["activities"]),
        links=tuple(Link(**each) for each in raw["links"]),
        period=raw["period"],
    )


def _read_activity(raw: Mapping[str, Any]) -> Activity:
    modes = tuple(Mode(each["calendar"], tuple((r, amount) for r, amount in each["uses"])) for each in raw["modes"])
    return Activity(**{**raw, "modes": modes})
