"""A week of hours: typed, saved whole, refused with a reason, taken back."""

from playwright.sync_api import BrowserContext, Page, expect

from e2e.backstage.axe import axe_faults
from e2e.backstage.seed import CHAIN


def test_a_week_is_filled_in_and_taken_back(page: Page, context: BrowserContext) -> None:
    page.goto("/my-work")
    page.get_by_role("link", name="Time sheet").click()
    page.get_by_role("button", name="Add a task").click()
    page.get_by_role("option", name=CHAIN[1]).click()
    row = page.get_by_role("row", name=CHAIN[1])
    boxes = row.get_by_role("textbox")
    boxes.nth(0).fill("1:30")
    boxes.nth(0).press("ArrowRight")
    expect(boxes.nth(1)).to_be_focused()
    boxes.nth(1).fill("soon")
    expect(page.get_by_role("status").filter(has_text="1 cell is no time")).to_be_visible()
    boxes.nth(1).fill("25")
    page.get_by_role("button", name="Save 2 changes").click()
    expect(page.get_by_text("A cell takes up to 24 hours.")).to_be_visible()
    boxes.nth(1).fill("2")
    page.get_by_role("button", name="Save 2 changes").click()
    expect(page.get_by_text("The week was saved")).to_be_visible()
    expect(row.get_by_role("cell").last).to_have_text("3.5")
    sheet = context.request.get("/api/v1/time-sheet").json()
    assert sheet["rows"][0]["minutes"][:2] == [90, 120]
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Undo").click()
    expect(boxes.nth(0)).to_have_value("")
    assert axe_faults(page) == []
