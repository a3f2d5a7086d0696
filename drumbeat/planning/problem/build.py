"""Builds the optimiser's question from what the plan, the calendars and the embargoes say today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.engines.optimise.instance import FULL, NEVER, Activity, Instance, Link, Mode
from drumbeat.planning.problem.links import links_among
from drumbeat.planning.rules.axis import Axis, parts_for
from drumbeat.work.queries.leaves import Leaf, WorkLink

LAUNCH_WEIGHT = 20
MILESTONE_WEIGHT = 5
SPARE_DAYS = 250
"""Working days after everything could be done by one person after another in which a plan may still end."""
MOST_DAYS = 1000
WEEK = 5


@dataclass(frozen=True, slots=True)
class Closed:
    """Days on which nothing of some campaigns (of all when None) may launch, or be worked on."""

    first: date
    last: date
    campaign_id: UUID | None
    work: bool

    def holds(self, leaf: Leaf) -> bool:
        """Whether the window is about this task: launches are milestones."""
        return (self.campaign_id in (None, leaf.campaign_id)) and (self.work or leaf.milestone)


@dataclass(slots=True)
class Question:
    """What is asked of the scheduler, as read from the database."""

    leaves: Sequence[Leaf]
    """The tasks to be planned, fixed ones among them."""
    busy: Sequence[Leaf]
    """Other open tasks: they stay where they are and take their people's time."""
    links: Sequence[WorkLink]
    calendar: WorkingCalendar
    people: Mapping[UUID, WorkingCalendar]
    today: date
    closed: Sequence[Closed] = ()
    choices: Mapping[UUID, Sequence[tuple[UUID, ...]]] = field(default_factory=dict)
    """Who may do a task, where that is not simply who does it."""
    hold_ends: bool = False
    """Whether every campaign is to end when its plan ends now: levelling."""
    free_tasks: frozenset[UUID] | None = None
    """The only tasks that may move; all when None."""
    together: int | None = None
    """How many tasks a person may have in hand at once."""
    away: Sequence[tuple[UUID, date, date]] = ()
    """When people are away beyond what their calendars say, both days included."""
    flowing: bool = False
    """Whether begun work goes on for as long as it takes; otherwise it ends where the schedule projects it."""


@dataclass(slots=True)
class Problem:
    """The question as an instance, and what its numbers stand for."""

    instance: Instance
    axis: Axis
    leaves: list[Leaf]
    people: list[UUID]
    """The person of each resource; with a limit of tasks in hand the same people again."""
    together: int | None
    """How many tasks a person may have in hand at once."""
    crews: list[list[tuple[UUID, ...]]]
    """The people of each mode of each activity."""
    idle: list[int] = field(default_factory=list)
    """Activities whose people have no working time in common within the horizon."""


def build_problem(question: Question) -> Problem:
    """Lay out the instance."""
    return _Building(question).problem()


