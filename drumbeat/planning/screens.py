"""Read models of planning: a run with its alternatives, scenarios with what they change."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import names_of
from drumbeat.capacity.queries.skills import skills
from drumbeat.identity.queries import people_names
from drumbeat.kernel.actions import clock_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.planning.models import Embargo, Scenario, ScheduleRun
from drumbeat.planning.queries.rows import changes_of
from drumbeat.work.queries.tasks import assignees_of
from drumbeat.work.queries.tasks import tasks as visible_tasks

Side = tuple[str, str, frozenset[str]]
"""First day, last day and people of a task, as text."""


def run_screen(actor: Actor, run: ScheduleRun) -> dict[str, Any]:
    """Return a run; moves of tasks the actor does not see are only counted."""
    named = {UUID(pk) for pk in _tasks_in(run)}
    tasks = _named_tasks(actor, named)
    seen = {task["id"] for task in tasks}
    present = _present(actor, seen)
    people = {pk for each in run.alternatives for move in each["moves"] for pk in _people_in(move)}
    people |= {pk for each in run.conflicts for pk in each["people"]}
    return {
        **run_line(actor, run),
        "error": run.error,
        "seconds": run.request.get("seconds", 0),
        "together": run.request.get("together"),
        "considered": run.tasks,
        "bound": run.bound,
        "started_at": run.started_at,
        "alternatives": [_alternative(each, run.bound, present) for each in run.alternatives],
        "conflicts": [_conflict(each, seen) for each in run.conflicts if _is_told(each, seen)],
        "tasks": tasks,
        "campaigns": [
            {"id": pk, "name": name} for pk, name in names_of(actor, {task["campaign_id"] for task in tasks}).items()
        ],
        "people": _named_people(actor, people),
        "skills": _named_skills(actor, {pk for each in run.conflicts for pk in each.get("skills", ())}),
        "can": can(actor, "schedule_run", run),
    }


def _is_told(conflict: Mapping[str, Any], seen: Collection[UUID]) -> bool:
    """Whether the reader sees all tasks of a conflict; of a circle one is enough, the others go unnamed."""
    known = [UUID(pk) in seen for pk in conflict["task_ids"]]
    return any(known) if conflict["kind"] == "cycle" else all(known)


def _conflict(conflict: Mapping[str, Any], seen: Collection[UUID]) -> dict[str, Any]:
    shown = [pk for pk in conflict["task_ids"] if UUID(pk) in seen]
    return {**conflict, "task_ids": shown, "hidden": len(conflict["task_ids"]) - len(shown)}


def run_line(actor: Actor, run: ScheduleRun) -> dict[str, Any]:
    """Return a run as a list shows it."""
    return {
        "id": run.id,
        "kind": run.kind,
        "state": run.state,
        "campaign_id": run.campaign_id,
        "by": _name(actor, run.by_id),
        "created_at": run.created_at,
        "finished_at": run.finished_at,
    }


def _tasks_in(run: ScheduleRun) -> Iterable[str]:
    for each in run.alternatives:
        for move in each["moves"]:
            yield move["task_id"]
            yield from move["because"]["task_ids"]
        yield from (late["task_id"] for late in each["late"])
    for conflict in run.conflicts:
        yield from conflict["task_ids"]


def _people_in(move: Mapping[str, Any]) -> list[str]:
    own = [*move["before"]["people"], *move["after"]["people"]]
    return [*own, move["because"]["person_id"]] if move["because"]["person_id"] else own


def _present(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Side]:
    """Where the tasks the actor sees stand now."""
    rows = visible_tasks(actor).filter(pk__in=list(ids)).values_list("id", "start", "due")
    people = assignees_of(ids)
    return {pk: _side({"start": start, "due": due, "people": people.get(pk, ())}) for pk, start, due in rows}


def _side(side: Mapping[str, Any]) -> Side:
    return str(side["start"]), str(side["due"]), frozenset(str(pk) for pk in side["people"])


def _state(move: Mapping[str, Any], now: Side) -> str:
    if now == _side(move["before"]):
        return "open"
    return "accepted" if now == _side(move["after"]) else "changed"


def _alternative(each: Mapping[str, Any], bound: int | None, seen: Mapping[UUID, Side]) -> dict[str, Any]:
    moves = [
        {**move, "state": _state(move, seen[UUID(move["task_id"])])}
        for move in each["moves"]
        if UUID(move["task_id"]) in seen
    ]
    return {
        "key": each["key"],
        "found_by": each["found_by"],
        "end": each["end"],
        "lateness": each["lateness"],
        "beyond": max(0, each["lateness"] - (bound or 0)),
        "late": [late for late in each["late"] if UUID(late["task_id"]) in seen],
        "moves": [{**move, "because": _because(move["because"], seen)} for move in moves],
        "hidden": len(each["moves"]) - len(moves),
    }


def _because(because: Mapping[str, Any], seen: Collection[UUID]) -> dict[str, Any]:
    shown = [pk for pk in because["task_ids"] if UUID(pk) in seen]
    return {**because, "task_ids": shown, "hidden": len(because["task_ids"]) - len(shown)}


def _named_tasks(actor: Actor, ids: Iterable[UUID]) -> list[dict[str, Any]]:
    rows = visible_tasks(actor).filter(pk__in=list(ids)).order_by("id")
    return [dict(row) for row in rows.values("id", "name", "campaign_id")]


def _named_people(actor: Actor, ids: Iterable[str | UUID]) -> list[dict[str, Any]]:
    return [{"id": pk, "name": name} for pk, name in sorted(people_names(actor, set(ids)).items())]


def _named_skills(actor: Actor, ids: Iterable[str]) -> list[dict[str, Any]]:
    return [{"id": skill.id, "name": skill.name} for skill in skills(actor).filter(pk__in=list(ids))]


def _name(actor: Actor, person_id: UUID | None) -> str:
    return "" if person_id is None else people_names(actor, [person_id]).get(str(person_id), "")


def embargo_out(actor: Actor, row: Embargo) -> dict[str, Any]:
    """Return an embargo as the actor sees it."""
    return {
        **{name: getattr(row, name) for name in ("id", "name", "first", "last", "what", "campaign_id")},
        "can": can(actor, "embargo", row),
    }


def scenario_line(actor: Actor, row: Scenario, changes: int) -> dict[str, Any]:
    """Return a scenario as a list shows it."""
    return {
        **{name: getattr(row, name) for name in ("id", "name", "note", "state", "created_at")},
        "campaign_ids": row.campaigns,
        "changes": changes,
        "by": _name(actor, row.by_id),
        "can": can(actor, "scenario", row),
    }


def scenario_screen(actor: Actor, row: Scenario) -> dict[str, Any]:
    """Return a scenario in full, with the names of what it speaks of."""
    changes = changes_of(row)
    facts = [change.facts for change in changes]
    people = {pk for each in facts for pk in (each.get("person_id"), *(each.get("person_ids") or ())) if pk}
    campaigns = {*row.campaigns, *(each["campaign_id"] for each in facts if each.get("campaign_id"))}
    names = names_of(actor, [UUID(pk) for pk in campaigns])
    seq = clock_of(actor.workspace_id)
    return {
        **scenario_line(actor, row, len(changes)),
        "applied_batch": row.applied_batch,
        "based_on_seq": row.based_on_seq,
        "seq": seq,
        "items": [{"id": change.id, "kind": change.kind, **change.facts} for change in changes],
        "tasks": _named_tasks(actor, [UUID(each["task_id"]) for each in facts if each.get("task_id")]),
        "people": _named_people(actor, people),
        "campaigns": [{"id": pk, "name": name} for pk, name in names.items()],
    }
