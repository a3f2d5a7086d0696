from playwright.sync_api import BrowserContext, Page, expect

from e2e.conftest import tasks


def _bar(page: Page, name: str) -> tuple[float, float]:
    """Where the bar of a task can be taken: found by the pointer's shape, as a person would."""
    canvas = page.locator("canvas").bounding_box()
    row = page.get_by_role("row").filter(has_text=name).first.bounding_box()
    assert canvas is not None and row is not None
    y = row["y"] + row["height"] / 2
    for x in range(int(canvas["x"]) + 8, int(canvas["x"] + canvas["width"]) - 8, 3):
        page.mouse.move(x, y)
        if page.locator("canvas").evaluate("canvas => canvas.style.cursor") == "grab":
            return x, y
    raise AssertionError(f"no bar for {name}")


def test_dragging_a_bar_shows_the_cascade_applies_and_undoes_it(
    page: Page, context: BrowserContext, campaign: str
) -> None:
    before = tasks(context, campaign)
    page.goto(f"{campaign}/timeline")
    expect(page.get_by_role("treegrid", name="Timeline")).to_be_visible()
    x, y = _bar(page, "Brief")
    page.mouse.down()
    page.mouse.move(x + 42, y, steps=6)
    page.mouse.up()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("5 tasks move")
    dialog.get_by_role("button", name="Move 5 tasks").click()
    expect(page.get_by_text("5 tasks moved")).to_be_visible()
    moved = tasks(context, campaign)
    assert all(str(moved[name]["start"]) > str(before[name]["start"]) for name in before)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone")).to_be_visible()
    after = tasks(context, campaign)
    assert {name: task["start"] for name, task in after.items()} == {
        name: task["start"] for name, task in before.items()
    }
