"""Goals follow results; a target is compared with what finished campaigns came to."""

from decimal import Decimal

import pytest

from drumbeat.campaigns.actions.campaign import update_campaign
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.goals.tests.factories import GoalProjection, make_goal
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.background.readers import settle_readers
from drumbeat.kernel.models import DeadLetter, StoredEvent
from drumbeat.metrics.actions.rate import set_rate
from drumbeat.metrics.lends import past_results
from drumbeat.metrics.tests.factories import FIRST, day, record

pytestmark = pytest.mark.django_db


def _current(goal):
    return GoalProjection.objects.get(goal_id=goal.id).current


def test_goals_of_a_metric_follow_what_is_recorded(cast: Cast):
    manager = cast.actor("manager")
    one, other = make_campaign(manager, "One"), make_campaign(manager, "Other")
    manager = cast.actor("manager")
    measured = {"progress_source": "metric", "target": 100}
    own = make_goal(manager, "Own", campaign_id=one.id, metric_key="new_leads", start=day(1), **measured)
    whole = make_goal(manager, "Whole", metric_key="new_leads", **measured)
    rate = make_goal(manager, "Rate", metric_key="ctr", unit="percent", **measured)
    record(manager, one.id, {"new_leads": [1, 2, 3], "clicks": [1], "impressions": [50]})
    record(manager, other.id, {"new_leads": [10]})
    settle_readers(manager.workspace_id)
    assert not DeadLetter.objects.exists()
    assert [_current(goal) for goal in (own, whole, rate)] == [5, 16, 2]
    assert StoredEvent.objects.filter(kind="goals.rolled_up").exists()


def test_a_goal_in_money_follows_the_rates(cast: Cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    manager = cast.actor("manager")
    goal = make_goal(
        manager,
        metric_key="revenue",
        unit="money",
        currency="EUR",
        progress_source="metric",
        target=100,
        kind="revenue",
    )
    record(manager, campaign.id, {"revenue": [100]}, currency="SEK")
    settle_readers(manager.workspace_id)
    assert _current(goal) is None
    set_rate(manager, "SEK", "EUR", FIRST, Decimal("0.09"))
    settle_readers(manager.workspace_id)
    assert _current(goal) == 9


def test_history_is_what_finished_campaigns_of_the_type_came_to_and_the_actor_sees(cast: Cast):
    manager = cast.actor("manager")
    for name, leads, private in (("A", 5, False), ("B", 7, True), ("Open", 9, False)):
        campaign = make_campaign(manager, name, private=private)
        manager = cast.actor("manager")
        record(manager, campaign.id, {"new_leads": [leads]})
        if name != "Open":
            update_campaign(manager, campaign.id, {"state": "finished"})
    assert sorted(past_results(cast.actor("manager"), "new_leads", "")) == [5, 7]
    assert past_results(cast.actor("legal"), "new_leads", "") == [5]
    assert past_results(manager, "new_leads", str(campaign.type_id)) == []
    assert past_results(manager, "followers", "") == []
