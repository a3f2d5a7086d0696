"""Exit checks of phases that targets and results answer."""

from drumbeat.campaigns.queries import find_campaign
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.metrics.actions.metric import create_metric
from drumbeat.metrics.tests.factories import promise, record
from drumbeat.phases.offers import exit_rules


def test_targets_are_set_and_results_recorded_for_each(cast: Cast) -> None:
    manager = cast.actor("manager")
    campaign = find_campaign(manager, make_campaign(manager).id)
    base = {"unit": "number", "kind": "base", "aggregation": "sum"}
    first, second = (create_metric(manager, {"name": name, **base}).key for name in ("Downloads", "Visits"))

    def met(key: str) -> tuple[bool, int | None, int | None]:
        found = exit_rules[key].met(manager, campaign)
        return found.ok, found.done, found.total

    assert (met("targets_set"), met("results_recorded")) == ((False, 0, None), (False, 0, 0))
    promise(manager, campaign.id, first, 10)
    promise(manager, campaign.id, second, 20)
    record(manager, campaign.id, {first: [3]})
    assert (met("targets_set"), met("results_recorded")) == ((True, 2, None), (False, 1, 2))
    record(manager, campaign.id, {second: [4]})
    assert met("results_recorded") == (True, 2, 2)
