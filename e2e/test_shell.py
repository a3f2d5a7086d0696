"""The frame around every page: its sidebar stands still, and its palette finds things and opens them."""

import re

from playwright.sync_api import Browser, Page, expect

from e2e.backstage.held import held_back
from e2e.backstage.house import Place
from e2e.backstage.places import settle
from e2e.backstage.seed import CAMPAIGN, CHAIN
from e2e.conftest import signed_in


def test_the_sidebar_stands_still_while_its_campaigns_are_read(browser: Browser, server: Place) -> None:
    context = signed_in(browser, server)
    page = context.new_page()
    page.goto("/people")
    campaign = page.get_by_role("navigation", name="Main").get_by_role("link", name=CAMPAIGN)
    expect(campaign).to_be_visible()
    below = page.get_by_role("link", name="Programs")
    with held_back(page, "**/api/v1/campaigns?*", "/people"):
        expect(below).to_be_visible()
        expect(campaign).to_be_hidden()
        before = below.bounding_box()
    expect(campaign).to_be_visible()
    assert below.bounding_box() == before
    settle(page)
    context.close()


def test_a_campaign_and_a_task_are_found_and_opened(page: Page, campaign: str) -> None:
    page.goto("/people")
    expect(page.get_by_role("heading", name="People").first).to_be_visible()
    _find(page, CAMPAIGN.split()[0].lower(), CAMPAIGN)
    expect(page).to_have_url(re.compile(re.escape(campaign)))
    _find(page, CHAIN[3].split()[0].lower(), CHAIN[3])
    expect(page.get_by_role("textbox", name="Task name")).to_have_value(CHAIN[3])


def _find(page: Page, words: str, name: str) -> None:
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="Find or do")
    box.fill(words)
    expect(page.get_by_role("option", name=name).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(box).to_be_hidden()
