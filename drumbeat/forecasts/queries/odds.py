"""Reads of odds, calibration and warnings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from statistics import quantiles
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet

from drumbeat.campaigns.queries import campaigns, find_campaign
from drumbeat.engines.durations.advice import advise
from drumbeat.engines.durations.cases import Case
from drumbeat.forecasts import policy, rules
from drumbeat.forecasts.keeping import odds_of
from drumbeat.forecasts.lessons import groups_of, lesson_of
from drumbeat.forecasts.models import DurationLesson, EarlyWarning, ForecastSettings, LaunchForecast, StaleForecast
from drumbeat.forecasts.offers import Considered
from drumbeat.forecasts.play import play_of
from drumbeat.identity.queries import system_actor_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid, NotFound
from drumbeat.kernel.policy import require
from drumbeat.work.queries.history import worked_tasks
from drumbeat.work.queries.leaves import joined_campaigns, leaves_of
from drumbeat.work.queries.tasks import find_task, task_names

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

TREND_DAYS = 60
FEWEST_OUTSIDE = 3


def forecast_of(actor: Actor, campaign_id: UUID) -> dict[str, Any]:
    """Return a campaign's latest odds with their course, the view from outside, and whether a newer count is due."""
    campaign = find_campaign(actor, campaign_id)
    rows = LaunchForecast.objects.filter(campaign_id=campaign.id).order_by("made_on")
    row = rows.last()
    waiting = StaleForecast.objects.filter(campaign_id=campaign.id).exists()
    if row is None:
        return {"forecast": None, "waiting": waiting, "trend": [], "outside": outside_view(actor, campaign)}
    since = row.made_on - timedelta(days=TREND_DAYS)
    course = rows.filter(task_id=row.task_id, made_on__gte=since).values_list("made_on", "chance", "p50", "p80")
    names = task_names(actor, [row.task_id])
    return {
        "forecast": {
            **{name: getattr(row, name) for name in ("made_at", "target", "chance", "p10", "p50", "p80", "p90")},
            "task": {"id": row.task_id, "name": names.get(row.task_id, "")},
            **_seen(actor, row.body),
        },
        "waiting": waiting,
        "trend": [{"day": day, "chance": chance, "p50": p50, "p80": p80} for day, chance, p50, p80 in course],
        "outside": outside_view(actor, campaign),
    }


