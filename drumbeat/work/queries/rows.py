"""Task lists: the allow-lists of order and filter, and the compact row every list, board and timeline is made of."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.http.paging import Listing, cursor_of, ordered
from drumbeat.kernel.policy import permissions_of, permits
from drumbeat.kernel.raw.rows import raw_rows
from drumbeat.work import policy
from drumbeat.work.models import Dependency, Task, TaskAssignee, TaskTag

Row = dict[str, Any]
FEW = 100

COLUMNS = (
    "id", "campaign_id", "scope_id", "parent_id", "stage_id", "deliverable_id", "name", "kind", "rank", "priority",
    "start", "due", "estimate_minutes", "duration_minutes", "progress", "completed_at", "scheduling", "constraint",
    "constraint_date", "deadline", "purpose", "checklist", "fields", "is_launch", "comments", "files",
    "projection__start", "projection__finish", "projection__total_float", "projection__critical",
)  # fmt: skip

_AS_IS = (
    "id", "campaign_id", "parent_id", "stage_id", "deliverable_id", "name", "kind", "rank", "priority", "start", "due",
    "progress", "scheduling", "constraint", "constraint_date", "deadline", "purpose", "fields", "is_launch", "comments",
    "files",
)  # fmt: skip


def _flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError(text)
    return text == "1"


def _text(text: str) -> Q:
    if len(text) > 200:
        raise ValueError("too long")
    return Q(name__icontains=text)


def _tag(text: str) -> Q:
    if len(text) > 80:
        raise ValueError("too long")
    return Q(tags__tag__name=text)


def _ids(text: str) -> list[UUID]:
    parts = text.split(",")
    if len(parts) > 50:
        raise ValueError("too many")
    return [UUID(part) for part in parts]


def _whole(text: str) -> int:
    number = int(text)
    if abs(number) > 1_000_000:
        raise ValueError(text)
    return number


LISTING = Listing(
    orders={
        "rank": "rank",
        "name": "name",
        "start": "start",
        "due": "due",
        "priority": "priority",
        "created": "created_at",
        "progress": "progress",
        "finish": "projection__finish",
        "float": "projection__total_float",
    },
    filters={
        "campaign": lambda text: Q(campaign_id__in=_ids(text)),
        "stage": lambda text: Q(stage_id__in=_ids(text)),
        "person": lambda text: Q(assignees__person_id__in=_ids(text)),
        "tag": _tag,
        "parent": lambda text: Q(parent_id=UUID(text)),
        "deliverable": lambda text: Q(deliverable_id=UUID(text)),
        "kind": lambda text: Q(kind=Task.Kind(text)),
        "priority": lambda text: Q(priority=_whole(text)),
        "done": lambda text: Q(completed_at__isnull=not _flag(text)),
        "critical": lambda text: Q(projection__critical=_flag(text)),
        "due_before": lambda text: Q(due__lt=date.fromisoformat(text)),
        "due_after": lambda text: Q(due__gt=date.fromisoformat(text)),
        "q": _text,
    },
    default="rank",
)


def list_tasks(
    actor: Actor, filters: Mapping[str, str], sort: str | None, cursor: str | None, limit: int
) -> tuple[list[Row], str | None]:
    """Return one page of the tasks the actor sees, and the cursor of the next."""
    order = LISTING.parse_sort(sort)
    rows = Task.objects.filter(policy.visible(actor), LISTING.parse_filters(filters), deleted_at__isnull=True)
    try:
        found = _as_dicts(raw_rows(ordered(rows, order, cursor)[: limit + 1], COLUMNS))
    except (ValueError, TypeError):
        raise Invalid("kernel.bad_cursor") from None
    page = found[:limit]
    following = None
    if len(found) > limit:
        last = page[-1]
        following = cursor_of([last.get(column) for column, _ in order])
    return page, following


def _as_dicts(rows: list[tuple[Any, ...]]) -> list[Row]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def rows_of(actor: Actor, where: Q) -> list[Row]:
    """Return the compact rows of the tasks the actor sees, in order."""
    rows = Task.objects.filter(policy.visible(actor), where, deleted_at__isnull=True)
    return _as_dicts(raw_rows(rows.order_by("rank", "id"), COLUMNS))


def links_of(actor: Actor, campaign_id: UUID) -> list[list[Any]]:
    """Return `[pred, succ, kind, lag, id]` of the links that touch a campaign and whose both ends the actor sees."""
    seen = Task.objects.filter(policy.visible(actor), deleted_at__isnull=True)
    rows = Dependency.objects.filter(
        Q(pred__campaign_id=campaign_id) | Q(succ__campaign_id=campaign_id),
        workspace_id=actor.workspace_id,
        deleted_at__isnull=True,
        pred__deleted_at__isnull=True,
        succ__deleted_at__isnull=True,
    )
    outside = rows.exclude(pred__campaign_id=campaign_id, succ__campaign_id=campaign_id)
    hidden = set(outside.exclude(pred__in=seen, succ__in=seen).values_list("id", flat=True))
    found = rows.values_list("pred_id", "succ_id", "kind", "lag_minutes", "id")
    return [list(row) for row in found if row[4] not in hidden]


class Cans:
    """The table of what may be done to rows: computed once per scope and relation, rows carry an index into it."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        self._me = str(actor.person_id)
        self._permissions = tuple(permissions_of("task"))
        self._known: dict[tuple[str, bool], int] = {}
        self.table: list[list[str]] = []

    def index(self, scope_id: str, people: list[str]) -> int:
        """Return the place in `table` of what the actor may do to a task of this scope with these people."""
        key = (scope_id, self._me in people)
        if key not in self._known:
            row = _Facts(UUID(scope_id), [UUID(each) for each in people])
            verbs = [p.verb for p in self._permissions if permits(self._actor, p, row)]
            if verbs not in self.table:
                self.table.append(verbs)
            self._known[key] = self.table.index(verbs)
        return self._known[key]


