"""Reads tasks and links of connected campaigns into the shape the schedule engine takes.

Only leaves are scheduled. A link on a summary task means all of its leaves: it is carried by a task of no length that
follows (or precedes) every one of them, so that n leaves cost n links and not n times m.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from drumbeat.engines.schedule.dated import DatedTask, Link
from drumbeat.kernel.raw.select import select_rows, select_values
from drumbeat.work.models import Dependency, Task
from drumbeat.work.rules import FROM_FINISH, TO_START

_KINDS = {"FS": 0, "SS": 1, "FF": 2, "SF": 3}

_COLUMNS = (
    "id", "campaign_id", "parent_id", "start", "due", "duration_minutes", "estimate_minutes", "kind", "scheduling",
    "constraint", "constraint_date", "deadline", "committed_on", "started_on", "finished_on", "completed_at",
    "progress", "is_launch", "campaign__launch", "name", "scope_id",
)  # fmt: skip
DATE_COLUMNS = frozenset(
    {
        "start", "due", "constraint_date", "deadline", "committed_on", "started_on", "finished_on", "completed_at",
        "campaign__launch",
    }
)  # fmt: skip


@dataclass(slots=True)
class Plan:
    """Tasks by position: first the leaves of `rows`, then tasks of no length that stand for summaries. Ids are text."""

    rows: list[dict[str, Any]]
    leaves: list[dict[str, Any]]
    dated: list[DatedTask]
    links: list[Link]
    place: dict[str, int] = field(default_factory=dict)

    def dated_leaf(self, task_id: str) -> DatedTask:
        """Return the engine's view of a leaf."""
        return self.dated[self.place[task_id]]


def connected_campaigns(campaign_ids: Iterable[UUID]) -> set[UUID]:
    """Return the campaigns and all that are joined to them by dependencies, however far."""
    found = set(campaign_ids)
    frontier = set(found)
    while frontier:
        # Asked from each end by itself: with both in one condition the database looks at every link there is.
        ends = (Q(pred__campaign_id__in=list(frontier)), Q(succ__campaign_id__in=list(frontier)))
        pairs = [pair for end in ends for pair in select_values(Dependency, _JOINING & end, _CAMPAIGNS)]
        joined = {campaign for pair in pairs for campaign in pair}
        frontier = joined - found
        found |= frontier
    return found


def ends_joined_to_others(campaign_id: UUID) -> set[str]:
    """Return the tasks of a campaign that links join to other campaigns."""
    ends = ((Q(pred__campaign_id=campaign_id), "pred_id"), (Q(succ__campaign_id=campaign_id), "succ_id"))
    return {pk for mine, end in ends for (pk,) in select_rows(Dependency, _JOINING & mine, (end,))}


_JOINING = Q(deleted_at__isnull=True) & ~Q(pred__campaign_id=F("succ__campaign_id"))
_CAMPAIGNS = ("pred__campaign_id", "succ__campaign_id")


def load_plan(campaign_ids: Iterable[UUID], visible: Q | None = None) -> Plan:
    """Read the campaigns' tasks and the links between them; with `visible` only what an actor sees."""
    among = list(campaign_ids)
    wanted = Q(campaign_id__in=among, deleted_at__isnull=True)
    if visible is not None:
        wanted &= visible
    return build_plan(_rows(wanted), links_into(among))


def load_part(task_ids: Iterable[str], links: Sequence[tuple[Any, ...]]) -> Plan:
    """Read some tasks of a campaign, given all that joins them; `links` as `links_into` returns them."""
    return build_plan(_rows(Q(id__in=[UUID(pk) for pk in task_ids], deleted_at__isnull=True)), links)


def links_into(campaign_ids: Iterable[UUID]) -> list[tuple[Any, ...]]:
    """Return the links whose successor is in one of the campaigns, as `build_plan` takes them."""
    wanted = Q(deleted_at__isnull=True, succ__campaign_id__in=list(campaign_ids))
    return select_rows(Dependency, wanted, ("id", "pred_id", "succ_id", "kind", "lag_minutes"), ("id",))


def _rows(wanted: Q) -> list[dict[str, Any]]:
    return [_row(values) for values in select_rows(Task, wanted, _COLUMNS, ("rank", "id"))]


_DATES = tuple(_COLUMNS.index(name) for name in _COLUMNS if name in DATE_COLUMNS)


def _row(values: Sequence[Any]) -> dict[str, Any]:
    row = dict(zip(_COLUMNS, values, strict=True))
    for at in _DATES:
        if values[at] is not None:
            row[_COLUMNS[at]] = read_day(values[at])
    return row


@lru_cache(maxsize=8192)
def read_day(text: str) -> date:
    """The day of a wire date or instant: few days, each many times."""
    return date.fromisoformat(text[:10])


