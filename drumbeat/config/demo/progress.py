"""What has been done of a campaign's tasks by today: finished, under way or late, and the minutes it took."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.work.actions.bulk import NewLink, NewRow
from drumbeat.work.actions.record import Worked

LATE_SHARE = 0.07
LATE_WITHIN = timedelta(days=12)
MOST_PER_DAY = 420
# Actual effort over estimate is log-normal: people forget work more often than they overestimate it.
MEDIAN_OVER, SPREAD = 0.06, 0.34


@dataclass(frozen=True)
class Stages:
    """Where tasks stand: under way and done."""

    active: UUID
    done: UUID


@dataclass(frozen=True)
class Step:
    """Work recorded by a person on a day."""

    day: date
    person_id: UUID
    worked: Worked


class Progress:
    """Decides, in the order of the plan, what has happened to each task."""

    def __init__(self, random: Random, calendar: WorkingCalendar, today: date, stages: Stages, lead_id: UUID) -> None:
        self._random = random
        self._calendar = calendar
        self._today = today
        self._stages = stages
        self._lead_id = lead_id
        self._done: dict[str, date] = {}

    def steps(
        self,
        rows: Sequence[NewRow],
        links: Sequence[NewLink],
        ids: Mapping[str, UUID],
        *,
        past: bool,
        told: Collection[str] = (),
    ) -> list[Step]:
        """Return the recorded work of a campaign, without the keys `told` otherwise; of a past one all is done."""
        parents = {row.parent_key for row in rows} | set(told)
        waiting = sorted((row for row in rows if row.key not in parents), key=lambda row: (row.values["due"], row.key))
        before: dict[str, list[str]] = {}
        for link in links:
            if link.kind == "FS":
                before.setdefault(link.succ_key, []).append(link.pred_key)
        found, left = [], len(waiting) + 1
        while len(waiting) < left:
            left = len(waiting)
            ready = [row for row in waiting if past or all(key in self._done for key in before.get(row.key, ()))]
            steps = [self._leaf(row, ids[row.key], past) for row in ready]
            found += [step for step in steps if step is not None]
            waiting = [row for row in waiting if row not in ready]
        return found + self._summaries(rows, ids)

    def _leaf(self, row: NewRow, task_id: UUID, past: bool) -> Step | None:
        due: date = row.values["due"]
        start: date = row.values["start"] or due
        person_id = row.people[0] if row.people else self._lead_id
        late = not past and due >= self._today - LATE_WITHIN and self._random.random() < LATE_SHARE
        if due < self._today and not late:
            finished = min(self._calendar.add_days(due, self._random.choice((0, 0, 0, -1, 1, 2))), self._yesterday())
            finished = max(finished, start)
            self._done[row.key] = finished
            minutes = self._minutes(row, start, finished, 1.0)
            return Step(finished, person_id, Worked(task_id, self._stages.done, start, finished, 100, minutes))
        if start < self._today and row.values["kind"] == "task":
            share = self._random.choice((20, 30, 50, 60, 80))
            minutes = self._minutes(row, start, self._yesterday(), share / 100)
            return Step(self._yesterday(), person_id, Worked(task_id, self._stages.active, start, None, share, minutes))
        return None

    def _summaries(self, rows: Sequence[NewRow], ids: Mapping[str, UUID]) -> list[Step]:
        """A summary is done when all below it is; the deepest come first, since rows name parents before children."""
        found = []
        below: dict[str, list[str]] = {}
        for row in rows:
            if row.parent_key:
                below.setdefault(row.parent_key, []).append(row.key)
        for row in reversed(rows):
            children = below.get(row.key)
            if children and all(key in self._done for key in children):
                day = max(self._done[key] for key in children)
                self._done[row.key] = day
                first = min(self._done[key] for key in children)
                found.append(Step(day, self._lead_id, Worked(ids[row.key], self._stages.done, first, day)))
        return found

    def _minutes(self, row: NewRow, first: date, last: date, share: float) -> list[tuple[date, int]]:
        estimate = row.values["estimate_minutes"]
        if not estimate:
            return []
        total = estimate * share * math.exp(self._random.gauss(MEDIAN_OVER, SPREAD))
        days = min(12, max(1, math.ceil(total / MOST_PER_DAY)))
        each = max(15, min(600, round(total / days / 15) * 15))
        worked = [self._calendar.add_days(last, -back) if back else last for back in range(days)]
        return [(max(first, day), each) for day in worked]

    def _yesterday(self) -> date:
        return self._calendar.add_days(self._today, -1)
