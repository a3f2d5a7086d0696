"""The plan of a campaign: each of the ten steps is done once its own record is there, and says what is recorded."""

from datetime import date
from uuid import UUID

import pytest

from drumbeat.audiences.actions.message import write_message
from drumbeat.audiences.tests.factories import make_persona
from drumbeat.campaigns.actions.audience import address_audience
from drumbeat.campaigns.actions.campaign import update_campaign
from drumbeat.campaigns.actions.deliverable import create_deliverable
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.channels.tests.factories import make_channel
from drumbeat.goals.tests.factories import make_goal
from drumbeat.home.plan import plan_screen
from drumbeat.home.schemas.plan import Plan
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.metrics.actions.metric import create_metric
from drumbeat.metrics.tests.factories import promise
from drumbeat.phases.actions.brief import update_brief
from drumbeat.work.actions.task import create_task
from drumbeat.work.tests.factories import recompute


def states(actor: Actor, campaign: UUID) -> dict[str, str]:
    """State by step; the answer fits its schema."""
    body = plan_screen(actor, campaign)
    Plan.model_validate(body)
    return {step["key"]: step["state"] for step in body["steps"]}


def test_each_step_is_done_by_its_own_record(cast: Cast) -> None:
    manager = cast.actor("manager")
    campaign = make_campaign(manager).id
    channel, audience = make_channel(manager).id, make_persona(manager).id
    metric = create_metric(manager, {"name": "Downloads", "unit": "number", "kind": "base", "aggregation": "sum"})
    assert set(states(manager, campaign).values()) == {"open"}
    writes = {
        "goal": lambda: make_goal(manager, campaign_id=campaign),
        "metrics": lambda: promise(manager, campaign, metric.key, 10),
        "audience": lambda: address_audience(manager, campaign, audience, primary=True),
        "message": lambda: write_message(manager, campaign, {"core": "Half the weight", "audience_id": audience}),
        "scope": lambda: update_brief(manager, campaign, {"scope_out": "Radio"}),
        "team": lambda: create_task(manager, campaign, {"name": "Write"}) and recompute(manager, [campaign]),
        "deliverables": lambda: create_deliverable(manager, campaign, {"name": "Film"}),
        "budget": lambda: update_brief(manager, campaign, {"budget_minor": 100, "budget_currency": "EUR"}),
        "timeline": lambda: (
            update_brief(manager, campaign, {"channel_ids": [channel]}),
            update_campaign(manager, campaign, {"launch": date(2027, 3, 1)}),
        ),
        "measurement": lambda: update_brief(manager, campaign, {"measurement": "Coupon code"}),
    }
    done: set[str] = set()
    for step, write in writes.items():
        write()
        done.add(step)
        assert {key for key, state in states(manager, campaign).items() if state == "done"} == done, step


def test_a_skipped_step_stays_open_to_records_and_money_stays_hidden(cast: Cast) -> None:
    manager, intern = cast.actor("manager"), cast.actor("intern")
    campaign = make_campaign(manager).id
    update_brief(manager, campaign, {"skipped": ["budget", "scope"], "step": "scope"})
    assert (states(manager, campaign)["budget"], states(manager, campaign)["scope"]) == ("skipped", "skipped")
    update_brief(manager, campaign, {"budget_minor": 5000, "budget_currency": "SEK"})
    assert states(intern, campaign)["budget"] == "done"
    brief = plan_screen(intern, campaign)["brief"]
    assert (brief["budget_minor"], brief["has_budget"], brief["step"]) == (None, True, "scope")


def test_a_private_plan_is_not_there_for_others(cast: Cast) -> None:
    campaign = make_campaign(cast.actor("director"), private=True).id
    with pytest.raises(NotFound):
        plan_screen(cast.actor("manager"), campaign)
