"""What a list shows leaves as a file, and no cell of it runs as a formula."""

import csv
import io

import openpyxl
from playwright.sync_api import BrowserContext, Page, expect

from e2e.conftest import csrf

RISKY = "=HYPERLINK(A1) copy"


def _taken(page: Page, entry: str) -> bytes:
    page.get_by_role("toolbar", name="Arrange").get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=entry).click()
    return download.value.path().read_bytes()


def test_a_filtered_list_is_taken_out_in_both_formats(page: Page, context: BrowserContext, campaign: str) -> None:
    made = context.request.post(
        "/api/v1/tasks",
        data={"campaign_id": campaign.rsplit("/", 1)[1], "name": RISKY},
        headers=csrf(context),
    )
    assert made.ok
    page.goto(f"{campaign}/list?q=copy")
    expect(page.get_by_role("treegrid", name="Tasks")).to_contain_text("HYPERLINK")
    rows = list(csv.reader(io.StringIO(_taken(page, "Table (.csv)").decode("utf-8-sig"))))
    assert [row[1] for row in rows] == ["Name", "Copy", f"'{RISKY}"]
    sheet = openpyxl.load_workbook(io.BytesIO(_taken(page, "Excel workbook (.xlsx)"))).active
    assert sheet is not None
    cells = list(sheet.iter_rows())
    assert [row[1].value for row in cells] == ["Name", "Copy", f"'{RISKY}"]
    assert {cell.data_type for row in cells for cell in row} <= {"s", "n", "d"}
