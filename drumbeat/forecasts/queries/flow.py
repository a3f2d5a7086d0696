"""Where a campaign's work waits: stays in stages read as flow."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import fmean
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign
from drumbeat.engines.flow.counts import Stay, daily
from drumbeat.engines.flow.limits import advise_limit
from drumbeat.engines.flow.stages import STEADY, bottleneck, flows, little
from drumbeat.engines.flow.survival import percentiles
from drumbeat.engines.flow.throughput import when_done
from drumbeat.forecasts.models import StageVisit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now, today
from drumbeat.work.queries.leaves import leaves_of
from drumbeat.workflow.queries import stages_of

if TYPE_CHECKING:
    from drumbeat.workflow.models import Stage

SHARES = (0.5, 0.85, 0.95)
DONE_SHARES = (0.5, 0.85)
LONGEST = 365
SHORTEST = 14
MOST_AGEING = 10


def flow_of(actor: Actor, campaign_id: UUID, days: int) -> dict[str, Any]:
    """Return the flow of a campaign's tasks over the last `days` (14 to 365) up to today."""
    campaign = find_campaign(actor, campaign_id)
    stages = stages_of(actor, campaign.workflow_id)
    window = _Window(today(actor.time_zone), min(LONGEST, max(SHORTEST, days)), now())
    open_tasks = {leaf.id: leaf for leaf in leaves_of(actor.workspace_id, [campaign.id]) if not leaf.milestone}
    stays, tasks = _stays(campaign.id, stages, {pk: leaf.stage_id for pk, leaf in open_tasks.items()}, window)
    counted = daily(stays, len(stages), window.days)
    done = [at for at, stage in enumerate(stages) if stage.is_done]
    working = [at for at, stage in enumerate(stages) if stage.is_under_way]
    found = flows(stays, counted, 0.0, float(window.days))
    names = {at: {"id": str(pk), "name": open_tasks[pk].name} for at, pk in enumerate(tasks)}
    worst = bottleneck(found, working)
    people = {pk for leaf in open_tasks.values() for pk in leaf.people}
    return {
        "first": window.first, "days": window.days, "stages": [_stage(stage) for stage in stages],
        "counts": counted, "flows": [_flow(one) for one in found],
        "bottleneck": _flow(worst) if worst else None,
        **_times(stays, set(done), set(working), names, window),
        **_forecast(stays, set(done), tasks, window),
        "little": _little(counted, found, working),
        "limits": _limits(stays, stages, working, counted, len(people)),
    }  # fmt: skip


class _Window:
    """Days counted from the first of the window; the last is today."""

    def __init__(self, last: date, days: int, instant: datetime) -> None:
        self.days, self.first, self._now = days, last - timedelta(days=days - 1), instant
        self._zero = datetime.combine(self.first, datetime.min.time(), tzinfo=instant.tzinfo)

    def at(self, moment: datetime) -> float:
        """Days from the beginning of the window."""
        return (moment - self._zero).total_seconds() / 86_400

    @property
    def present(self) -> float:
        """Now."""
        return self.at(self._now)


def _stays(
    campaign_id: UUID, stages: Sequence["Stage"], present: Mapping[UUID, UUID], window: _Window
) -> tuple[list[Stay], list[UUID]]:
    """The stays of the campaign's present tasks, items by position in the list of tasks. A stage that was removed since
    counts as the first."""
    places = {stage.id: at for at, stage in enumerate(stages)}
    visits = StageVisit.objects.filter(campaign_id=campaign_id, removed=False, task_id__in=list(present))
    rows = list(visits.order_by("entered_at").values_list("task_id", "stage_id", "entered_at", "left_at"))
    tasks = list(dict.fromkeys(task for task, _, _, _ in rows))
    item = {task: at for at, task in enumerate(tasks)}
    stays = [
        Stay(
            item[task],
            places.get(stage or present[task], 0),
            window.at(entered),
            None if left is None else window.at(left),
        )
        for task, stage, entered, left in rows
    ]
    return stays, tasks


