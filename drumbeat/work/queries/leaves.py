"""What planners read: every leaf of campaigns with its dates, effort, people and schedule, and the links between."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.calendars.queries import working_calendar
from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.engines.schedule.dated import length_of
from drumbeat.kernel.raw.select import select_value, select_values
from drumbeat.work.models import Dependency, Task, TaskAssignee
from drumbeat.work.plan import connected_campaigns, dated_task
from drumbeat.work.rules import FROM_FINISH, TO_START

_COLUMNS = (
    "id", "campaign_id", "scope_id", "name", "kind", "is_launch", "deliverable_id", "stage_id", "priority", "start",
    "due", "projection__start", "projection__finish", "estimate_minutes", "duration_minutes", "progress", "started_on",
    "finished_on", "created_at", "completed_at", "scheduling", "constraint", "constraint_date", "deadline",
    "committed_on", "campaign__launch", "projection__total_float", "projection__critical", "committed_on",
)  # fmt: skip
_AS_THEY_ARE = (
    "id", "campaign_id", "scope_id", "name", "is_launch", "deliverable_id", "stage_id", "priority", "start", "due",
    "progress", "started_on", "finished_on", "committed_on",
)  # fmt: skip
_LINK = ("pred_id", "succ_id", "kind", "lag_minutes")


@dataclass(frozen=True, slots=True)
class Leaf:
    """An open or done leaf task as planners read it.

    `length` are the working minutes the plan gives from first to last day, `effort` the minutes of work: the estimate
    where there is one, else the length. `latest` is the earliest of deadline, "must finish" and the launch of the
    campaign; `total_float` is in working minutes.
    """

    id: UUID
    campaign_id: UUID
    scope_id: UUID
    name: str
    milestone: bool
    is_launch: bool
    deliverable_id: UUID | None
    stage_id: UUID
    priority: int
    start: date | None
    due: date | None
    projected_start: date | None
    projected_finish: date | None
    length: int
    effort: int
    progress: int
    started_on: date | None
    finished_on: date | None
    created_on: date
    completed: bool
    manual: bool
    not_earlier: date | None
    latest: date | None
    people: tuple[UUID, ...]
    total_float: int | None
    critical: bool
    committed_on: date | None = None
    """The day an assignee promised to be done."""
    by_estimate: bool = False
    """Whether the length follows from the estimate: of work that has not both its days, nor a length set by hand."""


@dataclass(frozen=True, slots=True)
class WorkLink:
    """A dependency between two leaves; the lag is in working minutes."""

    pred: UUID
    succ: UUID
    kind: str
    lag_minutes: int


def leaves_of(workspace_id: UUID, campaign_ids: Iterable[UUID] | None, *, done: bool = True) -> list[Leaf]:
    """Return the leaves of the campaigns, or of all that are not in the bin, by campaign and place.

    What the system sees: filter by scope before showing any of it. Without `done` only open leaves.
    """
    where, among = _alive(workspace_id), Q(workspace_id=workspace_id)
    if campaign_ids is not None:
        wanted_campaigns = list(campaign_ids)
        where &= Q(campaign_id__in=wanted_campaigns)
        among &= Q(task__campaign_id__in=wanted_campaigns)
    above = where & Q(parent_id__isnull=False)
    wanted = where if done else where & Q(completed_at__isnull=True)
    return _read(workspace_id, wanted, above, among)


def open_leaves(workspace_id: UUID, campaign_id: UUID, among: Collection[UUID] | None = None) -> list[Leaf]:
    """Return the open leaves of a campaign, or those of them that are `among` some tasks. What the system sees."""
    if among is None:
        return leaves_of(workspace_id, [campaign_id], done=False)
    where, ids = _alive(workspace_id) & Q(campaign_id=campaign_id), list(among)
    wanted = where & Q(id__in=ids, completed_at__isnull=True)
    return _read(workspace_id, wanted, where & Q(parent_id__in=ids), Q(task_id__in=ids))


def _alive(workspace_id: UUID) -> Q:
    return Q(workspace_id=workspace_id, deleted_at__isnull=True, campaign__deleted_at__isnull=True)


def _read(workspace_id: UUID, wanted: Q, above: Q, among: Q) -> list[Leaf]:
    """Read the tasks wanted but those that have tasks below them, which `above` tells, with what is joined to them."""
    parents = {pk for (pk,) in select_values(Task, above, ("parent_id",))}
    found = select_values(Task, wanted, _COLUMNS, ("campaign_id", "rank", "id"))
    rows = [_row(values) for values in found if values[0] not in parents]
    people: dict[UUID, list[UUID]] = {}
    for task_id, person_id in select_values(TaskAssignee, among, ("task_id", "person_id"), ("id",)):
        people.setdefault(task_id, []).append(person_id)
    calendar = working_calendar(workspace_id)
    return [_leaf(row, calendar, people.get(row["id"], ())) for row in rows]


def has_milestones(workspace_id: UUID, campaign_id: UUID) -> bool:
    """Whether a campaign has a launch or another milestone, done or not. What the system sees."""
    among = Q(campaign_id=campaign_id) & (Q(is_launch=True) | Q(kind=Task.Kind.MILESTONE.value))
    return select_value(Task, _alive(workspace_id) & among, "id") is not None


def joined_campaigns(campaign_ids: Iterable[UUID]) -> set[UUID]:
    """Return the campaigns and all that dependencies join to them, however far. What the system sees."""
    return connected_campaigns(campaign_ids)


def links_between(task_ids: Iterable[UUID]) -> list[WorkLink]:
    """Return the links between the leaves named; one on a summary counts from or to each of its leaves.

    What the system sees. As in `work.plan`, what only touches the first moment of a summary's work as a predecessor, or
    its last as a successor, holds no leaf back and is left out.
    """
    wanted = set(task_ids)
    if not wanted:
        return []
    campaigns = {pk for (pk,) in select_values(Task, Q(id__in=list(wanted)), ("campaign_id",))}
    below = _leaves_below(campaigns)
    among = Q(deleted_at__isnull=True, succ__campaign_id__in=list(campaigns))
    found: dict[tuple[UUID, UUID, str], int] = {}
    for pred, succ, kind, lag in select_values(Dependency, among, _LINK, ("id",)):
        if (pred in below and kind not in FROM_FINISH) or (succ in below and kind not in TO_START):
            continue
        senders, receivers = below.get(pred, {pred}), below.get(succ, {succ})
        if senders & receivers:
            continue
        for ends in product(senders & wanted, receivers & wanted):
            key = (*ends, kind)
            found[key] = max(lag, found.get(key, lag))
    return [WorkLink(*key, lag) for key, lag in found.items()]


def _row(values: Sequence[Any]) -> dict[str, Any]:
    row = dict(zip(_COLUMNS, values, strict=True))
    if row["completed_at"] is not None:
        row["completed_at"] = row["completed_at"].date()
    return row


def _leaves_below(campaign_ids: set[UUID]) -> dict[UUID, set[UUID]]:
    """Return the leaves under each summary task of the campaigns."""
    where = Q(campaign_id__in=list(campaign_ids), deleted_at__isnull=True)
    above: dict[UUID, UUID | None] = dict(select_values(Task, where, ("id", "parent_id")))
    summaries = set(above.values())
    found: dict[UUID, set[UUID]] = {}
    for leaf in above.keys() - summaries:
        seen, at = {leaf}, above[leaf]
        while at is not None and at not in seen:
            found.setdefault(at, set()).add(leaf)
            seen.add(at)
            at = above.get(at)
    return found


def _leaf(row: Mapping[str, Any], calendar: WorkingCalendar, people: Sequence[UUID]) -> Leaf:
    dated = dated_task(row, 0)
    length = length_of(dated, calendar)
    return Leaf(
        **{name: row[name] for name in _AS_THEY_ARE},
        milestone=dated.milestone,
        projected_start=row["projection__start"],
        projected_finish=row["projection__finish"],
        length=length,
        effort=length if row["estimate_minutes"] is None else row["estimate_minutes"],
        created_on=row["created_at"].date(),
        completed=row["completed_at"] is not None,
        manual=dated.manual,
        not_earlier=dated.not_earlier,
        latest=dated.latest,
        people=tuple(people),
        total_float=row["projection__total_float"],
        critical=bool(row["projection__critical"]),
        by_estimate=not dated.milestone and not row["duration_minutes"] and (dated.start is None or dated.due is None),
    )
