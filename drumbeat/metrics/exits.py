"""Rules of exit checks computed from targets and results."""

from typing import TYPE_CHECKING

from drumbeat.kernel.actor import Actor
from drumbeat.metrics.queries.facts import keys_of
from drumbeat.metrics.queries.metrics import library
from drumbeat.metrics.queries.targets import targets
from drumbeat.phases.offers import ExitRule, Met, counted

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign


def _targets_set(actor: Actor, campaign: "Campaign") -> Met:
    promised = targets(actor).filter(campaign_id=campaign.id).count()
    return Met(promised > 0, promised)


def _results_recorded(actor: Actor, campaign: "Campaign") -> Met:
    """Met when every target's metric has values: of a formula, everything it is computed from."""
    known, measured = library(actor), keys_of(actor, [campaign.id])
    promised = list(targets(actor).filter(campaign_id=campaign.id).values_list("metric_key", flat=True))
    told = [key for key in promised if key in known.metrics and set(known.base_of([key])) <= measured]
    return counted(len(told), len(promised))


RULES = (ExitRule("targets_set", _targets_set), ExitRule("results_recorded", _results_recorded))
