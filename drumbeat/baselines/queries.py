"""Reads of baselines."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from drumbeat.baselines import policy, rules
from drumbeat.baselines.models import Baseline, BaselineTask
from drumbeat.baselines.rules import Planned
from drumbeat.calendars.queries import working_calendar
from drumbeat.campaigns.queries import find_campaign
from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict, NotFound
from drumbeat.kernel.raw.select import select_values
from drumbeat.work.queries.leaves import Leaf, leaves_of
from drumbeat.work.queries.tasks import phases_of, task_names

CURRENT = "current"
_FAR = date.max


def baselines_of(actor: Actor, campaign_id: UUID) -> QuerySet[Baseline]:
    """Return a campaign's baselines, the latest first; raise NotFound for a campaign the actor does not see."""
    campaign = find_campaign(actor, campaign_id)
    rows = Baseline.objects.filter(policy.visible(actor), campaign_id=campaign.id, deleted_at__isnull=True)
    return rows.select_related("taken_by").annotate(held=Count("tasks")).order_by("-taken_at", "-id")


def find_baseline(actor: Actor, baseline_id: UUID) -> Baseline:
    """Return one baseline; raise NotFound when the actor does not see it or its campaign."""
    rows = Baseline.objects.filter(policy.visible(actor), deleted_at__isnull=True).annotate(held=Count("tasks"))
    row = rows.select_related("taken_by").filter(pk=baseline_id).first()
    if row is None:
        raise NotFound("baselines.no_baseline")
    find_campaign(actor, row.campaign_id)
    return row


def bars_of(baseline: Baseline) -> list[tuple[Any, ...]]:
    """Return task, first and last day of what a baseline holds, for the bars of a timeline."""
    dated = Q(baseline_id=baseline.id, due__isnull=False)
    return select_values(BaselineTask, dated, ("task_id", "start", "due"), ("task_id",))


def planned_now(workspace_id: UUID, campaign_id: UUID) -> dict[UUID, Planned]:
    """Return the leaves of a campaign's plan as it stands."""
    return {leaf.id: planned_of(leaf) for leaf in leaves_of(workspace_id, [campaign_id])}


def planned_of(leaf: Leaf) -> Planned:
    """Return what a baseline keeps of a leaf: its planned days, or the projected ones where it has none."""
    due = leaf.due or leaf.projected_finish
    return Planned(
        start=leaf.start or (due if leaf.milestone else leaf.projected_start),
        due=due,
        length=leaf.length,
        effort=leaf.effort,
        milestone=leaf.milestone,
        finish=leaf.finished_on if leaf.completed else leaf.projected_finish,
    )


def variance(actor: Actor, campaign_id: UUID, baseline_id: UUID, against: str = CURRENT) -> dict[str, Any]:
    """Return how far a campaign moved from a baseline: per task, per phase (the uppermost summaries) and in all.

    `against` is the plan as it stands or the id of a later baseline of the campaign. Raises NotFound for what the
    actor does not see, Conflict for a baseline of another campaign.
    """
    before = _kept(actor, campaign_id, baseline_id)
    if against == CURRENT:
        after = planned_now(actor.workspace_id, campaign_id)
    else:
        after = _kept(actor, campaign_id, _id(against))
    every = before.keys() | after.keys()
    phases, names = phases_of(campaign_id), task_names(actor, every)
    names |= task_names(actor, {phase for phase in phases.values() if phase})
    calendar = working_calendar(actor.workspace_id)
    rows = [
        {
            "id": pk,
            "name": names.get(pk, ""),
            "phase_id": phases.get(pk),
            "state": _state(before.get(pk), after.get(pk)),
            "before": _days(before.get(pk)),
            "after": _days(after.get(pk)),
            "drift": asdict(rules.drift(before[pk], after[pk], calendar)) if pk in before and pk in after else None,
        }
        for pk in sorted(every, key=lambda pk: ((after.get(pk) or before[pk]).start or _FAR, str(pk)))
    ]
    phase_rows = _sums(before, after, phases, names, calendar)
    whole = rules.drift(rules.together(before.values()), rules.together(after.values()), calendar)
    return {"tasks": rows, "phases": phase_rows, "campaign": asdict(whole)}


def _sums(
    before: Mapping[UUID, Planned],
    after: Mapping[UUID, Planned],
    phases: Mapping[UUID, UUID | None],
    names: Mapping[UUID, str],
    calendar: WorkingCalendar,
) -> list[dict[str, Any]]:
    one, other = rules.by_phase(before, phases), rules.by_phase(after, phases)
    found = []
    place = {pk: at for at, pk in enumerate(phases)}
    for phase in sorted(one.keys() | other.keys(), key=lambda pk: place.get(pk, len(place)) if pk else len(place)):
        was, now = rules.together(one.get(phase, ())), rules.together(other.get(phase, ()))
        drift = asdict(rules.drift(was, now, calendar))
        row = {"id": phase, "name": names.get(phase, "") if phase else ""}
        found.append({**row, "before": _days(was), "after": _days(now), "drift": drift})
    return found


def _kept(actor: Actor, campaign_id: UUID, baseline_id: UUID) -> dict[UUID, Planned]:
    baseline = find_baseline(actor, baseline_id)
    if baseline.campaign_id != campaign_id:
        raise Conflict("baselines.of_other_campaign")
    columns = ("task_id", "start", "due", "length_minutes", "effort_minutes", "milestone")
    rows = select_values(BaselineTask, Q(baseline_id=baseline_id), columns)
    return {
        pk: Planned(start, due, length, effort, milestone, due) for pk, start, due, length, effort, milestone in rows
    }


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound("baselines.no_baseline") from None


def _state(before: Planned | None, after: Planned | None) -> str:
    if before is None:
        return "added"
    if after is None:
        return "removed"
    same = (before.start, before.due, before.length) == (after.start, after.due, after.length)
    return "same" if same else "changed"


def _days(planned: Planned | None) -> dict[str, Any] | None:
    if planned is None:
        return None
    return {name: getattr(planned, name) for name in ("start", "due", "finish", "length", "effort")}
