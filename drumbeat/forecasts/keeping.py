"""Keeps odds and warnings current: what was marked stale is counted again in the background."""

import logging
import time
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.capacity.queries.loads import Conflict, conflicts
from drumbeat.forecasts import events, rules
from drumbeat.forecasts.models import EarlyWarning, LaunchForecast, StaleForecast
from drumbeat.forecasts.play import Play, play_of
from drumbeat.forecasts.rules import Threat
from drumbeat.identity.queries import system_actor_of
from drumbeat.kernel.actions import emit, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.marks import Rests
from drumbeat.kernel.clock import now, today
from drumbeat.kernel.compute import functions
from drumbeat.kernel.compute.runner import ComputeFailed, run
from drumbeat.kernel.refs import Ref
from drumbeat.work.queries.leaves import Leaf, joined_campaigns, leaves_of

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

MOST_LEVERS = 3
MOST_CRITICAL = 8

log = logging.getLogger(__name__)
_rests = Rests(times=20)
"""A campaign waits for twenty times as long as one count took: a stream of edits costs a twentieth of a processor."""


def settle_forecasts(workspace_id: UUID) -> int:
    """Count again what was marked stale; a mark made meanwhile stays for the next turn. Return how many campaigns."""
    actor = system_actor_of(workspace_id)
    marks = dict(StaleForecast.objects.filter(workspace_id=workspace_id).values_list("campaign_id", "seq"))
    due = {pk: seq for pk, seq in marks.items() if _rests.over(pk)}
    campaigns = {campaign.id: campaign for campaign in open_campaigns(actor).filter(pk__in=due)}
    clashes = _clashes(actor) if campaigns else []
    for pk, seq in due.items():
        begun = time.monotonic()
        if pk in campaigns:
            recompute(actor, campaigns[pk], clashes)
        with transact(actor):
            StaleForecast.objects.filter(campaign_id=pk, seq__lte=seq).delete()
        _rests.begin([pk], time.monotonic() - begun)
    return len(due)


def recompute(actor: Actor, campaign: "Campaign", clashes: Sequence[Conflict] | None = None) -> LaunchForecast | None:
    """Count the odds of a campaign's launch and look for threats; None when nothing can be promised or computed.

    `clashes` are those of the workspace in the days ahead, where the caller has read them already.
    """
    day = today(actor.time_zone)
    play = play_of(actor.workspace_id, campaign.id, sorted(joined_campaigns([campaign.id])), day)
    if play is None:
        forecast, leaves = None, leaves_of(actor.workspace_id, [campaign.id], done=False)
    else:
        forecast = _forecast(actor, campaign, play, day)
        leaves = [leaf for leaf in play.leaves if leaf.campaign_id == campaign.id and not leaf.completed]
    present = _clashes(actor) if clashes is None else clashes
    _warn(actor, campaign, threats(campaign, leaves, forecast, present, day))
    return forecast


def _clashes(actor: Actor) -> list[Conflict]:
    """The conflicts of all people in the days ahead, the heaviest first."""
    day = today(actor.time_zone)
    return sorted(conflicts(actor.workspace_id, day, day + rules.LOOK_AHEAD), key=lambda one: -one.over)


def odds_of(play: Play, *, levers: bool = True) -> dict[str, Any] | None:
    """Play a plan; None when the compute worker fails or the links run in a circle."""
    try:
        answer: dict[str, Any] = run(functions.ODDS, {**play.plan.payload(), "levers": levers})
    except ComputeFailed as failure:
        log.warning("no odds: %s", failure)
        return None
    return answer


def _forecast(actor: Actor, campaign: "Campaign", play: Play, day: date) -> LaunchForecast | None:
    odds = odds_of(play)
    if odds is None:
        return None
    p10, p50, p80, p90 = (play.day(time) for time in odds["finishes"][0])
    values = {
        "workspace_id": actor.workspace_id, "scope_id": campaign.scope_id, "campaign_id": campaign.id,
        "made_at": now(), "target": play.target.latest or play.target.due, "p10": p10, "p50": p50, "p80": p80,
        "p90": p90, "chance": None if odds["probability"] is None else round(1000 * odds["probability"]),
        "body": _body(play, odds, campaign.id),
    }  # fmt: skip
    with transact(actor):
        row, _ = LaunchForecast.objects.update_or_create(task_id=play.target.id, made_on=day, defaults=values)
        subject = Ref("campaign", campaign.id)
        facts = {"chance": row.chance, "p80": p80.isoformat()}
        emit(events.ForecastRecomputed(subject=subject, scope_id=campaign.scope_id, parents=(subject,), facts=facts))
    return row


