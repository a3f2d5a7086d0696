"""A file comes in through the wizard, is checked, imported, found in the campaign, and taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from drumbeat.engines.tabular.tests.workbooks import workbook

ASANA = """Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,\
Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies)
11,2026-01-05,,2026-01-05,Write the brief,To do,,,2026-02-02,2026-02-06,,,Spring,,,
12,2026-01-05,,2026-01-05,Shoot the film,To do,,,,2026-02-20,,,Spring,,Write the brief,
13,2026-01-05,,2026-01-05,,To do,,,,2026-02-20,,,Spring,,,
"""
SHEET = "Title;Deadline\nPrint flyers;03/04/2026\nBook the hall;05/06/2026\n"


def _bring(page: Page, file: Path, campaign: str) -> None:
    page.goto("/import")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label("Name of the new campaign").fill(campaign)
    page.get_by_role("button", name="Read the file").click()
    page.wait_for_url("**/import/*")


def _run(page: Page, campaign: str) -> None:
    page.get_by_role("button", name="Check what it comes to").click()
    page.get_by_role("button", name=f"Import into {campaign}").click()
    expect(page.get_by_role("link", name="Open the timeline")).to_be_visible(timeout=20_000)


def _names(context: BrowserContext, campaign: str) -> set[str]:
    rows = context.request.get("/api/v1/campaigns").json()["campaigns"]
    found = next(row["id"] for row in rows if row["name"] == campaign)
    return {task["name"] for task in context.request.get(f"/api/v1/campaigns/{found}/board").json()["tasks"]}


def test_asana_export_is_imported_and_taken_back(page: Page, context: BrowserContext, tmp_path: Path) -> None:
    file = tmp_path / "asana.csv"
    file.write_text(ASANA)
    _bring(page, file, "Spring film")
    expect(page.get_by_text("Asana export")).to_be_visible()
    page.get_by_role("button", name="Check what it comes to").click()
    page.get_by_role("button", name="Doubtful").click()
    expect(page.get_by_text("No name, so the row is left out.")).to_be_visible()
    page.get_by_role("button", name="Import into Spring film").click()
    expect(page.get_by_role("link", name="Open the timeline")).to_be_visible(timeout=20_000)
    assert _names(context, "Spring film") == {"Write the brief", "Shoot the film"}
    page.get_by_role("button", name="Undo the import").click()
    page.get_by_role("dialog").get_by_role("button", name="Undo the import").click()
    expect(page.get_by_text("This import was undone")).to_be_visible()
    assert _names(context, "Spring film") == set()


@pytest.mark.parametrize(("order", "due"), [("dmy", "2026-04-03"), ("mdy", "2026-03-04")])
def test_spreadsheet_asks_how_days_are_written(
    page: Page, context: BrowserContext, tmp_path: Path, order: str, due: str
) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(SHEET)
    _bring(page, file, "Hall")
    page.get_by_label("Order of days in Deadline").select_option(order)
    _run(page, "Hall")
    rows = context.request.get("/api/v1/campaigns").json()["campaigns"]
    found = next(row["id"] for row in rows if row["name"] == "Hall")
    tasks = context.request.get(f"/api/v1/campaigns/{found}/board").json()["tasks"]
    assert {task["name"]: task["due"] for task in tasks}["Print flyers"] == due


def test_a_sheet_of_a_workbook_is_chosen_and_its_people_appear_when_a_column_is_mapped(
    page: Page, context: BrowserContext, tmp_path: Path
) -> None:
    file = tmp_path / "plan.xlsx"
    rows = [["Task", "Who does it", "Comments"], ["Print flyers", "Ann Field", "Use the red paper"]]
    file.write_bytes(workbook({"Read me": [["Hello"], ["There"]], "Plan": rows}))
    _bring(page, file, "Flyers")
    page.get_by_label("Sheet to import").select_option("Plan")
    page.get_by_label("Meaning of Who does it").select_option("person_name")
    expect(page.get_by_label("Ann Field")).to_be_visible()
    _run(page, "Flyers")
    assert _names(context, "Flyers") == {"Print flyers"}
    campaigns = context.request.get("/api/v1/campaigns").json()["campaigns"]
    found = next(row["id"] for row in campaigns if row["name"] == "Flyers")
    task = context.request.get(f"/api/v1/campaigns/{found}/board").json()["tasks"][0]["id"]
    said = context.request.get(f"/api/v1/comments?kind=task&id={task}").json()["items"]
    assert [row["body"] for row in said] == ["Use the red paper"]


def test_broken_file_says_why(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "cut.csv"
    file.write_bytes(b'Name,Notes\nA,"never closed\n')
    page.goto("/import")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("This file ends in the middle.")).to_be_visible()
