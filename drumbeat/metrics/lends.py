"""What metrics lend downward: values for goals, past results to compare with, names; found by search and history.

Upward go rules of exit checks, computed from targets and results.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from drumbeat.campaigns.queries import campaigns
from drumbeat.goals import offers as goals
from drumbeat.identity.queries import system_actor_of, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.safety.naming import Naming
from drumbeat.metrics.models import FactRun, Metric, Target
from drumbeat.metrics.queries.facts import days_by_campaign, days_of, days_together, exchange, keys_of, sums_of
from drumbeat.metrics.queries.metrics import library, listed_names, metric_names
from drumbeat.metrics.queries.targets import targets_beside
from drumbeat.metrics.rules.sums import figures_of, within
from drumbeat.phases.offers import ExitRule, Met, counted

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign
    from drumbeat.goals.models import Goal


def measure(workspace_id: UUID, measured: Sequence["Goal"]) -> Mapping[UUID, Decimal | None]:
    """Return the value of each goal's metric over its campaign and dates, in its currency; None without data."""
    actor = system_actor_of(workspace_id)
    known, rates, currency = library(actor), exchange(actor), workspace_of(actor).currency
    everywhere: list[UUID] | None = None
    found: dict[UUID, Decimal | None] = {}
    for goal in measured:
        if goal.metric_key not in known.metrics:
            continue
        base = known.base_of([goal.metric_key])
        if goal.campaign_id:
            days = days_of(actor, goal.campaign_id, base)
        else:
            if everywhere is None:
                everywhere = list(campaigns(actor).values_list("id", flat=True))
            days = days_together(actor, everywhere, base, goal.start, goal.due)
        rows = within(days, goal.start, goal.due)
        figure = figures_of(known, [goal.metric_key], rows, goal.currency or currency, rates)[goal.metric_key]
        found[goal.id] = None if figure.apart else figure.value
    return found


def past_results(actor: Actor, metric_key: str, type_key: str) -> list[Decimal]:
    """Return what finished campaigns of a type came to, as far as the actor sees them."""
    known = library(actor)
    if metric_key not in known.metrics:
        return []
    finished = list(campaigns(actor).filter(state="finished").values_list("id", flat=True))
    kinds = goals.campaigns().kinds(actor, finished) if type_key else {}
    ids = [pk for pk in finished if not type_key or kinds.get(pk) == type_key]
    rates, currency = exchange(actor), workspace_of(actor).currency
    base = known.base_of([metric_key])
    daily = any(known.metrics[key].aggregation == "last" or known.metrics[key].is_money for key in base)
    days = days_by_campaign(actor, ids, base) if daily else sums_of(actor, ids, base)
    figures = (
        figures_of(known, [metric_key], within(rows, None, None), currency, rates)[metric_key] for rows in days.values()
    )
    return [figure.value for figure in figures if figure.value is not None and not figure.apart]


MEASURE = goals.Measure("metric", measure)
HISTORY = goals.History("campaign results", past_results)
METRIC_NAMES = goals.MetricNames("metrics", listed_names)


def _metric_names(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    keys = dict(Metric.objects.filter(workspace_id=actor.workspace_id, pk__in=ids).values_list("id", "key"))
    names = metric_names(actor, keys.values())
    return {pk: names[key] for pk, key in keys.items()}


def _target_names(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    keys = dict(Target.objects.filter(workspace_id=actor.workspace_id, pk__in=ids).values_list("id", "metric_key"))
    names = metric_names(actor, keys.values())
    return {pk: names.get(key, key) for pk, key in keys.items()}


def _run_names(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return dict(FactRun.objects.filter(workspace_id=actor.workspace_id, pk__in=ids).values_list("id", "label"))


NAMINGS = (
    Naming(frozenset({"metric"}), frozenset(), _metric_names),
    Naming(frozenset({"target"}), frozenset(), _target_names),
    Naming(frozenset({"fact_run"}), frozenset(), _run_names),
)


def _targets_set(actor: Actor, campaign: "Campaign") -> Met:
    promised = len(targets_beside(actor, campaign.id, None))
    return Met(promised > 0, promised)


def _results_recorded(actor: Actor, campaign: "Campaign") -> Met:
    """Met when every target's metric has values: of a formula, everything it is computed from."""
    known, measured = library(actor), keys_of(actor, [campaign.id])
    promised = [key for key, *_ in targets_beside(actor, campaign.id, None)]
    told = [key for key in promised if key in known.metrics and set(known.base_of([key])) <= measured]
    return counted(len(told), len(promised))


EXIT_RULES = (ExitRule("targets_set", _targets_set), ExitRule("results_recorded", _results_recorded))
