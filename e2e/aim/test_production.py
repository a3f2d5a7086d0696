"""From an empty cell of the matrix to 24 deliverables in one step, and back."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from e2e.conftest import csrf

PERSONA = "Ines, runs two shops"


@pytest.fixture
def persona(context: BrowserContext, campaign: str) -> str:
    """A persona on Instagram and Facebook, addressed by the campaign."""
    channels = {each["key"]: each["id"] for each in context.request.get("/api/v1/channels").json()}
    on = [channels["instagram"], channels["facebook"]]
    body = {"kind": "persona", "name": PERSONA, "channel_ids": on}
    made = context.request.post("/api/v1/audiences", data=body, headers=csrf(context)).json()
    path = f"/api/v1{campaign}/audiences/{made['id']}"
    assert context.request.put(path, data={"primary": True}, headers=csrf(context)).ok
    return made["id"]


def test_an_empty_cell_becomes_24_deliverables_and_is_emptied_again(page: Page, campaign: str, persona: str) -> None:
    page.goto(f"{campaign}/messages")
    page.get_by_text("Matrix", exact=True).click()
    empty = page.get_by_role("button", name=f"{PERSONA}, Awareness, Instagram: empty, usually")
    empty.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("Spring film")
    dialog.get_by_role("button", name="Choose channels").click()
    page.get_by_role("option", name="Facebook", exact=True).click()
    page.get_by_role("combobox", name="Channels of the production").press("Escape")
    for word in ("Square image", "Carousel", "Story"):
        dialog.get_by_role("button", name=word, exact=True).click()
    for word in ("English", "svenska", "简体中文", "繁體中文"):
        dialog.get_by_role("button", name=word, exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("24 deliverables")
    dialog.get_by_role("button", name="Make 24 deliverables").click()
    for channel in ("Instagram", "Facebook"):
        filled = page.get_by_role("button", name=f"{PERSONA}, Awareness, {channel}: 12 deliverables, 0 cleared")
        expect(filled).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(empty).to_be_visible()
