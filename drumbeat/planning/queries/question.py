"""Reads what a run of the scheduler is to plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from drumbeat.calendars.queries import person_calendars, working_calendar
from drumbeat.campaigns.queries import open_campaigns
from drumbeat.capacity.queries.skills import levels_of, needed_skills
from drumbeat.engines.optimise.conflicts import smallest
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
    """Who may do a task: who has the skills it takes, where it is nobody's or may change; slots are `_offered`."""
    if run.kind == ScheduleRun.Kind.SLOT:
        return _offered(actor, run, leaves)
    reassign = bool(run.request.get("reassign"))
    open_to = [leaf for leaf in leaves if not leaf.milestone and len(leaf.people) <= (1 if reassign else 0)]
    able = Able(actor)
    needed = needed_skills([leaf.id for leaf in open_to])
    return {leaf.id: crews for leaf in open_to if (crews := able.crews(leaf, needed.get(leaf.id, ())))}


def _offered(actor: Actor, run: ScheduleRun, leaves: Sequence[Leaf]) -> dict[UUID, list[tuple[UUID, ...]]]:
    """Whom a slot may be with: those asked for who have the skills; else who has the task, or anybody who could."""
    asked, able = _named(run.request, "person_ids"), Able(actor)
    needed = needed_skills([leaf.id for leaf in leaves])
    found: dict[UUID, list[tuple[UUID, ...]]] = {}
    for leaf in leaves:
        could = able.people(needed.get(leaf.id, ()))
        wanted = [pk for pk in could if not asked or pk in set(asked)]
        keeps = leaf.milestone or (leaf.people and not asked)
        found[leaf.id] = [leaf.people] if keeps else [(pk,) for pk in wanted]
    return found


def unable(actor: Actor, run: ScheduleRun, leaves: Sequence[Leaf]) -> dict[UUID, tuple[UUID, ...]]:
    """Return the tasks nobody does whose skills nobody has all of, with the fewest of them nobody has together.

    For a slot those of which nobody chosen has all skills.
    """
    asked = set(_named(run.request, "person_ids")) if run.kind == ScheduleRun.Kind.SLOT else set()
    needed = needed_skills([leaf.id for leaf in leaves if asked or not leaf.people])
    able = Able(actor)

    def lacking(skills: Sequence[UUID]) -> bool:
        return bool(skills) and not any(not asked or person in asked for person in able.people(skills))

    return {pk: tuple(smallest(skills, lacking)) for pk, skills in needed.items() if lacking(skills)}


class Able:
    """Who can do what, read once."""

    def __init__(self, actor: Actor) -> None:
        active = people(actor).filter(active=True).exclude(role="guest").order_by("id")
        self._everyone = list(active.values_list("id", flat=True))
        self._levels = levels_of(actor.workspace_id, self._everyone)

    def people(self, skills: Sequence[UUID]) -> list[UUID]:
        """Return who has all the skills, the most skilled first."""
        known = [pk for pk in self._everyone if all(skill in self._levels.get(pk, {}) for skill in skills)]
        return sorted(known, key=lambda pk: -sum(self._levels.get(pk, {}).get(skill, 0) for skill in skills))

    def crews(self, leaf: Leaf, skills: Sequence[UUID]) -> list[tuple[UUID, ...]]:
        """Return the choices of people of a task, the present one first; none for one that asks for no skill.

        A task that somebody does and that asks for none may go to whoever shares all skills of that person.
        """
        if not skills and leaf.people:
            skills = tuple(self._levels.get(leaf.people[0], {}))
        if not skills:
            return []
        found: list[tuple[UUID, ...]] = [(pk,) for pk in self.people(skills) if (pk,) != leaf.people]
        return [leaf.people, *found] if leaf.people else found
