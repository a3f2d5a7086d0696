"""Work nobody has is dragged onto somebody's week and taken back; hours are set by hand; advice is accepted."""

from datetime import UTC, date, datetime, timedelta

from playwright.sync_api import BrowserContext, Page, expect

from e2e.backstage.axe import axe_faults
from e2e.backstage.seed import CHAIN
from e2e.conftest import csrf, tasks


def monday_in(weeks: int) -> date:
    """The Monday some weeks from this week's."""
    today = datetime.now(UTC).date()
    return today + timedelta(weeks=weeks, days=-today.weekday())


def free(context: BrowserContext, campaign: str, name: str) -> str:
    """Take everybody off a task and give it eight hours; return its id."""
    task = tasks(context, campaign)[name]["id"]
    changes = {"people": [], "estimate_minutes": 480}
    answer = context.request.patch(f"/api/v1/tasks/{task}", data=changes, headers=csrf(context))
    assert answer.ok, answer.text()
    return str(task)


def test_a_task_is_dragged_onto_a_week_and_taken_back(page: Page, context: BrowserContext, campaign: str) -> None:
    free(context, campaign, CHAIN[0])
    page.goto("/workload")
    card = page.get_by_role("region", name="Work nobody has yet").get_by_role("listitem").filter(has_text=CHAIN[0])
    expect(card).to_contain_text("8 hr")
    cells = page.get_by_role("row", name="Ines Moreau").get_by_role("button")
    there = cells.nth(4)
    start, target = card.bounding_box(), there.bounding_box()
    assert start is not None and target is not None
    page.mouse.move(start["x"] + 60, start["y"] + start["height"] - 12)
    page.mouse.down()
    page.mouse.move(start["x"] + 120, start["y"] + 90, steps=4)
    page.mouse.move(target["x"] + 20, target["y"] + 12, steps=8)
    page.mouse.up()
    expect(page.get_by_text(f"{CHAIN[0]} is with Ines Moreau now")).to_be_visible()
    expect(card).to_be_hidden()
    expect(there).to_have_text("8")
    task = tasks(context, campaign)[CHAIN[0]]
    assert task["people"] and task["start"] == monday_in(4).isoformat()
    page.keyboard.press("z")
    expect(card).to_be_visible()
    expect(there).to_have_text("")
    assert tasks(context, campaign)[CHAIN[0]]["people"] == []


def test_hours_are_set_by_hand_and_work_is_given_by_menu_and_advice(
    page: Page, context: BrowserContext, campaign: str
) -> None:
    free(context, campaign, CHAIN[0])
    free(context, campaign, CHAIN[1])
    page.goto("/workload")
    page.get_by_role("button", name=f"Assign {CHAIN[0]} to…").click()
    page.get_by_role("option", name="Ines Moreau").click()
    cells = page.get_by_role("row", name="Ines Moreau").get_by_role("button")
    expect(cells.nth(2)).to_have_text("32")
    cells.nth(2).focus()
    page.keyboard.press("ArrowRight")
    expect(cells.nth(3)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    first = page.get_by_role("textbox", name=f"Hours on {CHAIN[0]}").first
    first.fill("5:30")
    page.get_by_role("button", name="Save hours").click()
    expect(page.get_by_text("The hours were saved")).to_be_visible()
    page.get_by_role("button", name="Suggest who").click()
    line = page.get_by_role("dialog").get_by_role("listitem").filter(has_text=CHAIN[1])
    expect(line).to_contain_text("Ines Moreau is the only one who can do it")
    page.get_by_role("button", name="Assign the ticked ones").click()
    expect(page.get_by_text("Every task of these days has somebody.")).to_be_visible()
    assert tasks(context, campaign)[CHAIN[1]]["people"]
    page.wait_for_timeout(300)
    assert axe_faults(page) == []
