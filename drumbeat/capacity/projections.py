"""Keeps load current: what was marked stale is derived again, rows written only where they differ."""

import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, Sum

from drumbeat.approvals.queries import open_votes
from drumbeat.calendars.queries import person_calendars, working_calendar
from drumbeat.campaigns.queries import open_campaigns
from drumbeat.capacity import events
from drumbeat.capacity.models import LoadDay, PersonLoad, StaleLoad, TaskLoad
from drumbeat.capacity.queries.loads import plans_of, review_minutes_of
from drumbeat.capacity.rules import HORIZON, PACES, minutes_left, window
from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.engines.load.spread import loads
from drumbeat.identity.queries import system_actor_of, workspace_of
from drumbeat.kernel.actions import emit, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.marks import Rests, clear_mark, mark_all, read_marks
from drumbeat.kernel.batches import chunks, scopes_being_written
from drumbeat.kernel.clock import today
from drumbeat.kernel.raw.select import select_values
from drumbeat.kernel.raw.writes import insert_values
from drumbeat.kernel.refs import Ref
from drumbeat.work.queries.leaves import Leaf, open_leaves

if TYPE_CHECKING:
    from drumbeat.capacity.models import EffortPlan

TURN = 0.5

Head = tuple[UUID, UUID, UUID, UUID, date | None, date | None, int, int]
"""The columns of a TaskLoad in the order of `HEAD`."""
Day = tuple[UUID, UUID, UUID | None, UUID | None, UUID | None, date, int]
"""The columns of a LoadDay in the order of `DAY`."""
HEAD = ("task_id", "workspace_id", "scope_id", "campaign_id", "first", "last", "minutes", "people")
DAY = ("workspace_id", "scope_id", "campaign_id", "task_id", "person_id", "date", "minutes")

_rests = Rests(times=20)


def settle_loads(system: Actor) -> bool:
    """Derive again what was marked stale, what was marked last first; a mark made meanwhile stays for the next turn.
    Return whether the turn ended before the marks did.

    A turn ends after `TURN` seconds, so that one edit is answered soon though a calendar has marked every campaign. A
    large campaign waits between two turns for twenty times as long as one takes; what an import or an undo is writing
    waits until that is whole.
    """
    marks = {pk: mark for pk, mark in read_marks(StaleLoad, system.workspace_id).items() if _rests.over(pk)}
    if not marks or scopes_being_written(system.workspace_id):
        return False
    actor = system_actor_of(system.workspace_id)
    changed, ends = 0, time.monotonic() + TURN
    for subject_id, mark in marks.items():
        begun = time.monotonic()
        if begun > ends:
            _tell(actor, changed)
            return True
        changed += _derive(actor, subject_id, mark.parts)
        with transact(actor):
            clear_mark(StaleLoad, subject_id, mark)
        _rests.begin([subject_id], time.monotonic() - begun)
    _tell(actor, changed)
    return False


def begin_day(actor: Actor) -> None:
    """Mark every open campaign and the reviews: what is left lies on the days that are left.

    What was marked by an event goes first. Sums of people, kept by what changes, are taken anew from the days they sum.
    """
    present = TaskLoad.objects.filter(workspace_id=actor.workspace_id).values_list("campaign_id", flat=True)
    open_ones = open_campaigns(actor).values_list("id", flat=True)
    subject_ids = {actor.workspace_id, *present.distinct(), *open_ones}
    mark_all(StaleLoad, actor.workspace_id, subject_ids)
    rows = LoadDay.objects.filter(workspace_id=actor.workspace_id, person_id__isnull=False)
    people = set(rows.values_list("person_id", flat=True).distinct())
    people |= set(PersonLoad.objects.filter(workspace_id=actor.workspace_id).values_list("person_id", flat=True))
    for part in chunks(sorted(pk for pk in people if pk is not None)):
        with transact(actor):
            _sum_up(actor.workspace_id, part)


def _derive(actor: Actor, subject_id: UUID, parts: Collection[str] | None) -> int:
    """Derive what was marked; reading and computing hold no transaction, what differs is written in short ones."""
    if subject_id == actor.workspace_id:
        return _store_reviews(actor)
    still_open = open_campaigns(actor).filter(pk=subject_id).exists()
    among = None if parts is None else {UUID(pk) for pk in parts}
    leaves = open_leaves(actor.workspace_id, subject_id, among) if still_open else []
    return _store(actor, subject_id, leaves, among)


