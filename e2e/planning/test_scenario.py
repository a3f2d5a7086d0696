"""A what-if is compared, becomes the plan, and undo opens it again."""

from playwright.sync_api import Page, expect

from e2e.backstage.axe import axe_faults


def test_a_scenario_becomes_the_plan_and_undo_opens_it_again(page: Page, campaign: str) -> None:
    page.goto("/scenarios")
    page.get_by_role("button", name="New scenario").first.click()
    page.get_by_label("Name").fill("Without the printer")
    page.get_by_role("button", name="Create scenario").click()
    page.get_by_role("button", name="Add a change").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What is different").select_option("drop_task")
    dialog.get_by_label("Task").select_option(label="Print")
    dialog.get_by_role("button", name="Add change").click()
    expect(page.get_by_text("Print is dropped")).to_be_visible()
    differing = page.get_by_role("region", name="Tasks that differ")
    expect(differing).to_contain_text("Print")
    assert axe_faults(page) == []
    page.get_by_role("button", name="Make it the plan").click()
    expect(page.get_by_text("This scenario has become the plan.")).to_be_visible()
    page.get_by_role("button", name="Undo").last.click()
    expect(page.get_by_role("button", name="Make it the plan")).to_be_visible()
    names = [task["name"] for task in page.request.get(f"/api/v1{campaign}/board").json()["tasks"]]
    assert "Print" in names