class _Building:
    """One problem in the making: calendars, resources and activities get their numbers."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.crews = [self._crews(leaf) for leaf in question.leaves]
        self.people = sorted({pk for crews in self.crews for crew in crews for pk in crew})
        self.place = {pk: number for number, pk in enumerate(self.people)}
        self.axis = self._axis()
        lengths = {pk: self._minutes(question.people.get(pk, question.calendar)) for pk in self.people}
        self.minutes = {pk: self.axis.spread(line) for pk, line in lengths.items()}
        self.usual = dict(self.minutes)
        for pk, first, last in question.away:
            if pk in self.minutes:
                self.minutes[pk] = self._without(self.minutes[pk], first, last)
        self.crews = [self._with_time(*each) for each in zip(question.leaves, self.crews, strict=True)]
        self.office = self.axis.spread(self._minutes(question.calendar))
        self.calendars: list[tuple[int, ...]] = []
        self.numbers: dict[tuple[int, ...], int] = {}
        self.idle: list[int] = []

    def problem(self) -> Problem:
        """Put the parts together."""
        links, releases, dues = links_among(self.question, self.axis)
        activities = [
            self._activity(number, leaf, releases.get(leaf.id, 0), dues.get(leaf.id, NEVER))
            for number, leaf in enumerate(self.question.leaves)
        ]
        capacities = self._capacities()
        instance = Instance(
            slots=self.axis.slots,
            calendars=tuple(self.calendars),
            capacities=tuple(capacities),
            activities=tuple(activities),
            links=tuple(Link(pred, succ, kind, lag) for pred, succ, kind, lag in links),
            period=WEEK * self.axis.parts,
        )
        people = self.people * (2 if self.question.together else 1)
        leaves, together = list(self.question.leaves), self.question.together
        return Problem(instance, self.axis, leaves, people, together, self.crews, self.idle)

    def _crews(self, leaf: Leaf) -> list[tuple[UUID, ...]]:
        return list(self.question.choices.get(leaf.id, ())) or [leaf.people]

    def _with_time(self, leaf: Leaf, crews: list[tuple[UUID, ...]]) -> list[tuple[UUID, ...]]:
        """The choices whose people are ever there together; all of them where none is, to be told as impossible."""
        if len(crews) == 1 or leaf.milestone or self._is_fixed(leaf):
            return crews
        return [crew for crew in crews if not crew or any(self._common(crew, self.minutes))] or crews

    def _axis(self) -> Axis:
        question = self.question
        day = max(question.calendar.day_lengths(question.today, question.today + timedelta(days=13)), default=0) or 480
        owed = sum(leaf.length for leaf in question.leaves) // day // max(1, len(self.people))
        dates = [d for leaf in question.leaves for d in (leaf.due, leaf.projected_finish, leaf.latest) if d]
        last = min(max([*dates, question.today]) + timedelta(days=1), question.calendar.end)
        ahead = question.calendar.working_days_between(question.today, last) if last >= question.today else 0
        wanted = min(MOST_DAYS, ahead + owed + SPARE_DAYS)
        days: list[date] = []
        at = question.today
        calendars = [question.calendar, *{id(each): each for each in question.people.values()}.values()]
        while len(days) < wanted and at <= question.calendar.end:
            if any(calendar.is_working(at) for calendar in calendars):
                days.append(at)
            at += timedelta(days=1)
        return Axis(tuple(days), parts_for([leaf.length for leaf in question.leaves if leaf.length], day))

    def _minutes(self, calendar: WorkingCalendar) -> list[int]:
        days = self.axis.days
        lengths = calendar.day_lengths(days[0], days[-1])
        return [lengths[(day - days[0]).days] for day in days]

    def _activity(self, number: int, leaf: Leaf, release: int, due: int) -> Activity:
        fixed = self._is_fixed(leaf)
        modes = tuple(self._mode(number, leaf, crew) for crew in self.crews[number])
        current, length = self._now(leaf, self.crews[number][0], fixed)
        if leaf.not_earlier and not fixed:
            release = max(release, self.axis.slot(leaf.not_earlier))
        limit = self._due(leaf, due)
        return Activity(
            length=length,
            modes=modes,
            release=min(release, self.axis.slots),
            due=limit,
            weight=self._weight(leaf) if limit != NEVER else 0,
            current=current,
            fixed=fixed,
        )

    def _is_fixed(self, leaf: Leaf) -> bool:
        if leaf.manual and leaf.start is not None and leaf.due is not None:
            return True
        may = self.question.free_tasks is None or leaf.id in self.question.free_tasks
        return (leaf.started_on is not None and not self.question.flowing) or (not may and leaf.due is not None)

    def _now(self, leaf: Leaf, crew: tuple[UUID, ...], fixed: bool) -> tuple[int, int]:
        """Where the activity stands in the plan, and how long it is: one that is begun or fixed as far as it ends."""
        axis = self.axis
        going_on = fixed or leaf.started_on is not None
        start, due = (leaf.projected_start, leaf.projected_finish) if going_on else (leaf.start, leaf.due)
        start, due = start or leaf.start, due or leaf.due
        if leaf.milestone:
            day = due or start
            return (NEVER if day is None else axis.border(max(day, self.question.today)), 0)
        length = leaf.length or leaf.effort or max(self.office, default=1) * axis.parts
        if going_on:
            begin = axis.slot(max(start or self.question.today, self.question.today))
            end = max(begin, axis.border(due or self.question.today))
            return min(begin, axis.slots), sum(self._common(crew, self.usual)[begin:end])
        if start is None:
            return NEVER, length
        return min(axis.slot(max(start, self.question.today)), axis.slots - 1), length

    def _due(self, leaf: Leaf, due: int) -> int:
        limits = [] if due == NEVER else [due]
        if leaf.latest is not None:
            limits.append(self.axis.border(leaf.latest))
        elif self.question.hold_ends:
            ends = [each.due for each in self.question.leaves if each.campaign_id == leaf.campaign_id and each.due]
            limits += [self.axis.border(max(max(ends), self.question.today))] if ends else []
        return min(limits, default=NEVER)

    @staticmethod
    def _weight(leaf: Leaf) -> int:
        base = LAUNCH_WEIGHT if leaf.is_launch else MILESTONE_WEIGHT if leaf.milestone else 1
        return base + max(0, leaf.priority)

    def _mode(self, number: int, leaf: Leaf, crew: tuple[UUID, ...]) -> Mode:
        closed = [window for window in self.question.closed if window.holds(leaf)]
        common = self.office if leaf.milestone else self._common(crew, self.minutes)
        if not any(common):
            self.idle.append(number)
            common, crew = self.office, ()
        for window in closed:
            common = self._without(common, window.first, window.last)
        calendar = self._calendar(common)
        if leaf.milestone or not crew:
            return Mode(calendar)
        share = min(FULL, max(1, round(FULL * leaf.effort / (max(1, leaf.length) * len(crew)))))
        uses = [(self.place[pk], share) for pk in crew]
        if self.question.together:
            uses += [(len(self.people) + self.place[pk], 1) for pk in crew]
        return Mode(calendar, tuple(uses))

    def _common(self, crew: tuple[UUID, ...], minutes: Mapping[UUID, tuple[int, ...]]) -> tuple[int, ...]:
        """The working time people have in common; the workspace's of nobody."""
        return tuple(min(each) for each in zip(*(minutes[pk] for pk in crew), strict=True)) if crew else self.office

    def _without(self, minutes: tuple[int, ...], first: date, last: date) -> tuple[int, ...]:
        begin, end = self.axis.slot(first), self.axis.border(last)
        return tuple(0 if begin <= slot < end else each for slot, each in enumerate(minutes))

    def _calendar(self, minutes: tuple[int, ...]) -> int:
        if minutes not in self.numbers:
            self.numbers[minutes] = len(self.calendars)
            self.calendars.append(minutes)
        return self.numbers[minutes]

    def _capacities(self) -> list[tuple[int, ...]]:
        lines = [[FULL if minutes else 0 for minutes in self.minutes[pk]] for pk in self.people]
        hands = [[self.question.together or 0] * self.axis.slots for _ in self.people]
        for leaf in self.question.busy:
            self._occupy(leaf, lines, hands)
        return [tuple(line) for line in (*lines, *(hands if self.question.together else ()))]

    def _occupy(self, leaf: Leaf, lines: list[list[int]], hands: list[list[int]]) -> None:
        start, due = leaf.projected_start or leaf.start, leaf.projected_finish or leaf.due
        if leaf.milestone or start is None or due is None:
            return
        share = min(FULL, max(1, round(FULL * leaf.effort / (max(1, leaf.length) * max(1, len(leaf.people))))))
        for pk in leaf.people:
            if pk in self.place:
                for slot in range(self.axis.slot(max(start, self.question.today)), self.axis.border(due)):
                    lines[self.place[pk]][slot] = max(0, lines[self.place[pk]][slot] - share)
                    hands[self.place[pk]][slot] = max(0, hands[self.place[pk]][slot] - 1)
