"""From plans back to moves of tasks, each with its reason, and from impossible sets to what they say of tasks."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.engines.optimise.conflicts import Impossible
from drumbeat.engines.optimise.explain import Explainer, Reason
from drumbeat.engines.optimise.instance import FULL, NEVER, Goal, Plan
from drumbeat.planning.problem.build import Problem
from drumbeat.work.queries.leaves import Leaf

KEYS: Mapping[Goal, str] = {Goal.LEAST_CHANGE: "least_change", Goal.EARLIEST: "earliest", Goal.FAIREST: "fairest"}


def alternative_of(problem: Problem, goal: Goal, plan: Plan) -> dict[str, Any]:
    """Return a plan as JSON: its moves with from, to and because, what is late and where everything ends."""
    instance, axis = problem.instance, problem.axis
    explainer = Explainer(instance, plan.starts, plan.modes)
    late = [
        {"task_id": str(problem.leaves[number].id), "days": axis.days_of(end - activity.due)}
        for number, (activity, end) in enumerate(zip(instance.activities, explainer.ends, strict=True))
        if activity.due != NEVER and activity.weight and end > activity.due
    ]
    moves = [
        move for number in range(len(plan.starts)) if (move := _move(problem, plan, explainer, number)) is not None
    ]
    return {
        "key": KEYS[goal],
        "found_by": plan.found_by,
        "score": list(plan.score),
        "lateness": axis.days_of(plan.score[0]),
        "end": axis.last_day(max(explainer.ends, default=0)).isoformat(),
        "late": late,
        "moves": moves,
    }


def _move(problem: Problem, plan: Plan, explainer: Explainer, number: int) -> dict[str, Any] | None:
    """The change of one task, None when the plan leaves it as it is."""
    activity, leaf = problem.instance.activities[number], problem.leaves[number]
    if activity.fixed:
        return None
    crew = problem.crews[number][plan.modes[number]]
    start, due = _days(problem, leaf, plan.starts[number], explainer.ends[number])
    same_people = set(crew) == set(leaf.people)
    stays = plan.starts[number] == activity.current and same_people
    if same_people and (leaf.start, leaf.due) == (start, due):
        return None
    if stays and leaf.due is not None and due <= leaf.due:
        return None
    reason = explainer.reason(number) if not stays else Reason("closed")
    return {
        "task_id": str(leaf.id),
        "before": _side(leaf.start, leaf.due, leaf.people),
        "after": _side(start, due, crew),
        "because": _told(problem, reason, moved=not stays or not same_people),
    }


def _days(problem: Problem, leaf: Leaf, start: int, end: int) -> tuple[date | None, date]:
    due = problem.axis.last_day(end)
    if leaf.milestone:
        return (due if leaf.start is not None else None), due
    return problem.axis.first_day(start), due


def _side(start: date | None, due: date | None, people: Iterable[UUID]) -> dict[str, Any]:
    return {
        "start": start.isoformat() if start else None,
        "due": due.isoformat() if due else None,
        "people": [str(pk) for pk in people],
    }


def _told(problem: Problem, reason: Reason, *, moved: bool) -> dict[str, Any]:
    person = None if reason.resource is None else str(problem.people[reason.resource])
    return {
        "kind": reason.kind if moved else "longer",
        "task_ids": [str(problem.leaves[each].id) for each in reason.activities],
        "person_id": person,
    }


def conflicts_of(problem: Problem, found: Iterable[Impossible]) -> list[dict[str, Any]]:
    """Return what cannot all hold as JSON: the tasks, by how many days or hours, whose time, between which days."""
    told = [
        {"kind": "no_time", "task_ids": [str(problem.leaves[number].id)], "people": _people(problem, number)}
        for number in dict.fromkeys(problem.idle)
    ]
    for each in found:
        told.append(_conflict(problem, each))
    return told


def _people(problem: Problem, number: int) -> list[str]:
    return [str(pk) for crew in problem.crews[number] for pk in crew]


def _conflict(problem: Problem, each: Impossible) -> dict[str, Any]:
    axis = problem.axis
    tasks = [str(problem.leaves[number].id) for number in each.activities]
    if each.kind == "chain":
        last = problem.instance.activities[each.activities[-1]]
        return {
            "kind": "chain",
            "task_ids": tasks,
            "days": axis.days_of(each.over),
            "until": axis.last_day(last.due).isoformat(),
            "people": [],
        }
    in_hand = problem.together is not None and each.resource is not None and 2 * each.resource >= len(problem.people)
    return {
        "kind": "in_hand" if in_hand else "full",
        "task_ids": tasks,
        "people": [str(problem.people[each.resource])] if each.resource is not None else [],
        "days": axis.days_of(-(-each.over // (1 if in_hand else FULL))),
        "together": problem.together if in_hand else None,
        "first": axis.first_day(each.first).isoformat(),
        "until": axis.last_day(each.last).isoformat(),
    }
