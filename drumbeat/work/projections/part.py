"""What one edit of a large campaign can move: the leaves that links join to those edited, and the summaries above them.

A link on a summary joins all of its leaves. Leaves beside them under the same summary do not move: what is stored of
them is taken together with what is derived.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.raw.select import select_rows
from drumbeat.work.models import Task
from drumbeat.work.plan import Plan, ends_joined_to_others, links_into, load_part, read_day
from drumbeat.work.projections.derived import FIELDS, FINISH, NOTHING, Values, summarize

MOST = 500
"""With more tasks than this, deriving all of a campaign costs little more than a part."""
_COLUMNS = (
    "id", "parent_id", "completed_at", "progress", "due", "is_launch", "projection__start", "projection__finish",
    "projection__total_float", "projection__critical", "projection__estimated", "projection__health",
)  # fmt: skip
_STORED = tuple(FIELDS.index(name.removeprefix("projection__")) for name in _COLUMNS[6:])
_TOTAL_FLOAT = FIELDS.index("total_float")


@dataclass(slots=True)
class Part:
    """Some tasks of a campaign as a plan, and what the roll-up of the campaign reads of all its leaves."""

    plan: Plan
    leaves: list[dict[str, Any]]
    above: dict[str, str | None]
    """The parent of every task of the campaign."""
    stored: dict[str, Values]
    """What is stored of every task; of fields that no roll-up reads, nothing."""

    def rolled_up(self, derived: Mapping[str, Values]) -> tuple[dict[str, Values], dict[str, Values]]:
        """Return the projections of the part, its summaries included, and those of all leaves of the campaign."""
        leaves = {leaf["id"]: derived.get(leaf["id"], self.stored[leaf["id"]]) for leaf in self.leaves}
        summaries = {row["id"] for row in self.plan.rows} - self.plan.place.keys()
        return {**derived, **summarize(self.above, leaves, summaries)}, leaves

    def ended_last(self, finish: str | None) -> bool:
        """Whether what is stored says that a leaf of the part was among the last to end. Summaries have no float."""
        rows = (self.stored[row["id"]] for row in self.plan.rows)
        return any(row[FINISH] == finish and row[_TOTAL_FLOAT] is not None for row in rows)


def find_part(campaign_id: UUID, task_ids: Collection[str]) -> Part | None:
    """Return the part of a campaign that the tasks named touch.

    None where it is better to derive all: a task is gone, the part is large or reaches into another campaign.
    """
    where = Q(campaign_id=campaign_id, deleted_at__isnull=True)
    rows = select_rows(Task, where, _COLUMNS, ("rank", "id"))
    above: dict[str, str | None] = {row[0]: row[1] for row in rows}
    if not above.keys() >= set(task_ids):
        return None
    links = [link for link in links_into([campaign_id]) if link[1] in above and link[2] in above]
    joined = _joined(task_ids, above, links)
    if len(joined) > MOST or not joined.isdisjoint(ends_joined_to_others(campaign_id)):
        return None
    summaries = set(above.values())
    return Part(
        load_part({up for pk in joined - summaries for up in _upwards(pk, above)}, links),
        [_leaf(campaign_id, row) for row in rows if row[0] not in summaries],
        above,
        {row[0]: _values(row) for row in rows},
    )


def _joined(task_ids: Iterable[str], above: Mapping[str, str | None], links: Sequence[tuple[Any, ...]]) -> set[str]:
    """The tasks with all that links join to them, however far, or the first of so many that it is more than `MOST`."""
    beside: dict[str, list[str]] = {}

    def join(one: str, other: str) -> None:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)

    for _, pred, succ, *_ in links:
        join(pred, succ)
    named = set(task_ids)  # of a summary a link may just have ended: its leaves are free to move
    if linked := {parent for parent in above.values() if parent in beside or parent in named}:
        for pk in above:
            for up in _upwards(pk, above):
                if up in linked and up != pk:
                    join(pk, up)
    found, frontier = set(named), list(named)
    while frontier and len(found) <= MOST:
        more = set(beside.get(frontier.pop(), ())) - found
        found |= more
        frontier.extend(more)
    return found


def _upwards(task_id: str, above: Mapping[str, str | None]) -> Iterable[str]:
    """The task and all above it."""
    seen: set[str] = set()
    at: str | None = task_id
    while at is not None and at in above and at not in seen:
        seen.add(at)
        at = above[at]
    return seen


def _leaf(campaign_id: UUID, row: Sequence[Any]) -> dict[str, Any]:
    pk, _, completed, progress, due, is_launch, *_ = row
    return {
        "id": pk,
        "campaign_id": str(campaign_id),
        "completed_at": completed,
        "progress": progress,
        "due": read_day(due) if due else None,
        "is_launch": is_launch,
    }


def _values(row: Sequence[Any]) -> Values:
    if row[-1] is None:  # a health that is empty is not NULL: nothing is stored yet
        return NOTHING
    values = list(NOTHING)
    for at, value in zip(_STORED, row[6:], strict=True):
        values[at] = value
    return tuple(values)
