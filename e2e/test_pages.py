"""Every page of the product for people who use it by keyboard, by ear, with little contrast or on a phone."""

import pytest
from playwright.sync_api import Browser, expect

from e2e.backstage.axe import axe_faults_in_both_themes
from e2e.backstage.house import Place
from e2e.backstage.places import PANELS, PLACES, addresses, move, settle
from e2e.backstage.seed import CAMPAIGN
from e2e.conftest import signed_in

PARTS = 2
"""As many tests as the suite has workers."""


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_clean_for_axe(browser: Browser, server: Place, part: int) -> None:
    context = signed_in(browser, server)
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    faults: dict[str, list[str]] = {}
    page.goto("/today")
    for name, address in [*addresses(context, CAMPAIGN, PLACES | PANELS).items()][part::PARTS]:
        move(page, address)
        settle(page)
        if found := axe_faults_in_both_themes(page):
            faults[name] = found
    context.close()
    assert faults == {} and broken == []


def test_phone_shows_an_agenda_and_the_task_as_a_sheet(browser: Browser, server: Place, campaign: str) -> None:
    context = signed_in(browser, server)
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{campaign}/timeline")
    page.get_by_role("button", name="Brief").click()
    expect(page.get_by_role("textbox", name="Task name")).to_have_value("Brief")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    context.close()
