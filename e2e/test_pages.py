import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.backstage.axe import axe_faults
from e2e.backstage.house import Place
from e2e.conftest import signed_in

OVERVIEWS = ("/today", "/my-work", "/campaigns")
SCREENS = ("", "/list", "/board", "/timeline")


def _shown(page: Page, place: str) -> None:
    """Open a page and wait for its work, so that axe does not judge a page still being drawn."""
    page.goto(place)
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    expect(
        page.get_by_role("main").get_by_role("heading").or_(page.get_by_role("main").get_by_role("textbox")).first
    ).to_be_visible()
    page.wait_for_timeout(150)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_clean_for_axe(browser: Browser, server: Place, campaign: str, theme: str) -> None:
    context = signed_in(browser, server, color_scheme=theme)
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    board = context.request.get(f"/api/v1{campaign}/board").json()
    panel = f"/list?panel=task:{board['tasks'][0]['id']}"
    faults: dict[str, list[str]] = {}
    for place in (*OVERVIEWS, *(f"{campaign}{screen}" for screen in (*SCREENS, panel))):
        _shown(page, place)
        found = axe_faults(page)
        if found:
            faults[place] = found
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