class _Facts:
    """What task policies read of a row."""

    def __init__(self, scope_id: UUID, assignee_ids: list[UUID]) -> None:
        self.scope_id = scope_id
        self.assignee_ids = assignee_ids


def compact(rows: list[Row], actor: Actor, today: date, minutes_per_day: int = 480) -> dict[str, Any]:
    """Return rows in the shape of the wire: people and tags once, rows pointing into those lists.

    `float` is in working days, rounded down; `late` says that the planned end has passed.
    """
    people, tags = _joined(TaskAssignee, "person_id", rows), _joined(TaskTag, "tag__name", rows)
    cans = Cans(actor)
    day = today.isoformat()
    person_index: dict[str, int] = {}
    tag_index: dict[str, int] = {}
    tasks = []
    for row in rows:
        mine = people.get(row["id"], [])
        task = {name: row[name] for name in _AS_IS}
        task |= _derived(row, day, minutes_per_day)
        task["people"] = [person_index.setdefault(pk, len(person_index)) for pk in mine]
        task["tags"] = [tag_index.setdefault(name, len(tag_index)) for name in tags.get(row["id"], ())]
        task["can"] = cans.index(row["scope_id"], mine)
        tasks.append(task)
    return {"tasks": tasks, "people": list(person_index), "tags": list(tag_index), "cans": cans.table}


def _joined(link: type[TaskAssignee] | type[TaskTag], column: str, rows: list[Row]) -> dict[str, list[str]]:
    """Return per task what a link table joins to it, in the order it was added."""
    ids = [row["id"] for row in rows]
    campaigns = {row["campaign_id"] for row in rows}
    where = Q(task_id__in=ids) if len(ids) <= FEW or len(campaigns) > 1 else Q(task__campaign_id__in=campaigns)
    found: dict[str, list[str]] = {}
    for task_id, value in raw_rows(link.objects.filter(where).order_by("id"), ("task_id", column)):
        found.setdefault(task_id, []).append(value)
    return found


def _derived(row: Row, today: str, minutes_per_day: int) -> Row:
    done, due, checklist = row["completed_at"], row["due"], row["checklist"]
    spare, begin = row["projection__total_float"], row["projection__start"]
    return {
        "estimate": row["estimate_minutes"],
        "duration": row["duration_minutes"],
        "done": done,
        "checklist": [sum(1 for item in checklist if item.get("done")), len(checklist)],
        "projected": [begin, row["projection__finish"]] if begin else None,
        "float": None if spare is None or done else spare // minutes_per_day,
        "critical": bool(row["projection__critical"]) and not done,
        "late": not done and due is not None and due < today,
    }