def _times(
    stays: Sequence[Stay], done: set[int], working: set[int], names: Mapping[int, dict[str, str]], window: _Window
) -> dict[str, Any]:
    """Cycle and lead time in days with what is still open, and the oldest open work."""
    born: dict[int, float] = {}
    begun: dict[int, float] = {}
    ended: dict[int, float] = {}
    for stay in stays:
        born.setdefault(stay.item, stay.entered)
        if stay.stage in working:
            begun.setdefault(stay.item, stay.entered)
        if stay.stage in done and stay.left is None:
            ended[stay.item] = stay.entered
    cycle = [(ended.get(item, window.present) - start, item in ended) for item, start in begun.items()]
    lead = [(ended.get(item, window.present) - start, item in ended) for item, start in born.items()]
    ageing = sorted(
        ((window.present - start, item) for item, start in begun.items() if item not in ended), reverse=True
    )
    return {
        "cycle": _percentiles(cycle),
        "lead": _percentiles(lead),
        "ageing": [{**names[item], "days": round(age, 1)} for age, item in ageing[:MOST_AGEING]],
    }


def _percentiles(spans: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    values = [None if one is None else round(one, 1) for one in percentiles(spans, SHARES)]
    ended = sum(over for _, over in spans)
    return {"ended": ended, "open": len(spans) - ended, "p50": values[0], "p85": values[1], "p95": values[2]}


def _forecast(stays: Sequence[Stay], done: set[int], tasks: Sequence[UUID], window: _Window) -> dict[str, Any]:
    """Weekly throughput, and in how many weeks what is open will be done."""
    finished = [stay.entered for stay in stays if stay.stage in done and stay.left is None]
    first = max(0.0, min((stay.entered for stay in stays), default=0.0))
    weeks = int((window.days - first) // 7)
    begin = window.days - 7 * weeks
    weekly = [sum(begin + 7 * week <= at < begin + 7 * (week + 1) for at in finished) for week in range(weeks)]
    left = len(tasks) - len(finished)
    answer = when_done(weekly, left, DONE_SHARES) if left > 0 else None
    soon, late = answer or (None, None)
    last = window.first + timedelta(days=window.days - 1)
    return {
        "weekly": weekly,
        "left": left,
        "when_done": None
        if answer is None
        else {
            "p50": last + timedelta(weeks=soon) if soon is not None else None,
            "p85": last + timedelta(weeks=late) if late is not None else None,
        },
    }


def _little(counted: Sequence[Sequence[int]], found: Sequence[Any], working: Sequence[int]) -> dict[str, Any] | None:
    total = [sum(counted[stage][day] for stage in working) for day in range(len(counted[0]))] if counted else []
    departed = found[working[-1]].departed if working else 0
    ratio = little(total, departed, sum(found[stage].mean_days for stage in working))
    return None if ratio is None else {"ratio": round(ratio, 2), "steady": STEADY[0] <= ratio <= STEADY[1]}


def _limits(
    stays: Sequence[Stay],
    stages: Sequence["Stage"],
    working: Sequence[int],
    counted: Sequence[Sequence[int]],
    people: int,
) -> list[dict[str, Any]]:
    """Limits that a simulation shows to shorten the days in a stage, for stages that have none that low."""
    found = []
    for stage in working:
        touch = [
            stay.left - stay.entered
            for stay in stays
            if stay.stage == stage and stay.left is not None and stay.left > 0
        ]
        usual = round(fmean(counted[stage][-28:])) if counted[stage] else 0
        advice = advise_limit(len(touch) / max(1, len(counted[stage])), touch, usual, people)
        present = stages[stage].limit
        if advice and (present is None or advice.limit < present):
            days = {"days_now": round(advice.days_now, 1), "days_then": round(advice.days_then, 1)}
            found.append({"stage": stage, "limit": advice.limit, "usual": usual, **days})
    return found


def _stage(stage: "Stage") -> dict[str, Any]:
    return {"id": stage.id, "name": stage.name, "category": stage.category, "limit": stage.limit}


def _flow(one: Any) -> dict[str, Any]:
    return {
        "stage": one.stage, "arrived": one.arrived, "departed": one.departed, "waiting": one.waiting,
        "mean_days": round(one.mean_days, 1), "share": round(1000 * one.share), "growth": round(one.growth, 1),
    }  # fmt: skip
