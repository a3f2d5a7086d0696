"""What lies on the desk of the person the demo is opened as: work of this week, so that their day is never empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.config.demo.progress import Stages, Step
from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.work.actions.bulk import NewRow
from drumbeat.work.actions.record import Worked


@dataclass(frozen=True)
class Desk:
    """A task of the owner: in which campaign and phase, its days in working days from today, how far it has come."""

    kind: str
    phase: str
    start: int
    due: int
    hours: int
    progress: int = 0
    priority: int = 2


DESK = (
    Desk("content", "produce", -5, -2, 3, 60, 3),
    Desk("event", "produce", -3, -1, 2),
    Desk("launch", "produce", -2, 0, 4, 50, 4),
    Desk("webinar", "publish", 0, 0, 1),
    Desk("email", "learn", -1, 1, 5, 20),
    Desk("social", "publish", 2, 2, 2),
    Desk("advertising", "plan", 1, 3, 6),
    Desk("pr", "plan", 2, 4, 4),
    Desk("launch", "plan", -4, 9, 20, 30),
)
"""In the order of `desk` in the data: two overdue, two due today, four coming, one under way for longer."""


Placed = list[tuple[NewRow, Desk]]


def desk_rows(kind: str, names: Sequence[str], owner_id: UUID, today: date, calendar: WorkingCalendar) -> Placed:
    """Return the owner's tasks in the running campaign of a kind, each with what is to be told of it."""
    return [
        (NewRow(f"desk{place}", name, each.phase, values=_values(each, today, calendar), people=(owner_id,)), each)
        for place, (name, each) in enumerate(zip(names, DESK, strict=True))
        if each.kind == kind
    ]


def desk_steps(placed: Placed, ids: Mapping[str, UUID], stages: Stages, yesterday: date) -> list[Step]:
    """Return the work the owner has put into them by yesterday."""
    return [
        Step(yesterday, row.people[0], Worked(ids[row.key], stages.active, row.values["start"], None, each.progress))
        for row, each in placed
        if each.progress
    ]


def _values(each: Desk, today: date, calendar: WorkingCalendar) -> dict[str, Any]:
    # What is due today stays so on a day off: the demo may be opened on a Sunday.
    start, due = (calendar.add_days(today, offset) if offset else today for offset in (each.start, each.due))
    return {
        "kind": "task",
        "start": start,
        "due": due,
        "priority": each.priority,
        "estimate_minutes": each.hours * 60,
    }
