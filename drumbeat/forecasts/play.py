"""A campaign and all it is joined to, as the plan that `engines.simulation` plays."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from drumbeat.calendars.queries import person_calendars, working_calendar
from drumbeat.campaigns.queries import review_rounds_of
from drumbeat.engines.calendars.personal import common
from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.engines.durations.advice import Model, advise
from drumbeat.engines.simulation.plan import NO_FLOOR, Plan
from drumbeat.forecasts.lessons import groups_of, lesson_of
from drumbeat.forecasts.offers import Considered
from drumbeat.work.queries.history import worked_tasks
from drumbeat.work.queries.leaves import Leaf, has_milestones, leaves_of, links_between
from drumbeat.workflow.queries import stages_under_review

BACK = 60
"""Days before today the plan's day 0 lies: done work further back counts as long done."""
MOST_DAYS = 2500
MOST_WATCHED = 20
_KINDS = {"FS": 0, "SS": 1, "FF": 2, "SF": 3}


@dataclass(slots=True)
class Play:
    """The plan and what its numbers stand for."""

    plan: Plan
    first: date
    leaves: list[Leaf]
    target: Leaf
    watched: list[Leaf]
    bases: dict[str, int] = field(default_factory=dict)
    """How many open tasks have which basis: "none", "ratio", "blend"."""

    def day(self, time: float) -> date:
        """The day in whose working time `time` lies."""
        return self.first + timedelta(days=max(0, -int(-(time - 1e-9) // 1) - 1))


def play_of(
    workspace_id: UUID,
    campaign_id: UUID,
    campaign_ids: Sequence[UUID],
    today: date,
    considered: Considered | None = None,
) -> Play | None:
    """Return the plan of `campaign_ids` with the launch of `campaign_id` as its target.

    The target is the campaign's launch, else its last open milestone; None when it has neither. Planned starts hold, as
    in projected dates: people do not begin early because they could.
    """
    if not has_milestones(workspace_id, campaign_id):
        return None
    changes = considered or Considered()
    leaves = [leaf for each in leaves_of(workspace_id, campaign_ids) if (leaf := changes.leaf(each))]
    target = _target([leaf for leaf in leaves if leaf.campaign_id == campaign_id])
    if target is None:
        return None
    others = [leaf for leaf in leaves if leaf.milestone and not leaf.completed and leaf.id != target.id]
    watched = sorted(others, key=lambda leaf: (leaf.campaign_id != campaign_id, leaf.due or date.max))[:MOST_WATCHED]
    builder = _Builder(workspace_id, leaves, today, changes)
    plan = builder.plan(target, watched)
    return Play(plan, builder.first, leaves, target, watched, builder.bases)


def _target(leaves: Sequence[Leaf]) -> Leaf | None:
    launch = next((leaf for leaf in leaves if leaf.is_launch and not leaf.completed), None)
    if launch is not None or any(leaf.is_launch for leaf in leaves):
        return launch
    milestones = [leaf for leaf in leaves if leaf.milestone and not leaf.completed]
    return max(milestones, key=lambda leaf: (leaf.due or date.min, str(leaf.id)), default=None)


class _Builder:
    """Turns leaves into the columns of a plan."""

    def __init__(self, workspace_id: UUID, leaves: list[Leaf], today: date, considered: Considered) -> None:
        self.leaves, self.today, self.first = leaves, today, today - timedelta(days=BACK)
        self.bases: dict[str, int] = {}
        self._place = {leaf.id: at for at, leaf in enumerate(leaves)}
        self._model: Model = lesson_of(workspace_id)
        self._groups = groups_of(workspace_id)
        worked = worked_tasks(workspace_id, [leaf.id for leaf in leaves])
        self._worked = {task.id: considered.worked(task) for task in worked}
        self._away = considered.away
        self._reviewed = stages_under_review({leaf.stage_id for leaf in leaves})
        self._types = review_rounds_of(workspace_id, {leaf.campaign_id for leaf in leaves})
        self._office = working_calendar(workspace_id)
        self._own = person_calendars(workspace_id, {pk for leaf in leaves for pk in leaf.people})
        self._calendars: list[WorkingCalendar] = []
        self._numbers: dict[tuple[UUID, ...], int] = {}

    def plan(self, target: Leaf, watched: Sequence[Leaf]) -> Plan:
        """The plan with every column filled."""
        columns: dict[str, list[Any]] = {
            name: []
            for name in ("minutes", "high", "spent", "calendar", "floor", "rounds", "done_start", "done_finish")
        }
        for leaf in self.leaves:
            for name, value in self._row(leaf).items():
                columns[name].append(value)
        links = links_between(self._place)
        latest = target.latest or target.due
        return Plan(
            **columns,
            rework=[self._types[leaf.campaign_id][1] / 100 for leaf in self.leaves],
            pred=[self._place[link.pred] for link in links],
            succ=[self._place[link.succ] for link in links],
            kind=[_KINDS[link.kind] for link in links],
            lag=[float(link.lag_minutes) for link in links],
            days=self._days(),
            target=self._place[target.id],
            deadline=self._at(latest) + 1.0 if latest else NO_FLOOR,
            watched=[self._place[leaf.id] for leaf in watched],
            today=self._at(self.today),
        )

    def _row(self, leaf: Leaf) -> dict[str, Any]:
        calendar = self._calendar(leaf.people)
        row = {
            "minutes": 0.0, "high": 0.0, "spent": 0.0, "rounds": 0.0, "calendar": calendar,
            "floor": self._at(self.today), "done_start": NO_FLOOR, "done_finish": NO_FLOOR,
        }  # fmt: skip
        if leaf.completed:
            end = leaf.finished_on or self.today
            began = leaf.started_on or (end if leaf.milestone else leaf.start or end)
            return {**row, "done_start": self._at(min(began, end)), "done_finish": self._at(end) + 1.0}
        held = [day for day in (self.today, leaf.not_earlier) if day]
        planned = leaf.due or leaf.start if leaf.milestone else leaf.start
        if planned and not leaf.started_on:
            held.append(planned)
        row["floor"] = self._at(max(held)) + (1.0 if leaf.milestone else 0.0)
        if not leaf.milestone:
            row.update(self._length(leaf, self._calendars[calendar]))
        return row

    def _length(self, leaf: Leaf, calendar: WorkingCalendar) -> dict[str, float]:
        middle, high, basis = self._stretch(leaf)
        self.bases[basis] = self.bases.get(basis, 0) + 1
        left = leaf.length * (100 - leaf.progress) / 100
        spent = 0.0
        if leaf.started_on and leaf.started_on < self.today:
            spent = float(calendar.minutes_between(leaf.started_on, self.today - timedelta(days=1)))
        if not leaf.progress:
            # Nothing was reported: what has passed tells as much as the estimate does.
            spent = min(spent, 3.0 * leaf.length)
            return {
                "minutes": leaf.length * middle,
                "high": leaf.length * high,
                "spent": spent,
                "rounds": self._rounds(leaf, basis),
            }
        return {
            "minutes": spent + left * middle, "high": spent + left * high, "spent": spent,
            "rounds": self._rounds(leaf, basis),
        }  # fmt: skip

    def _stretch(self, leaf: Leaf) -> tuple[float, float, str]:
        """Factors on the planned length for P50 and P80, and what they are known from."""
        task = self._worked.get(leaf.id)
        if task is None:
            return 1.0, 1.5, "none"
        answer = advise(self._model, self._groups.case(task))
        return answer.p50 / task.estimate, answer.p80 / task.estimate, answer.basis

    def _rounds(self, leaf: Leaf, basis: str) -> float:
        """The chance of one more round, by the campaign's type: of work with a deliverable in a flow with a review.

        What is learned from finished work holds its rounds already.
        """
        waits = leaf.deliverable_id is not None and leaf.stage_id in self._reviewed
        return self._types[leaf.campaign_id][0] / 100 if waits and basis == "none" else 0.0

    def _calendar(self, people: tuple[UUID, ...]) -> int:
        if people not in self._numbers:
            self._numbers[people] = len(self._calendars)
            shared = common([self._own[pk] for pk in people]) if people else self._office
            works = shared.total_minutes > 0
            self._calendars.append(shared if works else self._office)
        return self._numbers[people]

    def _days(self) -> list[list[int]]:
        ends = [leaf.projected_finish or leaf.due or self.today for leaf in self.leaves]
        span = (max([self.today, *ends]) - self.first).days
        last = min(self.first + timedelta(days=min(MOST_DAYS, 3 * span + 200)), self._office.end)
        lines = [calendar.day_lengths(self.first, last) for calendar in self._calendars]
        for people, number in self._numbers.items():
            for person_id, begin, end in self._away:
                if person_id in people:
                    self._close(lines[number], begin, end)
        return lines

    def _close(self, line: list[int], begin: date, end: date) -> None:
        """Take the working time of days off a calendar."""
        at, past = max(0, (begin - self.first).days), min(len(line), (end - self.first).days + 1)
        line[at:past] = [0] * max(0, past - at)

    def _at(self, day: date) -> float:
        return float(max(0, (day - self.first).days))
