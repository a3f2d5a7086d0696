"""The network of tasks that work on different calendars, and what the pass answers: all times are instants.

An instant is a minute of the clock from midnight of the calendars' first day; durations, lags and floats stay working
minutes, each of one calendar. The meaning of the answer is that of `network`, with these conventions:

- A task begins with a working minute of its own calendar and ends with one. Work of no length stands at an instant,
  whether anybody works then or not.
- A link asks its successor not to begin (FS, SS) before an instant, or (FF, SF) that no working minute of the
  successor's is left between its end and the instant.
- A lag moves that instant to the end of the last of so many working minutes of the link's calendar; no lag leaves it.
- With one calendar for all, indexes of the instants are the answer of `plain` (for work of no length only where links
  do not leave the start of work: there `plain` cannot tell the evening from the next morning).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.engines.schedule.network import UNSET, Kind, Network, NetworkShape

FROM_FINISH = (Kind.FS, Kind.FF)
TO_START = (Kind.FS, Kind.SS)


@dataclass(slots=True)
class TimedNetwork:
    """A network whose `earliest`, pins, limits, deadlines and start are instants; `duration` is of the own calendar."""

    net: Network
    calendars: Sequence[WorkingCalendar]
    """They begin and end on the same days."""
    calendar: list[int]
    """Of each task."""
    lag_calendar: list[int]
    """Of each link: in whose working time its lag is counted."""

    def __post_init__(self) -> None:
        if len(self.calendar) != len(self.net.duration) or len(self.lag_calendar) != len(self.net.pred):
            raise NetworkShape("every task and every link has a calendar")
        numbers = {*self.calendar, *self.lag_calendar}
        if numbers and not 0 <= min(numbers) <= max(numbers) < len(self.calendars):
            raise NetworkShape("a task or link names a calendar that does not exist")


@dataclass(slots=True)
class TimedResult:
    """One entry a task; starts and finishes are instants, floats working minutes of the task's own calendar."""

    early_start: list[int]
    early_finish: list[int]
    late_start: list[int]
    late_finish: list[int]
    total_float: list[int]
    free_float: list[int]
    critical: list[bool]
    binding: list[int]
    finish: int
    group_finish: list[int]


class Places:
    """Where tasks stand: the *place* of a task is the index of its first minute, or the instant of work of no length.

    Places of one task compare as its starts do.
    """

    def __init__(self, timed: TimedNetwork) -> None:
        self.net = timed.net
        self.clock = [timed.calendars[number] for number in timed.calendar]
        self.lag_clock = [timed.calendars[number] for number in timed.lag_calendar]
        self.minutes = [self._length(task) for task in range(len(self.clock))]

    def _length(self, task: int) -> int:
        start, finish = self.net.fixed_start[task], self.net.fixed_finish[task]
        if UNSET in (start, finish):
            return self.net.duration[task]
        return max(0, self.clock[task].index_at(finish) - self.clock[task].index_at(start))

    def pin(self, task: int) -> int:
        """The place a task is held at, UNSET where logic decides."""
        start, finish = self.net.fixed_start[task], self.net.fixed_finish[task]
        if finish != UNSET and (start == UNSET or not self.minutes[task]):
            return self.latest_ending(task, finish)
        return start if start == UNSET else self.from_start(task, start)

    def start(self, task: int, place: int) -> int:
        """The instant work begins."""
        return self.clock[task].begin_at(place) if self.minutes[task] else place

    def finish(self, task: int, place: int) -> int:
        """The instant work ends."""
        minutes = self.minutes[task]
        return self.clock[task].end_at(place + minutes) if minutes else place

    def from_start(self, task: int, instant: int) -> int:
        """The first place that does not begin before the instant."""
        return self.clock[task].index_at(instant) if self.minutes[task] else instant

    def from_finish(self, task: int, instant: int) -> int:
        """The first place that leaves no working minute between its end and the instant."""
        return self.latest_ending(task, instant)

    def latest_ending(self, task: int, instant: int) -> int:
        """The last place that ends by the instant."""
        minutes = self.minutes[task]
        return self.clock[task].index_at(instant) - minutes if minutes else instant

    def latest_beginning(self, task: int, instant: int) -> int:
        """The last place that begins by the instant."""
        return self.clock[task].index_at(instant + 1) - 1 if self.minutes[task] else instant

    def needed(self, link: int, place: int) -> int:
        """The first place of the link's successor when its predecessor stands at `place`."""
        pred, succ, kind, lag = self._link(link)
        at = self.finish(pred, place) if kind in FROM_FINISH else self.start(pred, place)
        if lag:
            clock = self.lag_clock[link]
            at = clock.end_at(clock.index_at(at) + lag)
        return self.from_start(succ, at) if kind in TO_START else self.from_finish(succ, at)

    def allowed(self, link: int, place: int) -> int:
        """The last place of the link's predecessor when its successor stands at `place`."""
        pred, succ, kind, lag = self._link(link)
        minutes = self.minutes[succ]
        end = place + (0 if kind in TO_START else minutes)
        at = self.clock[succ].begin_at(end) if minutes else place
        if lag:
            clock = self.lag_clock[link]
            at = clock.begin_at(clock.index_at(at) - lag)
        return self.latest_ending(pred, at) if kind in FROM_FINISH else self.latest_beginning(pred, at)

    def between(self, task: int, place: int, later: int) -> int:
        """Working minutes of the task's calendar from one of its places to another, negative when that is earlier."""
        if self.minutes[task]:
            return later - place
        return self.clock[task].index_at(later) - self.clock[task].index_at(place)

    def _link(self, link: int) -> tuple[int, int, int, int]:
        return self.net.pred[link], self.net.succ[link], self.net.kind[link], self.net.lag[link]