def build_plan(rows: list[dict[str, Any]], links: Sequence[tuple[Any, ...]]) -> Plan:
    """Arrange rows and links `(id, pred, succ, kind, lag)` for the engine; links to other tasks are passed over."""
    summaries = {row["parent_id"] for row in rows if row["parent_id"]}
    leaves = [row for row in rows if row["id"] not in summaries]
    groups: dict[str, int] = {}
    for row in rows:
        groups.setdefault(row["campaign_id"], len(groups))
    plan = Plan(rows, leaves, [dated_task(row, groups[row["campaign_id"]]) for row in leaves], [])
    plan.place = {row["id"]: index for index, row in enumerate(leaves)}
    known = {row["id"]: row for row in rows}
    stand_ins = _StandIns(plan, known, groups)
    for _, pred, succ, kind, lag in links:
        if pred not in known or succ not in known or stand_ins.related(pred, succ):
            continue
        plan.links.append((stand_ins.sender(pred, kind), stand_ins.receiver(succ, kind), _KINDS[kind], lag))
    return plan


def dated_task(row: Mapping[str, Any], group: int) -> DatedTask:
    """Return one task row as the engine's planned task."""
    milestone = row["kind"] == Task.Kind.MILESTONE
    latest = [day for day in (row["deadline"], _must_finish(row)) if day]
    if row["is_launch"] and row["campaign__launch"]:
        latest.append(row["campaign__launch"])
    undated = row["start"] is None or row["due"] is None
    return DatedTask(
        start=row["start"],
        due=row["due"],
        duration=row["duration_minutes"] or (row["estimate_minutes"] if undated and not milestone else None) or None,
        milestone=milestone,
        manual=row["scheduling"] == Task.Scheduling.MANUAL,
        not_earlier=row["constraint_date"] if row["constraint"] == Task.Constraint.NOT_EARLIER else None,
        latest=min(latest) if latest else None,
        promised=row["committed_on"],
        started=row["started_on"],
        finished=_finished(row),
        progress=row["progress"],
        group=group,
    )


def _must_finish(row: Mapping[str, Any]) -> date | None:
    day: date | None = row["constraint_date"] if row["constraint"] == Task.Constraint.MUST_FINISH else None
    return day


def _finished(row: Mapping[str, Any]) -> date | None:
    if row["completed_at"] is None:
        return None
    day: date = row["finished_on"] or row["completed_at"]
    return max(day, row["started_on"]) if row["started_on"] else day


class _StandIns:
    """Tasks of no length that carry the links of summary tasks."""

    def __init__(self, plan: Plan, rows: dict[str, dict[str, Any]], groups: dict[str, int]) -> None:
        self._plan = plan
        self._rows = rows
        self._groups = groups
        self._below: dict[str, list[int]] | None = None
        self._made: dict[tuple[str, bool], int] = {}

    def related(self, pred: str, succ: str) -> bool:
        """True when one end is part of the other: a link the tree makes meaningless, as after a move."""
        return (pred not in self._plan.place and self._is_above(pred, succ)) or (
            succ not in self._plan.place and self._is_above(succ, pred)
        )

    def _is_above(self, summary: str, task: str) -> bool:
        above, seen = self._rows[task]["parent_id"], {task}
        while above is not None and above not in seen:
            if above == summary:
                return True
            seen.add(above)
            above = self._rows[above]["parent_id"] if above in self._rows else None
        return False

    def sender(self, task_id: str, kind: str) -> int:
        """Return the position a link leaves from: a summary's last or first moment."""
        place = self._plan.place.get(task_id)
        return self._moment(task_id, at_end=kind in FROM_FINISH) if place is None else place

    def receiver(self, task_id: str, kind: str) -> int:
        """Return the position a link arrives at."""
        place = self._plan.place.get(task_id)
        return self._moment(task_id, at_end=kind not in TO_START) if place is None else place

    def _moment(self, task_id: str, *, at_end: bool) -> int:
        key = (task_id, at_end)
        if key not in self._made:
            place = self._made[key] = len(self._plan.dated)
            self._plan.dated.append(DatedTask(milestone=True, group=self._groups[self._rows[task_id]["campaign_id"]]))
            for leaf in self._leaves_below()[task_id]:
                self._plan.links.append((leaf, place, 0, 0) if at_end else (place, leaf, 0, 0))
        return self._made[key]

    def _leaves_below(self) -> dict[str, list[int]]:
        if self._below is None:
            self._below = {}
            for leaf, place in self._plan.place.items():
                above, seen = self._rows[leaf]["parent_id"], {leaf}
                while above is not None and above not in seen:
                    self._below.setdefault(above, []).append(place)
                    seen.add(above)
                    above = self._rows[above]["parent_id"] if above in self._rows else None
        return self._below