def _tell(actor: Actor, changed: int) -> None:
    """Announce that load changed: once, whatever the number of tasks and campaigns."""
    if changed:
        with transact(actor):
            subject = Ref("capacity", actor.workspace_id)
            facts = {"count": changed}
            emit(events.CapacityRecomputed(subject=subject, scope_id=workspace_of(actor).scope_id, facts=facts))


def _store(actor: Actor, campaign_id: UUID, leaves: Sequence[Leaf], among: Collection[UUID] | None) -> int:
    """Write what differs of a campaign, or of some of its tasks; return of how many tasks it did."""
    heads, days = _derived(actor, [leaf for leaf in leaves if not leaf.milestone and not leaf.completed])
    stored_heads, stored_days = _stored(campaign_id, among)
    differing = sorted(
        task_id
        for task_id in heads.keys() | stored_heads.keys()
        if heads.get(task_id) != stored_heads.get(task_id) or days.get(task_id, []) != stored_days.get(task_id, [])
    )
    for part in chunks(differing):
        with transact(actor):
            LoadDay.objects.filter(campaign_id=campaign_id, task_id__in=part).delete()
            TaskLoad.objects.filter(pk__in=part).delete()
            insert_values(TaskLoad, HEAD, [heads[pk] for pk in part if pk in heads])
            insert_values(LoadDay, DAY, [day for pk in part for day in days.get(pk, ())])
            _shift(actor.workspace_id, _of(part, stored_days), _of(part, days))
    return len(differing)


def _of(task_ids: Iterable[UUID], days: Mapping[UUID, Sequence[Day]]) -> Iterator[Day]:
    return (day for pk in task_ids for day in days.get(pk, ()))


def _shift(workspace_id: UUID, before: Iterable[Day], after: Iterable[Day]) -> None:
    """Add to the sums of people what days have changed by, within the running transaction.

    Summing up anew would read all the work of a person, in every campaign, for the few days a task has moved.
    """
    moved: dict[UUID, Counter[date]] = {}
    for rows, sign in ((before, -1), (after, 1)):
        for _, _, _, _, person_id, day, minutes in rows:
            if person_id is not None:
                moved.setdefault(person_id, Counter())[day] += sign * minutes
    for row in PersonLoad.objects.select_for_update().filter(person_id__in=moved):
        moved[row.person_id].update({row.first + timedelta(days=at): n for at, n in enumerate(row.minutes)})
    _replace(workspace_id, moved)


def _sum_up(workspace_id: UUID, person_ids: Collection[UUID]) -> None:
    """Write what the days of these people sum up to, within the running transaction."""
    by_person: dict[UUID, dict[date, int]] = {pk: {} for pk in person_ids}
    rows = LoadDay.objects.filter(workspace_id=workspace_id, person_id__in=person_ids).order_by()
    for person_id, day, minutes in rows.values_list("person_id", "date").annotate(sum=Sum("minutes")):
        if person_id is not None:
            by_person[person_id][day] = minutes
    _replace(workspace_id, by_person)


def _replace(workspace_id: UUID, by_person: Mapping[UUID, Mapping[date, int]]) -> None:
    lines = [_person_load(workspace_id, pk, days) for pk, days in by_person.items() if any(days.values())]
    PersonLoad.objects.filter(person_id__in=by_person).delete()
    PersonLoad.objects.bulk_create(lines, batch_size=200)


def _person_load(workspace_id: UUID, person_id: UUID, days: Mapping[date, int]) -> PersonLoad:
    worked = [day for day, minutes in days.items() if minutes]
    first, last = min(worked), max(worked)
    line = [days.get(first + timedelta(days=offset), 0) for offset in range((last - first).days + 1)]
    return PersonLoad(person_id=person_id, workspace_id=workspace_id, first=first, minutes=line)


def _stored(campaign_id: UUID, among: Collection[UUID] | None) -> tuple[dict[UUID, Head], dict[UUID, list[Day]]]:
    where = Q(campaign_id=campaign_id)
    if among is not None:
        where &= Q(task_id__in=list(among))
    heads = {row[0]: row for row in select_values(TaskLoad, where, HEAD)}
    days: dict[UUID, list[Day]] = {}
    for row in select_values(LoadDay, where, DAY, ("id",)):
        days.setdefault(row[3], []).append(row)
    return heads, days