def _seen(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Name the tasks of other campaigns the actor may see; others stay without a name."""
    named = [one for part in ("critical", "levers", "milestones") for one in body[part] if not one["name"]]
    names = {str(pk): name for pk, name in task_names(actor, [UUID(one["id"]) for one in named]).items()}
    for one in named:
        one["name"] = names.get(one["id"], "")
    return body


def outside_view(actor: Actor, campaign: "Campaign") -> dict[str, Any]:
    """Return how much longer past campaigns of the type took than planned, whatever this plan says.

    From the first work to the launch, over the same time as it was planned (the outside view, Kahneman & Tversky 1979).
    """
    past = campaigns(actor).filter(type_id=campaign.type_id, state__in=("finished", "archived"), launch__isnull=False)
    among = list(past.exclude(pk=campaign.id).values_list("id", "start", "launch"))
    leaves = leaves_of(actor.workspace_id, [pk for pk, _, _ in among]) if among else []
    ratios = []
    for pk, start, launch in among:
        own = [leaf for leaf in leaves if leaf.campaign_id == pk]
        starts = [day for leaf in own if (day := leaf.started_on or leaf.start)]
        begun = min(starts, default=start)
        launched = next((leaf.finished_on for leaf in own if leaf.is_launch and leaf.finished_on), None)
        if begun and launched and launch and launch > begun:
            ratios.append((launched - begun).days / (launch - begun).days)
    if len(ratios) < FEWEST_OUTSIDE:
        return {"count": len(ratios), "fewest": FEWEST_OUTSIDE, "p50": None, "p80": None}
    deciles = quantiles(ratios, n=10, method="inclusive")
    return {"count": len(ratios), "fewest": FEWEST_OUTSIDE, "p50": round(deciles[4], 3), "p80": round(deciles[7], 3)}


def calibration_of(actor: Actor) -> dict[str, Any]:
    """Return how the workspace's past odds fared, and what its durations are known from. For everyone but guests."""
    require(actor, policy.SEE_CALIBRATION, None)
    lesson = DurationLesson.objects.filter(workspace_id=actor.workspace_id).first()
    kept = ForecastSettings.objects.filter(workspace_id=actor.workspace_id).first()
    return {
        **rules.calibration(_judged(actor)),
        "lesson": {
            "cases": lesson.cases if lesson else 0,
            "learned_at": lesson.learned_at if lesson else None,
            "trees": any(lesson.body["forests"]) if lesson else False,
        },
        "by_person": bool(kept and kept.by_person),
        "can": ["update_forecast_settings"] if actor.at_least("director") else [],
    }


def _judged(actor: Actor) -> list[rules.Judged]:
    """Each launch that has happened with the forecast of four weeks before its day, or the first there was."""
    rows = LaunchForecast.objects.filter(policy.visible(actor), workspace_id=actor.workspace_id).order_by("made_on")
    by_task: dict[UUID, list[LaunchForecast]] = {}
    for row in rows.only("task_id", "campaign_id", "made_on", "target", "chance", "p50", "p80"):
        by_task.setdefault(row.task_id, []).append(row)
    done = leaves_of(actor.workspace_id, {some[0].campaign_id for some in by_task.values()}) if by_task else []
    launched = {leaf.id: leaf.finished_on for leaf in done if leaf.completed and leaf.finished_on}
    judged = []
    for task_id, some in by_task.items():
        day = launched.get(task_id)
        before = [row for row in some if day and row.made_on < day]
        if day is None or not before:
            continue
        asked = day - timedelta(days=rules.LEAD_DAYS)
        row = next((row for row in reversed(before) if row.made_on <= asked), before[0])
        judged.append(rules.Judged(day, row.target, row.chance, row.p50, row.p80))
    return judged


def warnings(actor: Actor, campaign_id: UUID | None = None) -> QuerySet[EarlyWarning]:
    """Return open warnings of campaigns the actor sees, the newest first; without one named, those nobody dismissed."""
    rows = EarlyWarning.objects.filter(policy.visible(actor), cleared_at__isnull=True, campaign__state="open")
    rows = rows.filter(campaign__deleted_at__isnull=True).order_by("-created_at", "id")
    if campaign_id is None:
        return rows.filter(dismissed_at__isnull=True)
    return rows.filter(campaign_id=find_campaign(actor, campaign_id).id)


def find_warning(actor: Actor, warning_id: UUID) -> EarlyWarning:
    """Return one warning; raise NotFound when the actor does not see it."""
    row = EarlyWarning.objects.filter(policy.visible(actor), pk=warning_id).first()
    if row is None:
        raise NotFound("forecasts.no_warning")
    return row


def duration_advice(actor: Actor, task_id: UUID, estimate: int | None = None) -> dict[str, Any]:
    """Return how long work like a task really takes: P50 and P80 in minutes, what they are known from, similar tasks.

    `estimate` in minutes stands in for the task's own while somebody types it. Raises Invalid without either.
    """
    task = find_task(actor, task_id)
    minutes = estimate or task.estimate_minutes
    if not minutes or minutes <= 0:
        raise Invalid("forecasts.no_estimate", fields={"estimate": ["required"]})
    worked = {one.id: one for one in worked_tasks(actor.workspace_id)}
    groups = groups_of(actor.workspace_id)
    own = worked.get(task.id) or next(iter(worked_tasks(actor.workspace_id, [task.id])), None)
    case = groups.case(own) if own else Case(estimate=minutes, numbers=(0.0, 0.0))
    answer = advise(lesson_of(actor.workspace_id), replace(case, estimate=float(minutes)))
    done = [(one.id, one.name) for one in worked.values() if one.finished_on and one.minutes and one.id != task.id]
    seen = task_names(actor, [pk for pk, _ in done])
    similar = rules.alike(task.name, [(pk, name) for pk, name in done if pk in seen])
    return {
        "p50": answer.p50, "p80": answer.p80, "basis": answer.basis, "level": answer.level.split(":")[0],
        "count": answer.count, "share": answer.share,
        "similar": [
            {"id": pk, "name": worked[pk].name, "estimate": worked[pk].estimate, "minutes": worked[pk].minutes}
            for pk, _ in similar
        ],
    }  # fmt: skip


def odds_of_plan(
    workspace_id: UUID, campaign_ids: Sequence[UUID], considered: Considered | None = None
) -> dict[UUID, dict[str, Any]]:
    """Play the campaigns with changes that are only considered; per campaign the launch's chance in thousandths and the
    days half and four fifths of the plays keep. What the system sees; campaigns without a launch are left out."""
    day = today(system_actor_of(workspace_id).time_zone)
    found: dict[UUID, dict[str, Any]] = {}
    for campaign_id in campaign_ids:
        play = play_of(workspace_id, campaign_id, sorted(joined_campaigns([campaign_id])), day, considered)
        odds = odds_of(play, levers=False) if play is not None else None
        if play is not None and odds is not None:
            chance = None if odds["probability"] is None else round(1000 * odds["probability"])
            days = [play.day(time) for time in odds["finishes"][0]]
            found[campaign_id] = {"task_id": play.target.id, "chance": chance, "p50": days[1], "p80": days[2]}
    return found
