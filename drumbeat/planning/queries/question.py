"""Reads what a run of the scheduler is to plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from drumbeat.calendars.queries import person_calendars, working_calendar
from drumbeat.campaigns.queries import open_campaigns
from drumbeat.identity.queries import is_private, people
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.planning.models import Embargo, ScheduleRun
from drumbeat.planning.problem.build import Closed, Question
from drumbeat.planning.queries.rows import embargoes_from
from drumbeat.work.queries.leaves import Leaf, leaves_of, links_between


def question_of(actor: Actor, run: ScheduleRun) -> Question:
    """Return the tasks of the run's campaigns, and as busy time those of all others.

    A run over all campaigns leaves private ones alone: their tasks only take people's time.
    """
    leaves = leaves_of(actor.workspace_id, None, done=False)
    planned = _campaigns(actor, run)
    chosen = [leaf for leaf in leaves if leaf.campaign_id in planned]
    wanted = _named(run.request, "task_ids")
    if run.kind == ScheduleRun.Kind.SLOT:
        inside = set(wanted)
        chosen = [leaf for leaf in chosen if leaf.id in inside]
    if run.kind == ScheduleRun.Kind.LEVEL:
        chosen = [leaf for leaf in chosen if leaf.due is not None]
    known = {leaf.id for leaf in chosen}
    busy = [leaf for leaf in leaves if leaf.id not in known]
    day = today(actor.time_zone)
    choices = _choices(actor, run, chosen)
    crews = {pk for leaf in chosen for pk in leaf.people} | {pk for each in choices.values() for c in each for pk in c}
    return Question(
        leaves=chosen,
        busy=busy,
        links=links_between([leaf.id for leaf in leaves]),
        calendar=working_calendar(actor.workspace_id),
        people=person_calendars(actor.workspace_id, crews),
        today=day,
        closed=closed_days(actor, day, planned),
        choices=choices,
        hold_ends=run.kind == ScheduleRun.Kind.LEVEL,
        free_tasks=frozenset(wanted) if wanted else None,
        together=run.request.get("together"),
    )


def closed_days(actor: Actor, day: date, campaign_ids: set[UUID]) -> list[Closed]:
    """Return the embargoes of the campaigns from `day` on as the scheduler reads them."""
    rows = embargoes_from(actor.workspace_id, day, campaign_ids)
    return [Closed(row.first, row.last, row.campaign_id, row.what == Embargo.What.WORK) for row in rows]


def _campaigns(actor: Actor, run: ScheduleRun) -> set[UUID]:
    if run.campaign_id is not None:
        return {run.campaign_id}
    found = open_campaigns(actor).values_list("id", "scope_id")
    scopes = {scope_id for _, scope_id in found}
    open_ones = {pk for pk in scopes if actor.contributes(pk) and not is_private(pk)}
    return {pk for pk, scope_id in found if scope_id in open_ones}


def _named(request: Mapping[str, list[str] | None], name: str) -> list[UUID]:
    return [UUID(pk) for pk in request.get(name) or ()]


def _choices(actor: Actor, run: ScheduleRun, leaves: Sequence[Leaf]) -> dict[UUID, list[tuple[UUID, ...]]]:
    """Who may do a task: the people asked for, and where the run may give work to others, those who can."""
    asked = _named(run.request, "person_ids")
    if run.kind == ScheduleRun.Kind.SLOT and asked:
        return {leaf.id: [(pk,) for pk in asked] for leaf in leaves if not leaf.milestone}
    if not run.request.get("reassign"):
        return {}
    everyone = list(people(actor).filter(active=True).exclude(role="guest").values_list("id", flat=True))
    return {leaf.id: _crews(leaf, everyone) for leaf in leaves if len(leaf.people) <= 1 and not leaf.milestone}


def _crews(leaf: Leaf, able: Sequence[UUID]) -> list[tuple[UUID, ...]]:
    """The present person first: a plan that changes nothing keeps the first."""
    return [*([leaf.people] if leaf.people else []), *((pk,) for pk in able if (pk,) != leaf.people)]