def _derived(actor: Actor, leaves: Sequence[Leaf]) -> tuple[dict[UUID, Head], dict[UUID, list[Day]]]:
    spreading = _Spreading(actor, leaves)
    heads, days = {}, {}
    for leaf in leaves:
        within = spreading.window(leaf)
        heads[leaf.id] = spreading.head(leaf, within)
        days[leaf.id] = list(spreading.days(leaf, within)) if within else []
    return heads, days


class _Spreading:
    """What is needed to lay the work of tasks on days: calendars, plans and the day it is."""

    def __init__(self, actor: Actor, leaves: Sequence[Leaf]) -> None:
        self._workspace_id = actor.workspace_id
        self._today = today(actor.time_zone)
        self._everybody = working_calendar(actor.workspace_id)
        self._calendars: Mapping[UUID, WorkingCalendar] = person_calendars(
            actor.workspace_id, {person_id for leaf in leaves for person_id in leaf.people}
        )
        self._plans: Mapping[UUID, EffortPlan] = plans_of([leaf.id for leaf in leaves])

    def window(self, leaf: Leaf) -> tuple[date, date] | None:
        """Return the days on which what is left of a task lies, as far as the calendar reaches."""
        found = window(leaf.start, leaf.due, (leaf.projected_start, leaf.projected_finish), self._today)
        if found is None or found[0] > self._everybody.end:
            return None
        return found[0], min(found[1], self._everybody.end)

    def head(self, leaf: Leaf, within: tuple[date, date] | None) -> Head:
        first, last = within or (None, None)
        left = minutes_left(leaf.effort, leaf.progress)
        return (leaf.id, self._workspace_id, leaf.scope_id, leaf.campaign_id, first, last, left, len(leaf.people))

    def days(self, leaf: Leaf, within: tuple[date, date]) -> Iterator[Day]:
        """Return the rows of a task, by person and day, none without minutes and none beyond the horizon."""
        first, last = within
        people: Sequence[UUID | None] = leaf.people or (None,)
        plan = self._plans.get(leaf.id)
        rows = loads(
            minutes_left(leaf.effort, leaf.progress),
            self._lengths(people, first, last),
            PACES.get(plan.rule, "even") if plan else "even",
            _by_position(plan.days, first, last) if plan else None,
            [_by_position(plan.shares.get(str(pk), {}), first, last) for pk in people] if plan else (),
        )
        end = self._today + HORIZON
        for person_id, row in zip(people, rows, strict=True):
            for offset, minutes in enumerate(row):
                day = first + timedelta(days=offset)
                if minutes and day <= end:
                    yield (self._workspace_id, leaf.scope_id, leaf.campaign_id, leaf.id, person_id, day, minutes)

    def _lengths(self, people: Sequence[UUID | None], first: date, last: date) -> list[list[int]]:
        """The working time of each person; the workspace's where none of them has any: work in a leave is shown."""
        calendars = [self._calendars.get(pk, self._everybody) if pk else self._everybody for pk in people]
        own = [calendar.day_lengths(first, last) for calendar in calendars]
        return own if any(map(any, own)) else [self._everybody.day_lengths(first, last)] * len(people)


def _by_position(days: Mapping[str, int], first: date, last: date) -> dict[int, int]:
    dated = {date.fromisoformat(text): minutes for text, minutes in days.items()}
    return {(day - first).days: minutes for day, minutes in dated.items() if first <= day <= last}


def _store_reviews(actor: Actor) -> int:
    """Lay each review that waits on the person's next working day; return 1 when that changed anything."""
    minutes = review_minutes_of(actor.workspace_id)
    votes = open_votes(actor.workspace_id) if minutes else []
    calendars = person_calendars(actor.workspace_id, {person_id for person_id, _ in votes})
    day = today(actor.time_zone)
    rows: list[Day] = sorted(
        (actor.workspace_id, scope_id, None, None, person_id, calendars[person_id].next_working(day), minutes)
        for person_id, scope_id in votes
    )
    waiting = Q(workspace_id=actor.workspace_id, task_id__isnull=True)
    before: list[Day] = sorted(select_values(LoadDay, waiting, DAY))
    if before == rows:
        return 0
    with transact(actor):
        LoadDay.objects.filter(waiting).delete()
        insert_values(LoadDay, DAY, rows)
        _shift(actor.workspace_id, before, rows)
    return 1
