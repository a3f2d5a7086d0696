"""Pure decisions on tasks."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from drumbeat.kernel.errors import Invalid

MOST_CHECKLIST = 200
MOST_TAGS = 30
MOST_PEOPLE = 50
MOST_MINUTES = 10_000_000
MOST_LAG = 2_000_000
LINK_KINDS = ("FS", "SS", "FF", "SF")
FROM_FINISH = ("FS", "FF")
TO_START = ("FS", "SS")
Node = TypeVar("Node", bound=Hashable)
GRAVITY = ("", "done", "on_time", "behind", "at_risk", "late")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def clean_name(name: str) -> str:
    """Return a task's name on one line without control characters; raise Invalid when nothing is left."""
    text = " ".join(_CONTROL.sub(" ", name).split())
    if not text:
        raise Invalid("work.bad_task", fields={"name": ["required"]})
    if len(text) > 500:
        raise Invalid("work.bad_task", fields={"name": ["too_long"]})
    return text


def check_task(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the merged values can be a task's."""
    wrong: dict[str, list[str]] = {}
    start, due = values.get("start"), values.get("due")
    if start and due and due < start:
        wrong["due"] = ["before_start"]
    for name in ("estimate_minutes", "duration_minutes"):
        minutes = values.get(name)
        if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
            wrong[name] = ["out_of_range"]
    if not 0 <= values.get("priority", 0) <= 4:
        wrong["priority"] = ["out_of_range"]
    if not 0 <= values.get("progress", 0) <= 100:
        wrong["progress"] = ["out_of_range"]
    if values.get("constraint", "asap") != "asap" and not values.get("constraint_date"):
        wrong["constraint_date"] = ["required"]
    if len(values.get("checklist") or ()) > MOST_CHECKLIST:
        wrong["checklist"] = ["too_many"]
    if wrong:
        raise Invalid("work.bad_task", fields=wrong)


def health_of(*, done: bool, due: date | None, projected: date, estimated: date, today: date) -> str:
    """Return how work stands against its planned end `due`.

    Late: the planned day has passed. At risk: the work alone ends after its projected end, which only a pin or a
    promise holds, and after the planned one. Behind: the projected end is after the planned one. Else on time; empty
    without a planned end. After Workfront's progress status (research/best-in-class, Schedule).
    """
    if done:
        return "done"
    if due is None:
        return ""
    if due < today:
        return "late"
    if estimated > max(due, projected):
        return "at_risk"
    return "behind" if projected > due else "on_time"


def worst_health(found: Iterable[str]) -> str:
    """Return the gravest of several states; empty where there is none."""
    return max(found, key=GRAVITY.index, default="")


def open_checks(checks: list[dict[str, Any]], ticked: Mapping[str, bool]) -> list[str]:
    """Return the texts of a stage's checks that the task has not ticked."""
    return [str(check["text"]) for check in checks if not ticked.get(str(check["id"]))]


def check_link(kind: str, lag_minutes: int) -> None:
    """Raise Invalid unless the kind is one of the four and the lag is within reach."""
    if kind not in LINK_KINDS:
        raise Invalid("work.bad_dependency", fields={"kind": ["not_admitted"]})
    if abs(lag_minutes) > MOST_LAG:
        raise Invalid("work.bad_dependency", fields={"lag_minutes": ["out_of_range"]})


def circle(links: Iterable[tuple[Node, Node]]) -> list[Node]:
    """Return one circle among links `(before, after)`, each node before the next, empty when there is none."""
    after: dict[Node, list[Node]] = {}
    waiting: dict[Node, int] = {}
    for first, second in links:
        after.setdefault(first, []).append(second)
        waiting[second] = waiting.get(second, 0) + 1
        waiting.setdefault(first, 0)
    free = [node for node, count in waiting.items() if count == 0]
    while free:
        node = free.pop()
        del waiting[node]
        for follower in after.get(node, ()):
            waiting[follower] -= 1
            if waiting[follower] == 0:
                free.append(follower)
    return _walk_back(waiting, after)


def places(
    links: Iterable[tuple[Node, Node]], parents: Mapping[Node, Node | None]
) -> Iterator[tuple[tuple[Node, bool], tuple[Node, bool]]]:
    """Return links `(before, after)` between tasks of a tree as links between places.

    Each task is two places, where work comes in and, True, where it goes out: a link on a summary means its leaves, so
    work comes down into them and up out of them, and only a leaf leads from the one place to the other. A link between
    a task and its own summary counts for nothing.
    """
    summaries = {parent for parent in parents.values() if parent is not None}
    tasks = set(parents)
    for before, after in links:
        tasks |= {before, after}
        if not _stands_under(before, after, parents) and not _stands_under(after, before, parents):
            yield (before, True), (after, False)
    for task, parent in parents.items():
        if parent is not None:
            yield (parent, False), (task, False)
            yield (task, True), (parent, True)
    for task in tasks - summaries:
        yield (task, False), (task, True)


def _stands_under(task: Node, above: Node, parents: Mapping[Node, Node | None]) -> bool:
    at = parents.get(task)
    while at is not None and at != above:
        at = parents.get(at)
    return at is not None


def _walk_back(left: Mapping[Node, int], after: Mapping[Node, list[Node]]) -> list[Node]:
    """Every node left waits for another one left: walking backwards must come round."""
    before = {follower: node for node in left for follower in after.get(node, ()) if follower in left}
    seen: list[Node] = []
    at = next(iter(left), None)
    while at is not None and at not in seen:
        seen.append(at)
        at = before[at]
    return seen[seen.index(at) :][::-1] if at is not None else []