def _body(play: Play, odds: dict[str, Any], campaign_id: UUID) -> dict[str, Any]:
    """What a forecast tells beside its days. Tasks of other campaigns go unnamed: who may see them differs."""

    def named(place: int) -> dict[str, Any]:
        leaf = play.leaves[place]
        own = leaf.campaign_id == campaign_id
        return {"id": str(leaf.id), "name": leaf.name if own else "", "campaign_id": str(leaf.campaign_id)}

    shares = enumerate(odds["criticality"])
    critical = sorted(
        ((share, at) for at, share in shares if share > 0 and not play.leaves[at].milestone), reverse=True
    )
    levers = [one for one in odds["levers"] if one["gain"] >= 0.01 or one["days"] >= 1][:MOST_LEVERS]
    return {
        "runs": odds["runs"], "plain_chance": round(1000 * odds["plain_chance"]),
        "histogram": [{"day": play.day(at + 1.0).isoformat(), "count": count} for at, count in odds["histogram"]],
        "critical": [
            {**named(at), "share": round(1000 * share), "cruciality": round(odds["cruciality"][at], 2)}
            for share, at in critical[:MOST_CRITICAL]
        ],
        "levers": [
            {
                **named(one["task"]),
                "kind": one["kind"],
                "gain": round(1000 * one["gain"]),
                "days": round(one["days"], 1),
            }
            for one in levers
        ],
        "milestones": [
            {
                **named(play.plan.watched[at]),
                "due": str(leaf.due or ""),
                "days": [play.day(t).isoformat() for t in days],
            }
            for at, (leaf, days) in enumerate(zip(play.watched, odds["finishes"][1:], strict=True))
            if leaf.campaign_id == campaign_id
        ],
        "bases": play.bases, "tasks": sum(not leaf.completed for leaf in play.leaves),
    }  # fmt: skip


def threats(
    campaign: "Campaign",
    leaves: Sequence[Leaf],
    forecast: LaunchForecast | None,
    clashes: Sequence[Conflict],
    day: date,
) -> list[Threat]:
    """Return what threatens a campaign as its open leaves, its people's load and its odds stand."""
    launch = next((leaf for leaf in leaves if leaf.is_launch), None)
    found = [
        rules.delay(launch.id, campaign.launch, launch.projected_finish) if launch else None,
        rules.negative_float((leaf.id, leaf.name, leaf.total_float) for leaf in leaves),
        rules.broken_commitments(
            ((leaf.id, leaf.name, leaf.committed_on, leaf.projected_finish) for leaf in leaves if leaf.committed_on),
            day,
        ),
        _overload(leaves, clashes),
    ]
    if forecast is not None:
        earlier = LaunchForecast.objects.filter(task_id=forecast.task_id, made_on__lte=day - rules.LOOK_BACK)
        before = earlier.filter(target=forecast.target).order_by("-made_on").values_list("chance", flat=True).first()
        found.append(rules.odds_drop(forecast.task_id, forecast.chance, before))
    return [threat for threat in found if threat is not None]


def _overload(leaves: Sequence[Leaf], clashes: Sequence[Conflict]) -> Threat | None:
    """The heaviest conflict in which this campaign has a part."""
    mine = {leaf.id: leaf for leaf in leaves}
    for one in clashes:
        taking_part = [mine[pk] for pk in one.task_ids if pk in mine]
        if taking_part:
            tasks = [{"id": str(leaf.id), "name": leaf.name} for leaf in taking_part[: rules.WORST]]
            days = {"first": one.first.isoformat(), "last": one.last.isoformat()}
            facts = {"person_id": str(one.person_id), "minutes": one.over, **days, "tasks": tasks}
            return Threat("capacity", taking_part[0].id, facts)
    return None


def _warn(actor: Actor, campaign: "Campaign", found: Iterable[Threat]) -> None:
    """Raise what is new, keep the facts of what stands, clear what has passed."""
    present = {row.kind: row for row in EarlyWarning.objects.filter(campaign=campaign, cleared_at__isnull=True)}
    with transact(actor):
        for threat in found:
            row = present.pop(threat.kind, None)
            if row is None:
                _raise(actor, campaign, threat)
            elif row.facts != threat.facts or row.task_id != threat.task_id:
                EarlyWarning.objects.filter(pk=row.pk).update(facts=threat.facts, task_id=threat.task_id)
        for row in present.values():
            EarlyWarning.objects.filter(pk=row.pk).update(cleared_at=now())
            emit(events.WarningCleared(**_of(row)))


def _raise(actor: Actor, campaign: "Campaign", threat: Threat) -> None:
    row = EarlyWarning.objects.create(
        workspace_id=actor.workspace_id, scope_id=campaign.scope_id, campaign=campaign, task_id=threat.task_id,
        kind=threat.kind, facts=threat.facts,
    )  # fmt: skip
    emit(events.WarningRaised(**_of(row), facts={"warning": threat.kind}))


def _of(row: EarlyWarning) -> dict[str, Any]:
    return {"subject": ref(row), "scope_id": row.scope_id, "parents": (Ref("campaign", row.campaign_id),)}


def ref(row: EarlyWarning) -> Ref:
    """Return the warning as histories name it."""
    return Ref("warning", row.id)
