import time

from playwright.sync_api import Browser, Page, expect

from e2e.conftest import signed_in


def test_a_change_reaches_another_browser_within_a_second(
    browser: Browser, server: str, page: Page, campaign: str
) -> None:
    other = signed_in(browser, server)
    theirs = other.new_page()
    theirs.goto(f"{campaign}/list")
    page.goto(f"{campaign}/list")
    expect(theirs.get_by_role("button", name="Brief", exact=True)).to_be_visible()
    theirs.wait_for_timeout(500)
    page.get_by_label("New task").fill("From the other desk")
    page.keyboard.press("Enter")
    began = time.monotonic()
    expect(theirs.get_by_role("button", name="From the other desk", exact=True)).to_be_visible(timeout=3_000)
    assert time.monotonic() - began < 1.0
    other.close()
