"""What changed is told with old and new values, and the workspace's history is narrowed on the server."""

from playwright.sync_api import BrowserContext, Page, expect

from e2e.conftest import csrf, tasks


def test_a_change_is_told_in_words_and_found_again(page: Page, context: BrowserContext, campaign: str) -> None:
    copy = tasks(context, campaign)["Copy"]
    changed = context.request.patch(
        f"/api/v1/tasks/{copy['id']}", data={"estimate_minutes": 90, "people": []}, headers=csrf(context)
    )
    assert changed.ok
    page.goto(f"{campaign}/list?panel=task:{copy['id']}")
    told = page.get_by_role("region", name="History")
    expect(told).to_contain_text("estimate none → 1 hr 30 min")
    expect(told).to_contain_text("people Ines Moreau → none")
    page.goto("/audit")
    page.get_by_role("combobox", name="Deed").select_option("updated")
    table = page.get_by_role("table")
    expect(table).to_contain_text("estimate none → 1 hr 30 min")
    expect(table).not_to_contain_text("Task created")
    page.get_by_role("combobox", name="Deed").select_option("")
    page.get_by_role("button", name="Copy", exact=True).first.click()
    expect(table).not_to_contain_text("Legal review")
    expect(table).to_contain_text("Task created Copy")
