"""Pure decisions of baselines: names, and how far a plan has moved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from drumbeat.engines.calendars.working import CalendarRange, WorkingCalendar
from drumbeat.kernel.errors import Invalid

LONGEST_NAME = 120
LONGEST_NOTE = 2000


def clean_name(name: str) -> str:
    """Return the name as it is stored; raise Invalid when nothing or too much is left of it."""
    text = " ".join(name.split())
    if not text:
        raise Invalid("baselines.bad_baseline", fields={"name": ["required"]})
    if len(text) > LONGEST_NAME:
        raise Invalid("baselines.bad_baseline", fields={"name": ["too_long"]}, most=LONGEST_NAME)
    return text


@dataclass(frozen=True, slots=True)
class Planned:
    """A leaf task in one version of the plan; `finish` is its projected end where that version knows one."""

    start: date | None
    due: date | None
    length: int
    effort: int
    milestone: bool
    finish: date | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """How far a task, or all tasks of a phase, moved: working days (positive is later), minutes of length and effort.

    None where one of the two versions has no such day.
    """

    start_days: int | None
    due_days: int | None
    finish_days: int | None
    length: int
    effort: int


def drift(before: Planned, after: Planned, calendar: WorkingCalendar) -> Drift:
    """Return how far a task moved from `before` to `after`."""
    return Drift(
        start_days=days_moved(before.start, after.start, calendar),
        due_days=days_moved(before.due, after.due, calendar),
        finish_days=days_moved(before.due, after.finish, calendar),
        length=after.length - before.length,
        effort=after.effort - before.effort,
    )


def days_moved(before: date | None, after: date | None, calendar: WorkingCalendar) -> int | None:
    """Return the working days from one day to another, negative for an earlier one; None without both.

    Days outside the calendar are counted plainly.
    """
    if before is None or after is None:
        return None
    first, last = sorted((before, after))
    try:
        count = calendar.working_days_between(first + timedelta(days=1), last) if first < last else 0
    except CalendarRange:
        count = (last - first).days
    return count if after >= before else -count


def together(tasks: Iterable[Planned]) -> Planned:
    """Return several tasks as one: the first start, the last ends, the sums of length and effort."""
    rows = list(tasks)
    return Planned(
        start=min((row.start for row in rows if row.start), default=None),
        due=max((row.due for row in rows if row.due), default=None),
        length=sum(row.length for row in rows),
        effort=sum(row.effort for row in rows),
        milestone=False,
        finish=max((row.finish for row in rows if row.finish), default=None),
    )


def by_phase(tasks: Mapping[UUID, Planned], phase_of: Mapping[UUID, UUID | None]) -> dict[UUID | None, list[Planned]]:
    """Return the tasks of each phase; None gathers those above which there is no summary task."""
    found: dict[UUID | None, list[Planned]] = {}
    for task_id, planned in tasks.items():
        found.setdefault(phase_of.get(task_id), []).append(planned)
    return found
