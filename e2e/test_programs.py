"""A program is made, shaped, filled with campaigns, and its history tells so."""

from playwright.sync_api import BrowserContext, Page, expect

from e2e.conftest import CAMPAIGN


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
