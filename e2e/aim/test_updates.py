"""A status update reaches an outsider by link, whose answer stands on the team's page; the link ends at once."""

from playwright.sync_api import Browser, Page, expect

from e2e.backstage.axe import axe_faults
from e2e.backstage.house import Place
from e2e.conftest import stranger


def test_an_outsider_reads_and_answers_until_the_link_ends(
    browser: Browser, server: Place, page: Page, campaign: str
) -> None:
    page.goto(f"{campaign}/updates")
    page.get_by_role("button", name="Post an update").click()
    page.get_by_label("How it stands").select_option("at_risk")
    page.get_by_label("In one line").fill("The venue wavers")
    page.get_by_label("More, in Markdown").fill("We look for **another**.")
    page.get_by_role("button", name="Post and tell followers").click()
    update = page.get_by_role("article", name="The venue wavers")
    expect(update).to_contain_text("At risk")
    assert axe_faults(page) == []
    page.get_by_role("button", name="New link").click()
    page.get_by_label("For whom").fill("The agency")
    page.get_by_role("button", name="Make the link").click()
    address = page.get_by_label("Address to send").input_value()
    page.get_by_role("button", name="Done").click()

    outside = stranger(browser, server).new_page()
    outside.goto(address)
    shown = outside.get_by_role("article", name="The venue wavers")
    expect(shown).to_contain_text("another")
    shown.get_by_label("Your answer").fill("We know a hall nearby")
    shown.get_by_label("Your name").fill("Ann")
    shown.get_by_role("button", name="Send").click()
    expect(shown).to_contain_text("We know a hall nearby")
    assert axe_faults(outside) == []

    expect(update).to_contain_text("We know a hall nearby")
    expect(update).to_contain_text("The agency")
    page.get_by_role("button", name="End now").click()
    expect(page.get_by_role("button", name="End now")).to_be_hidden()
    outside.reload()
    expect(outside.get_by_text("This link has ended.")).to_be_visible()
    outside.context.close()
