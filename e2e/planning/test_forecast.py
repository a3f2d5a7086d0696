"""The odds of a launch appear under a campaign's head, a threat is named and put aside, past forecasts are honest."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import BrowserContext, Page, expect

from e2e.backstage.axe import axe_faults
from e2e.backstage.held import held_back
from e2e.backstage.seed import CHAIN
from e2e.conftest import csrf, tasks

COUNTED = 40_000
"""Odds are counted every few seconds; the first count of a process compiles what it needs."""


def _promise_a_launch(context: BrowserContext, campaign: str) -> None:
    """A milestone that must come before the work it waits for is done."""
    last = tasks(context, campaign)[CHAIN[-1]]
    day = (datetime.now(UTC).date() + timedelta(days=3)).isoformat()
    address = campaign.rsplit("/", 1)[1]
    launch = {"campaign_id": address, "name": "Go live", "kind": "milestone", "due": day, "is_launch": True}
    made = context.request.post("/api/v1/tasks", data=launch, headers=csrf(context)).json()
    link = {"pred_id": last["id"], "succ_id": made["id"]}
    assert context.request.post("/api/v1/dependencies", data=link, headers=csrf(context)).ok
    assert context.request.patch(f"/api/v1/campaigns/{address}", data={"launch": day}, headers=csrf(context)).ok


def _tabs_keep_their_place(page: Page, campaign: str) -> None:
    """What the head says of the odds may come late; nothing below it moves then."""
    tabs = page.get_by_role("navigation", name="Views of the campaign")
    odds = page.get_by_role("link", name=re.compile("^Launch .*%$"))
    with held_back(page, "**/api/v1/campaigns/*/forecast", campaign):
        expect(tabs).to_be_visible()
        expect(odds).to_be_hidden()
        before = tabs.bounding_box()
    expect(odds).to_be_visible()
    assert tabs.bounding_box() == before


def test_odds_are_counted_a_threat_is_put_aside_and_the_past_is_honest(
    page: Page, context: BrowserContext, campaign: str
) -> None:
    _promise_a_launch(context, campaign)
    page.goto(f"{campaign}/forecast")
    expect(page.get_by_role("heading", name="Go live")).to_be_visible(timeout=COUNTED)
    expect(page.get_by_role("heading", name="What the launch hangs on")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Launch .*%$"))).to_be_visible()
    _tabs_keep_their_place(page, campaign)
    page.goto(f"{campaign}/forecast")
    warnings = page.get_by_role("region", name="Early warnings")
    expect(warnings).to_contain_text("The launch is promised for")
    assert axe_faults(page) == []
    count = warnings.get_by_role("listitem").count()
    warnings.get_by_role("listitem").first.get_by_role("button", name="Dismiss").click()
    expect(warnings.get_by_role("listitem")).to_have_count(count - 1)
    page.get_by_role("link", name="How past forecasts fared").click()
    expect(page.get_by_text("Too few to judge")).to_be_visible()
    assert axe_faults(page) == []
