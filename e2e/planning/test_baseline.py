"""A baseline is taken, the plan moves, and the variance says by how much."""

from datetime import date, timedelta

from playwright.sync_api import BrowserContext, Page, expect

from e2e.conftest import csrf, tasks


def test_a_baseline_shows_what_moved_since(page: Page, context: BrowserContext, campaign: str) -> None:
    page.goto(f"{campaign}/variance")
    page.get_by_role("button", name="Take baseline").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Approved plan")
    dialog.get_by_role("button", name="Take baseline").click()
    expect(page.get_by_text("Nothing has moved.")).to_be_visible()
    task = tasks(context, campaign)["Brief"]
    later = context.request.patch(f"/api/v1/tasks/{task['id']}", data=_later(task), headers=csrf(context))
    assert later.ok, later.text()
    page.reload()
    row = page.get_by_role("region", name="Tasks").get_by_role("row").filter(has_text="Brief")
    expect(row).to_contain_text("+5 d")
    page.goto(f"{campaign}/list")
    page.get_by_label("Baseline").select_option(label="Approved plan")
    expect(page.get_by_role("columnheader", name="Variance")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Brief").first).to_contain_text("+5 d")


def _later(task: dict[str, object]) -> dict[str, str]:
    """The task's end a week later."""
    return {"due": (date.fromisoformat(str(task["due"])) + timedelta(days=7)).isoformat()}
