"""Two of three moves that levelling proposes become the plan, and one undo takes both back."""

from playwright.sync_api import Page, expect

from e2e.backstage.axe import axe_faults
from e2e.conftest import csrf


def test_two_of_three_moves_are_accepted_and_undone(page: Page, campaign: str) -> None:
    board = page.request.get(f"/api/v1{campaign}/board").json()
    first = min(board["tasks"], key=lambda task: task["start"])
    own = {
        "campaign_id": campaign.split("/")[-1],
        "people": [board["people"][place]["id"] for place in first["people"]],
    }
    for name in ("Film", "Photos", "Radio"):
        made = own | {"name": name, "start": first["start"], "due": first["due"]}
        assert page.request.post("/api/v1/tasks", data=made, headers=csrf(page.context)).status == 201
    page.goto(f"{campaign}/planning")
    page.get_by_role("button", name="Level").click()
    moves = page.get_by_role("table").first
    boxes = moves.get_by_role("checkbox")
    expect(boxes).not_to_have_count(0)
    expect(page.get_by_text("Searching")).to_have_count(0)
    assert axe_faults(page) == []
    expect(moves).to_contain_text("just before")
    count = boxes.count()
    assert count >= 3
    for place in range(2, count):
        boxes.nth(place).uncheck()
    page.get_by_role("button", name="Accept 2 moves").click()
    expect(moves.get_by_text("Accepted")).to_have_count(2)
    page.get_by_role("button", name="Undo").last.click()
    expect(moves.get_by_text("Accepted")).to_have_count(0)
