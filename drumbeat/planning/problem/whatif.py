"""The plan as it would be with a scenario's changes, as a question of the same shape."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from drumbeat.engines.optimise.instance import NEVER
from drumbeat.engines.optimise.order import ranks_of
from drumbeat.engines.optimise.plain import arrange, decode
from drumbeat.planning.problem.build import Problem, Question, build_problem
from drumbeat.planning.rules.changes import Change
from drumbeat.work.queries.leaves import Leaf


@dataclass(frozen=True, slots=True)
class Placed:
    """A task where the plan and its links put it; `late` counts working days after what it is due."""

    leaf: Leaf
    start: date | None
    due: date
    late: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """All tasks as placed, and the minutes of work and of working time of each person in each week (its Monday)."""

    placed: dict[UUID, Placed]
    load: dict[tuple[UUID, date], int]
    capacity: dict[tuple[UUID, date], int]


def with_changes(question: Question, changes: Sequence[Change]) -> Question:
    """Return the question with the changes made; the original stays as it is."""
    leaves = {leaf.id: leaf for leaf in question.leaves}
    away = list(question.away)
    for number, change in enumerate(changes):
        if change.kind == "person_away" and change.person_id and change.first and change.last:
            away.append((change.person_id, change.first, change.last))
        elif change.kind == "add_task" and change.campaign_id:
            made = _added(question, change, number)
            leaves[made.id] = made
        elif change.kind == "move_launch":
            for leaf in [each for each in leaves.values() if _launches(each, change)]:
                leaves[leaf.id] = replace(leaf, latest=change.launch)
        elif change.kind == "drop_task" and change.task_id:
            leaves.pop(change.task_id, None)
        elif change.task_id in leaves:
            leaves[change.task_id] = _changed(question, leaves[change.task_id], change)
    return replace(question, leaves=list(leaves.values()), away=tuple(away))


def _launches(leaf: Leaf, change: Change) -> bool:
    return leaf.is_launch and leaf.campaign_id == change.campaign_id


def _changed(question: Question, leaf: Leaf, change: Change) -> Leaf:
    if change.kind == "assign":
        return replace(leaf, people=change.person_ids or ())
    if change.kind == "change_estimate":
        effort = change.estimate_minutes or leaf.effort
        return replace(leaf, effort=effort, length=effort if leaf.by_estimate else leaf.length)
    length = leaf.length
    if not leaf.milestone and change.start and change.due:
        length = question.calendar.minutes_between(change.start, change.due) or leaf.length
    return replace(leaf, start=change.start, due=change.due, length=length, by_estimate=False)


def _added(question: Question, change: Change, number: int) -> Leaf:
    minutes = change.estimate_minutes or 0
    planned = change.start and change.due and question.calendar.minutes_between(change.start, change.due)
    length = planned or minutes
    campaign = change.campaign_id or UUID(int=0)
    like = next((leaf for leaf in question.leaves if leaf.campaign_id == campaign), None)
    return Leaf(
        id=uuid5(campaign, f"{number} {change.name}"),
        campaign_id=campaign,
        scope_id=like.scope_id if like else campaign,
        name=change.name,
        milestone=False,
        is_launch=False,
        deliverable_id=None,
        stage_id=like.stage_id if like else campaign,
        priority=0,
        start=change.start,
        due=change.due,
        projected_start=None,
        projected_finish=None,
        length=length,
        effort=minutes,
        progress=0,
        started_on=None,
        finished_on=None,
        created_on=question.today,
        completed=False,
        manual=False,
        not_earlier=None,
        latest=None,
        people=change.person_ids or (),
        total_float=None,
        critical=False,
    )


def look_ahead(question: Question) -> Outlook:
    """Place every task no earlier than planned and as its links and its people's calendars allow.

    Nobody is ever too busy here: what is too much shows as load. The links must not run in a circle.
    """
    if not question.leaves:
        return Outlook({}, {}, {})
    problem = build_problem(replace(question, flowing=True))
    endless = replace(
        problem.instance,
        activities=tuple(
            replace(each, modes=tuple(replace(mode, uses=()) for mode in each.modes))
            for each in problem.instance.activities
        ),
    )
    floors = [max(each.release, each.current if each.current != NEVER else 0) for each in endless.activities]
    order = arrange(endless, floors, ranks_of(endless))
    found = decode(endless, order, [0] * len(floors), floors)
    if found is None:
        return Outlook({}, {}, {})
    placed = dict(_placed(problem, found[0], found[1]))
    return Outlook(placed, _load(question, placed.values()), _capacity(question, problem))


def _placed(problem: Problem, starts: Sequence[int], ends: Sequence[int]) -> Iterable[tuple[UUID, Placed]]:
    axis = problem.axis
    for leaf, activity, start, end in zip(problem.leaves, problem.instance.activities, starts, ends, strict=True):
        late = axis.days_of(max(0, end - activity.due)) if activity.due != NEVER else 0
        yield leaf.id, Placed(leaf, None if leaf.milestone else axis.first_day(start), axis.last_day(end), late)


def _load(question: Question, placed: Iterable[Placed]) -> dict[tuple[UUID, date], int]:
    """Work left, spread evenly over the working time of whoever does it."""
    load: dict[tuple[UUID, date], int] = {}
    for each in placed:
        if each.start is None or not each.leaf.people:
            continue
        left = each.leaf.effort * (100 - each.leaf.progress) // 100 // len(each.leaf.people)
        for pk in each.leaf.people:
            calendar = question.people.get(pk, question.calendar)
            lengths = calendar.day_lengths(max(each.start, question.today), each.due)
            for ahead, minutes in enumerate(lengths):
                day = max(each.start, question.today) + timedelta(days=ahead)
                if minutes and not any(who == pk and a <= day <= b for who, a, b in question.away):
                    key = (pk, day - timedelta(days=day.weekday()))
                    load[key] = load.get(key, 0) + left * minutes // max(1, sum(lengths))
    return load


def _capacity(question: Question, problem: Problem) -> dict[tuple[UUID, date], int]:
    capacity: dict[tuple[UUID, date], int] = {}
    for pk in problem.people:
        calendar = question.people.get(pk, question.calendar)
        for day in problem.axis.days:
            if any(who == pk and first <= day <= last for who, first, last in question.away):
                continue
            key = (pk, day - timedelta(days=day.weekday()))
            capacity[key] = capacity.get(key, 0) + calendar.day_minutes(day)
    return capacity
