"""Targets are set, a spreadsheet is imported, its pace is shown, a value is corrected, the import is taken back."""

from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from e2e.backstage.axe import axe_faults

FIRST = date(2026, 3, 1)


def _sheet(first: date) -> str:
    """Ten days of a tool that writes days in an order nobody can tell, with a title above and totals below."""
    rows = [f"{first.month:02}/{day:02}/{first.year};{100 + day};{day}" for day in range(1, 11)]
    return "Newsletter report\nDate;Impr.;Clicks\n" + "\n".join(rows) + "\nTotal;1055;55\n"


def _promise(page: Page, metric: str, value: str) -> None:
    page.get_by_role("button", name="Set a target").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Metric").select_option(label=metric)
    dialog.get_by_label("Target", exact=True).fill(value)
    dialog.get_by_label("Until").fill("2030-12-31")
    dialog.get_by_role("button", name="Set the target").click()
    expect(dialog).to_be_hidden()


def _import(page: Page, file: Path) -> None:
    """Bring the file from the campaign's results; the order of its days is asked, its totals are left out."""
    page.get_by_role("link", name="Import results").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Check what it comes to").click()
    expect(page.get_by_text("Say which number is the month")).to_be_visible()
    page.get_by_label("Order of days in Date").select_option(index=2)
    page.get_by_role("button", name="Check what it comes to").click()
    expect(page.get_by_text("A row of totals, left out so that nothing counts twice")).to_be_visible()
    page.get_by_role("button", name="Import the results").click()
    page.get_by_role("link", name="See the results").click()


def _correct(page: Page, first: date) -> None:
    """Correct the third day in the grid: what is no number is named and kept, then the number is written."""
    page.get_by_role("link", name="Type in results").click()
    page.get_by_label("From").fill(first.isoformat())
    page.get_by_label("From").press("Enter")
    page.locator("input[aria-label^='Clicks,'][value='3']").fill("many")
    expect(page.get_by_text("1 cell is no number")).to_be_visible()
    page.locator("input[aria-label^='Clicks,'][data-changed]").fill("30")
    page.get_by_role("button", name="Write 1 value").click()
    expect(page.get_by_text("The values were written")).to_be_visible()
    page.get_by_role("link", name="Back to the results").click()


def test_results_come_in_are_paced_corrected_and_taken_back(page: Page, campaign: str, tmp_path: Path) -> None:
    file = tmp_path / "newsletter.csv"
    file.write_text(_sheet(FIRST))
    page.goto(f"{campaign}/results")
    _promise(page, "Clicks", "5,000")
    tile = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Clicks"))
    expect(tile.get_by_text("Nothing was measured yet")).to_be_visible()

    _import(page, file)
    expect(tile.get_by_role("button", name="55", exact=True)).to_be_visible()
    expect(tile.get_by_text("Chance to reach it")).to_be_visible()
    assert axe_faults(page) == []
    tile.get_by_role("button", name="55", exact=True).click()
    expect(page.get_by_role("dialog").get_by_text("from 10 values")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()

    _correct(page, FIRST)
    expect(tile.get_by_role("button", name="82", exact=True)).to_be_visible()

    page.goto("/results-import")
    page.get_by_role("link", name="newsletter.csv").click()
    page.get_by_role("button", name="Undo the import").click()
    expect(page.get_by_text("This import was undone")).to_be_visible()
    page.goto(f"{campaign}/results")
    expect(tile.get_by_role("button", name="30", exact=True)).to_be_visible()
