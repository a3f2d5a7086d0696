from playwright.sync_api import BrowserContext, Page, expect

from e2e.conftest import tasks


def test_rows_are_renamed_and_changed_together_by_keys(page: Page, context: BrowserContext, campaign: str) -> None:
    page.goto(f"{campaign}/list")
    grid = page.get_by_role("treegrid", name="Tasks")
    grid.focus()
    page.keyboard.press("F2")
    page.keyboard.type("Brief for print")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Brief for print", exact=True)).to_be_visible()
    expect(grid).to_be_focused()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    bar = page.get_by_role("toolbar", name="Chosen tasks")
    expect(bar).to_contain_text("2 chosen")
    bar.get_by_role("button", name="Stage").click()
    page.get_by_role("option", name="Doing").click()
    expect(page.get_by_text("2 tasks changed")).to_be_visible()
    found = tasks(context, campaign)
    assert [found[name]["stage"] for name in ("Brief for print", "Copy", "Design")] == ["Doing", "Doing", "To do"]
