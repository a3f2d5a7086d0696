"""What the demo team wrote into the plans of its campaigns, and how it told others that they stand."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.activity.actions.update import post_status_update
from drumbeat.kernel.actor import Actor
from drumbeat.phases.actions.brief import update_brief

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign
    from drumbeat.config.demo.frames import Outline
    from drumbeat.config.demo.replay import Stage

_BUDGETS = (18_000_00, 6_500_00, 42_000_00, 27_500_00)
_CURRENCY = "EUR"
_TOLD = (9, 2)
"""How many days ago the team told how a campaign stands."""


def write_plan(stage: "Stage", outline: "Outline", actor: Actor, campaign: "Campaign", index: int) -> None:
    """Fill the brief of a running campaign, every fourth left for its team, and let the team tell how it stands."""
    if outline.past:
        return
    words = stage.data["plan"]
    if index % 4 != 3:
        texts = {name: words[name] for name in ("scope_in", "scope_out", "measurement", "standards")}
        budget = {"budget_minor": _BUDGETS[index % len(_BUDGETS)], "budget_currency": _CURRENCY}
        update_brief(actor, campaign.id, {**texts, **budget})
    for age in _TOLD:
        stage.on(stage.today - timedelta(days=age), partial(_tell, actor, words, campaign.id, index + age))


def _tell(actor: Actor, words: Mapping[str, Any], campaign_id: UUID, index: int) -> None:
    health, title, body = words["updates"][index % len(words["updates"])]
    post_status_update(actor, "campaign", campaign_id, {"health": health, "title": title, "body": body})
