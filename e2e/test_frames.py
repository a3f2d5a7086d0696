"""Types, stages, fields, templates, programs and people change in the browser; pages speak four languages."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from e2e.backstage.house import Place
from e2e.backstage.seed import CAMPAIGN
from e2e.conftest import signed_in

TITLES = {"en": "Campaign types", "sv": "Kampanjtyper", "zh-Hans": "活动类型", "zh-Hant": "活動類型"}


def test_stage_is_added_and_moved_by_keys(page: Page, context: BrowserContext) -> None:
    kind = context.request.get("/api/v1/types").json()[0]
    page.goto(f"/types/{kind['id']}")
    page.get_by_label("Name of the new stage").fill("Legal review")
    page.get_by_role("button", name="Add stage").click()
    expect(page.get_by_label("Name of the stage Legal review")).to_be_visible()
    page.get_by_role("button", name="Move Legal review: drag").press("Alt+ArrowUp")
    before = len(kind["stages"])
    page.wait_for_function(
        "async ([id, at]) => (await (await fetch('/api/v1/types')).json())"
        ".find(t => t.id === id).stages[at].name === 'Legal review'",
        arg=[kind["id"], before - 1],
    )


def test_template_gets_a_task_that_waits(page: Page, context: BrowserContext) -> None:
    page.goto("/templates")
    page.get_by_role("button", name="New template").click()
    page.wait_for_url("**/templates/*")
    for name in ("Write", "Print"):
        page.get_by_label("Name of the new task").fill(name)
        page.get_by_role("button", name="Add task").click()
        expect(page.get_by_label(f"Name of the task {name}")).to_be_visible()
    page.get_by_role("button", name="What Print waits for").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Write").check()
    dialog.get_by_label("Kind of link to Write").select_option("SS")
    dialog.get_by_label("Working days between, for Write").fill("2")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="What Print waits for")).to_have_text("Write SS +2 d")
    template = context.request.get(f"/api/v1/templates/{page.url.rsplit('/', 1)[1]}").json()
    assert [link[2:] for link in template["parts"]["tasks"]["links"]] == [["SS", 2]]


def test_a_role_of_a_template_is_filled_when_a_campaign_is_made(page: Page, context: BrowserContext) -> None:
    page.goto("/campaigns")
    page.get_by_role("main").get_by_role("button", name="New campaign").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("Stories")
    dialog.get_by_label("Template").select_option("Content campaign")
    dialog.get_by_label("Copywriter").select_option("Ines Moreau")
    dialog.get_by_role("button", name="Create the campaign").click()
    page.wait_for_url("**/campaigns/*-*")
    board = context.request.get(f"/api/v1/campaigns/{page.url.rsplit('/', 1)[1]}/board").json()
    assert "Copywriter" not in board["tags"] and "Designer" in board["tags"]
    assert [person["name"] for person in board["people"]] == ["Ines Moreau"]


def test_token_is_shown_once(page: Page) -> None:
    page.goto("/settings/tokens")
    page.get_by_role("button", name="New token").click()
    page.get_by_label("Name").fill("Nightly report")
    page.get_by_role("button", name="Make the token").click()
    expect(page.locator("code", has_text="db_pat_")).to_be_visible()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("cell", name="Nightly report")).to_be_visible()


@pytest.mark.parametrize("language", list(TITLES))
def test_pages_speak_the_language(browser: Browser, server: Place, language: str) -> None:
    context = signed_in(browser, server)
    page = context.new_page()
    page.goto("/settings/you")
    page.locator("select").first.select_option(language)
    page.goto("/types")
    expect(page.locator("h1")).to_have_text(TITLES[language])
    context.close()


def test_a_program_is_shaped_on_its_page(page: Page, context: BrowserContext) -> None:
    page.goto("/programs")
    page.get_by_role("button", name="New program").click()
    page.wait_for_url("**/programs/*")
    page.get_by_role("textbox", name="Name of the program").fill("Winter season")
    page.keyboard.press("Enter")
    page.get_by_label("Lead").select_option("Ines Moreau")
    page.get_by_label("Description").fill("Everything for the cold months")
    page.get_by_label("Description").blur()
    page.get_by_role("combobox", name="Add a campaign").select_option(CAMPAIGN)
    expect(page.get_by_role("main").get_by_role("link", name=CAMPAIGN)).to_be_visible()
    history = page.get_by_role("region", name="History")
    expect(history).to_contain_text("lead none → Ines Moreau")
    expect(history).to_contain_text("name New program → Winter season")
    page.get_by_role("button", name=f"Take {CAMPAIGN} out of the program").click()
    expect(page.get_by_role("main").get_by_role("link", name=CAMPAIGN)).to_have_count(0)
    page.get_by_role("link", name="Programs").first.click()
    expect(page.get_by_role("row", name="Winter season Ines Moreau")).to_be_visible()
