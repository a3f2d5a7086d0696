"""Task lists: the allow-lists of order and filter, and the compact row every list, board and timeline is made of."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from django.db.models import OuterRef, Q

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.http.paging import Listing, after, cursor_of
from drumbeat.kernel.policy import permissions_of, permits
from drumbeat.kernel.raw.gathered import Gathered
from drumbeat.kernel.raw.select import select_rows
from drumbeat.kernel.raw.shapes import Among, Order, looked_up
from drumbeat.search.offers import holds
from drumbeat.work import policy
from drumbeat.work.models import Dependency, Health, Task, TaskAssignee, TaskTag

Row = dict[str, Any]
MOST_VALUES = 50
NOBODY = UUID(int=0)

COLUMNS = (
    "id", "campaign_id", "scope_id", "parent_id", "stage_id", "deliverable_id", "name", "kind", "rank", "priority",
    "start", "due", "estimate_minutes", "duration_minutes", "progress", "completed_at", "scheduling", "constraint",
    "constraint_date", "deadline", "committed_on", "purpose", "checklist", "fields", "is_launch", "comments", "files",
    "projection__start", "projection__finish", "projection__total_float", "projection__critical",
    "projection__estimated", "projection__health",
)  # fmt: skip


LISTS = {
    "people": Gathered(TaskAssignee, ("person_id",), Q(task_id=OuterRef("pk"))),
    "tags": Gathered(TaskTag, ("tag__name",), Q(task_id=OuterRef("pk"))),
}
"""What belongs to a task many times, in the order it was added."""


def _flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError(text)
    return text == "1"


def _text(text: str) -> Q:
    """Every word stands in the name, case and accents aside."""
    if len(text) > 200:
        raise ValueError("too long")
    return holds(text)


def _people(text: str) -> Q:
    """One of several people, each task once; `none` stands for nobody."""
    ids = _ids(",".join(part for part in text.split(",") if part != "none") or str(NOBODY))
    found = Q(id__in=Among(TaskAssignee, Q(person_id__in=ids), "task_id"))
    return found | ~Q(id__in=Among(TaskAssignee, Q(), "task_id")) if "none" in text.split(",") else found


def _tags(text: str) -> Q:
    """One of several tags, percent-encoded between commas, each task once."""
    names = [unquote(part) for part in text.split(",")]
    if len(names) > MOST_VALUES or any(len(name) > 80 for name in names):
        raise ValueError("too many or too long")
    return Q(id__in=Among(TaskTag, Q(tag__name__in=names), "task_id"))


def _tag(text: str) -> Q:
    if len(text) > 80:
        raise ValueError("too long")
    return Q(id__in=Among(TaskTag, Q(tag__name=text), "task_id"))


def _ids(text: str) -> list[UUID]:
    parts = text.split(",")
    if len(parts) > MOST_VALUES:
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
        "estimate": "estimate_minutes",
        "stage": "stage__rank",
        "float": "projection__total_float",
        "committed": "committed_on",
        "estimated": "projection__estimated",
    },
    filters={
        "campaign": lambda text: Q(campaign_id__in=_ids(text)),
        "stage": lambda text: Q(stage_id__in=_ids(text)),
        "person": _people,
        "assignee": lambda text: _people(str(UUID(text))),
        "tag": _tag,
        "tags": _tags,
        "parent": lambda text: Q(parent_id=UUID(text)),
        "deliverable": lambda text: Q(deliverable_id=UUID(text)),
        "kind": lambda text: Q(kind=Task.Kind(text)),
        "priority": lambda text: Q(priority=_whole(text)),
        "done": lambda text: Q(completed_at__isnull=not _flag(text)),
        "critical": lambda text: Q(projection__critical=_flag(text)),
        "health": lambda text: Q(projection__health__in=[Health(part).value for part in text.split(",")]),
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
    asked = LISTING.parse_filters(filters)
    if "," not in filters.get("campaign", ","):
        asked = looked_up(asked)  # the tasks of one campaign are fewer than those of a person over the years
    where = policy.visible(actor) & asked & Q(deleted_at__isnull=True)
    if cursor is not None:
        where &= after(order, cursor)
    try:
        columns = (*COLUMNS, *(column for column, _ in order if column not in COLUMNS))
        page = Q(id__in=Among(Task, where, order=tuple(order), limit=limit + 1))  # what is joined, only for the page
        found = _as_dicts(select_rows(Task, page, (*columns, *LISTS.values()), tuple(order)), columns)
    except (ValueError, TypeError):
        raise Invalid("kernel.bad_cursor") from None
    rows = found[:limit]
    following = None
    if len(found) > limit:
        last = rows[-1]
        following = cursor_of([last.get(column) for column, _ in order])
    return rows, following


def _as_dicts(rows: list[tuple[Any, ...]], columns: Sequence[str] = COLUMNS) -> list[Row]:
    names = (*columns, *LISTS)
    return [dict(zip(names, row, strict=True)) for row in rows]


def rows_of(actor: Actor, where: Q, order: Order = ("rank", "id"), limit: int | None = None) -> list[Row]:
    """Return the compact rows of the tasks the actor sees, the first in `order`."""
    seen = policy.visible(actor) & where & Q(deleted_at__isnull=True)
    return _as_dicts(select_rows(Task, seen, (*COLUMNS, *LISTS.values()), order, limit))


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

    `float` is in working days, rounded down; `late` says that the planned end has passed. The rows given are used up:
    they become the ones returned, which for a board of 500 saves a third of the work.
    """
    cans = Cans(actor)
    day = today.isoformat()
    person_index: dict[str, int] = {}
    tag_index: dict[str, int] = {}
    for row in rows:
        mine = row["people"]
        row["people"] = [person_index.setdefault(pk, len(person_index)) for pk in mine]
        row["tags"] = [tag_index.setdefault(name, len(tag_index)) for name in row["tags"]]
        row["can"] = cans.index(row.pop("scope_id"), mine)
        _derive(row, day, minutes_per_day)
    return {"tasks": rows, "people": list(person_index), "tags": list(tag_index), "cans": cans.table}


def _derive(row: Row, today: str, minutes_per_day: int) -> None:
    done, due, checklist = row.pop("completed_at"), row["due"], row["checklist"]
    begin, finish = row.pop("projection__start"), row.pop("projection__finish")
    spare, critical = row.pop("projection__total_float"), row.pop("projection__critical")
    row["estimate"] = row.pop("estimate_minutes")
    row["duration"] = row.pop("duration_minutes")
    row["committed"] = row.pop("committed_on")
    row["estimated"] = row.pop("projection__estimated")
    row["health"] = row.pop("projection__health") or ""
    row["done"] = done
    row["checklist"] = [sum(1 for item in checklist if item.get("done")), len(checklist)] if checklist else (0, 0)
    row["projected"] = (begin, finish) if begin else None
    row["float"] = None if spare is None or done else spare // minutes_per_day
    row["critical"] = bool(critical) and not done
    row["late"] = not done and due is not None and due < today
