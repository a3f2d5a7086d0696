from playwright.sync_api import BrowserContext, Page, expect

from e2e.conftest import tasks


def test_card_is_moved_by_keys_and_taken_back(page: Page, context: BrowserContext, campaign: str) -> None:
    page.goto(f"{campaign}/board")
    card = page.get_by_role("article", name="Brief")
    card.focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.get_by_role("region", name="Doing").get_by_role("article", name="Brief")).to_be_focused()
    expect(page.get_by_text("Moved Brief")).to_be_visible()
    assert tasks(context, campaign)["Brief"]["stage"] == "Doing"
    page.keyboard.press("z")
    expect(page.get_by_role("region", name="To do").get_by_role("article", name="Brief")).to_be_visible()
    page.wait_for_timeout(300)
    assert tasks(context, campaign)["Brief"]["stage"] == "To do"


def test_card_is_dragged_to_another_stage(page: Page, context: BrowserContext, campaign: str) -> None:
    page.goto(f"{campaign}/board")
    start = page.get_by_role("article", name="Copy").bounding_box()
    target = page.get_by_role("region", name="In review").bounding_box()
    assert start is not None and target is not None
    page.mouse.move(start["x"] + 80, start["y"] + 60)
    page.mouse.down()
    page.mouse.move(start["x"] + 120, start["y"] + 80, steps=4)
    page.mouse.move(target["x"] + 120, target["y"] + 200, steps=8)
    page.mouse.up()
    expect(page.get_by_role("region", name="In review").get_by_role("article", name="Copy")).to_be_visible()
    expect(page.get_by_text("Moved Copy")).to_be_visible()
    assert tasks(context, campaign)["Copy"]["stage"] == "In review"
