from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.conftest import signed_in

AXE = Path(__file__).resolve().parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ("/today", "/my-work", "/campaigns", "", "/list", "/board", "/timeline")


def _faults(page: Page) -> list[str]:
    """What axe finds wrong, as rule: place."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    return [f"{fault['id']}: {node['target']}" for fault in found["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_clean_for_axe(browser: Browser, server: str, campaign: str, theme: str) -> None:
    context = signed_in(browser, server, color_scheme=theme)
    page = context.new_page()
    faults: dict[str, list[str]] = {}
    for place in PAGES:
        page.goto(place if place in ("/today", "/my-work", "/campaigns") else f"{campaign}{place}")
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
        page.wait_for_timeout(250)
        found = _faults(page)
        if found:
            faults[place or "home"] = found
    context.close()
    assert faults == {}


def test_phone_shows_an_agenda_and_the_task_as_a_sheet(browser: Browser, server: str, campaign: str) -> None:
    context = signed_in(browser, server)
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{campaign}/timeline")
    page.get_by_role("button", name="Brief").click()
    expect(page.get_by_role("textbox", name="Task name")).to_have_value("Brief")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    context.close()
