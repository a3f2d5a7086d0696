"""Files to tables: CSV dialects, headers below other rows, workbooks, and what is refused."""

import io
import random
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drumbeat.engines.tabular.faults import Limits, TableFault
from drumbeat.engines.tabular.read import read_table
from drumbeat.engines.tabular.tests.workbooks import claiming_little, with_part, workbook
from drumbeat.engines.tabular.write import write_csv

REAL = Path(__file__).parents[5] / "shared" / "data"


def read(text, **limits):
    data = text if isinstance(text, bytes) else text.encode()
    return read_table(data, "plan.csv", Limits(**limits))


def fault_of(data, **limits):
    with pytest.raises(TableFault) as fault:
        read(data, **limits)
    return fault.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_by_consistency(delimiter):
    rows = [["Name", "Due", "Notes"], ["Poster", "2026-01-02", "red, blue; green"], ["Film", "2026-01-03", ""]]
    lines = [delimiter.join(f'"{cell}"' if " " in cell else cell for cell in row) for row in rows]
    table = read("\r\n".join(lines))
    assert table.delimiter == delimiter
    assert (table.headers, table.rows, table.row_numbers) == (rows[0], rows[1:], [2, 3])


def test_spacers_and_an_address_above_the_header():
    text = ",,,\n,,,\nhttps://example.com/board,,,\nName,Owner,Due,Tags\nPoster,a@example.com,2026-01-02,\n\nFilm,,,\n"
    table = read(text)
    assert table.headers == ["Name", "Owner", "Due", "Tags"]
    assert (table.header_row, table.row_numbers) == (4, [5, 7])
    assert table.preamble == [["https://example.com/board", "", "", ""]]


def test_a_report_preamble_of_single_cells():
    lines = ["# ----", "# Pages", "# Account: x", *["#"] * 6, "Page,Views,Users", "/,12,3", "/shop,4,2", "/a,1,1"]
    table = read("\n".join(lines))
    assert (table.headers, table.header_row) == (["Page", "Views", "Users"], 10)


def test_broken_rows_do_not_become_the_header():
    lines = ["Name,Due,Notes", *["Poster,2026-01-02,x"] * 30, *["Film,2026-01-02,a,b,c,d"] * 2]
    table = read("\n".join(lines))
    assert table.headers == ["Name", "Due", "Notes"]
    assert set(table.row_faults) == {30, 31}


def test_quoted_line_breaks_are_one_row():
    table = read('Name,Notes\nA,"one\ntwo\nthree"\nB,x\n')
    assert table.rows == [["A", "one\ntwo\nthree"], ["B", "x"]]
    assert table.row_numbers == [2, 3]


def test_duplicate_and_blank_headers_are_kept_apart():
    table = read("Watchers,Watchers,,Watchers,Watchers (2)\na,b,c,d,e\n")
    assert table.headers == ["Watchers", "Watchers (2)", "Column 3", "Watchers (3)", "Watchers (2) (2)"]
    assert table.raw_headers == ["Watchers", "Watchers", "", "Watchers", "Watchers (2)"]


def test_separator_line_and_lone_returns():
    assert read("sep=;\nA;B\n1,5;x\n").row_numbers == [3]
    assert read("A,B\r1,2\r3,4\r").rows == [["1", "2"], ["3", "4"]]


def test_single_column():
    table = read("Name\nPoster\nFilm\n")
    assert (table.headers, table.rows) == (["Name"], [["Poster"], ["Film"]])


def test_a_header_alone_is_a_table_without_rows():
    table = read("Name,Due\n")
    assert (table.headers, table.rows) == (["Name", "Due"], [])


def test_a_header_may_leave_a_quarter_blank_and_hold_some_figures():
    assert read("Name,Due,2026,\na,b,c,d\ne,f,g,h\n").headers == ["Name", "Due", "2026"]
    assert read("Name,2026\na,3\nb,4\n").headers == ["Name", "2026"]


def test_ragged_rows_lose_nothing_unmarked():
    table = read("A,B,C\n1,2\n1,2,3,4\n1,2,3,,\n")
    assert table.rows == [["1", "2", ""], ["1", "2", "3"], ["1", "2", "3"]]
    assert table.row_faults == {1: ["extra_cells"]}


def test_huge_cell_marks_its_row_only():
    table = read(f"A,B\nx,{'y' * 32_001}\nz,w\nv,{'u' * 150_000}\n")
    assert table.row_faults == {0: ["huge_cell"], 2: ["huge_cell"]}
    assert [len(row[1]) for row in table.rows] == [32_001, 1, 100_000]


def test_a_character_cut_in_two_marks_its_row_only():
    lines = "".join(f"Måla affisch {i},Åsa\n" for i in range(20)).encode()
    table = read(b"Name,Owner\n" + lines + "trasig å".encode()[:-1] + b",Bo\n" + lines)
    assert table.encoding == "utf-8"
    assert table.row_faults == {20: ["bad_character"]}
    assert table.rows[20] == ["trasig \ufffd", "Bo"]


def test_strange_but_harmless_content():
    cells = ["<script>alert(1)</script>", "\u202eright to left", "=1+1", "a\u2028b", "💻"]
    table = read("A,B,C,D,E\n" + ",".join(cells) + "\n")
    assert table.rows == [cells]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ('A,B\n1,"open', "truncated"),
        ('A,B\n1,"open\n2,3\n4,5\n', "truncated"),
        ("", "empty"),
        (",,,\n,,\n", "empty"),
        (b"\x00\x01\x02\x03binary", "binary"),
        ('{"cards": [{"name": "x"}]}', "unreadable"),
        ('<?xml version="1.0"?><Project/>', "unreadable"),
    ],
)
def test_whole_file_faults(data, code):
    assert fault_of(data).code == code


def test_limits_are_exact():
    text = "A,B\n" + "1,2\n" * 5
    assert len(read(text, max_rows=5).rows) == 5
    assert fault_of(text, max_rows=4).code == "too_many_rows"
    assert fault_of(text, max_columns=1).code == "too_many_columns"
    assert fault_of(text, max_bytes=10).code == "too_large"
    assert fault_of("A,B\n" + "1,2\n" * 100_001).code == "too_many_rows"
    assert len(read(",".join(f"C{i}" for i in range(100)) + "\n" + "1," * 99 + "1\n").headers) == 100


simple = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ue000"), max_size=12)
plain_cell = simple.map(lambda text: "x" + text)


@given(st.lists(st.lists(plain_cell, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_we_write_we_read(rows):
    data = b"".join(write_csv(["Name", "Owner", "Tags"], rows))
    assert read(data).rows == rows


def test_workbook_values_become_text():
    rows = [
        ["Name", "Due", "Begun", "Hours", "Share", "Done"],
        ["Affisch", date(2026, 3, 1), datetime.fromisoformat("2026-03-01T14:30"), 8, 0.25, True],
    ]
    table = read(workbook({"Plan": rows}))
    assert table.headers == rows[0]
    assert table.rows == [["Affisch", "2026-03-01", "2026-03-01T14:30:00", "8", "0.25", "TRUE"]]
    assert (table.sheet, table.sheets, table.row_numbers) == ("Plan", ["Plan"], [2])


def test_workbook_sheets_and_offset():
    data = workbook({"Empty": [], "Plan": [[], [], [None, "Name", "Due"], [None, "A", "x"], [], [None, "B", "y"]]})
    table = read(data)
    assert (table.sheet, table.sheets) == ("Plan", ["Empty", "Plan"])
    assert (table.headers, table.header_row, table.row_numbers) == (["Name", "Due"], 3, [4, 6])
    assert read_table(data, "p.xlsx", sheet="Plan").rows == [["A", "x"], ["B", "y"]]
    with pytest.raises(TableFault):
        read_table(data, "p.xlsx", sheet="Nowhere")


def test_damaged_workbooks():
    data = workbook({"Plan": [["Name"], ["A"]]})
    assert fault_of(data[: len(data) // 2]).code == "truncated"
    assert fault_of(workbook({"Plan": []})).code == "empty"
    broken = with_part(data, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")
    assert fault_of(broken).code in {"unreadable", "empty"}


def test_any_flipped_byte_gives_a_table_or_a_fault():
    data = workbook({"Plan": [["Name"], *[[f"task {i}"] for i in range(20)]]})
    rng = random.Random(5)
    faults = 0
    for _ in range(400):
        damaged = bytearray(data)
        for _ in range(rng.randint(1, 6)):
            damaged[rng.randrange(4, len(damaged))] = rng.randrange(256)
        try:
            read(bytes(damaged))
        except TableFault:
            faults += 1
    assert faults > 100


def test_a_directory_pointing_outside_the_archive():
    data = bytearray(workbook({"Plan": [["Name"], ["A"]]}))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (0x7FFFFFFF).to_bytes(4, "little")
    assert fault_of(bytes(data)).code in {"unreadable", "truncated"}


def test_an_archive_that_is_no_workbook():
    data = with_part(workbook({"Plan": [["Name"]]}), "xl/workbook.xml", b"")
    assert fault_of(data).code == "unreadable"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "x")
    assert fault_of(target.getvalue()).code == "binary"


def test_zip_bombs_claiming_much_or_little():
    data = workbook({"Plan": [["Name"], ["A"]]})
    bomb = with_part(data, "xl/media/image1.png", bytes(30 * 1024 * 1024))
    assert fault_of(bomb).code == "zip_bomb"
    forged = claiming_little(bomb, "xl/media/image1.png")
    assert fault_of(forged, max_unpacked=20 * 1024 * 1024).code == "zip_bomb"
    assert fault_of(with_part(data, "xl/a.bin", b"x"), max_parts=3).code == "zip_bomb"


def test_a_cell_far_out_is_refused_before_it_is_laid_out():
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
    data = workbook({"Plan": [["Name"], ["A"]]})
    wide = sheet.format('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>')
    deep = sheet.format('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    styled = sheet.format(
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="2"><c r="A2"><v>2</v></c></row>'
    )
    part = "xl/worksheets/sheet1.xml"
    assert fault_of(with_part(data, part, wide)).code == "too_many_columns"
    assert fault_of(with_part(data, part, deep)).code == "too_many_rows"
    assert read(with_part(data, part, styled)).rows == [["2"]]


@pytest.mark.skipif(not REAL.exists(), reason="the real exports are not here")
@pytest.mark.parametrize(
    ("name", "headers", "rows"),
    [
        ("imports/asana_project_export_16cols.csv", 16, 13),
        ("imports/clickup_import_from_asana.csv", 10, 6),
        ("imports/clickup_view_export_1.csv", 9, 113),
        ("imports/jira_cloud_all_fields_en_multicol.csv", 56, 22),
        ("kpi_exports/google_ads_campaign_utf16_tab_en_gb.csv", 27, 3),
        ("kpi_exports/meta_ads_daily_bom_aud.csv", 15, 88),
        ("kpi_exports/SYNTHETIC_baidu_sem_hourly_gbk.csv", 9, 1),
        ("kpi_exports/rank_tracking_positions_detailed.csv", 52, 34),
    ],
)
def test_real_exports(name, headers, rows):
    table = read_table(REAL / name, name)
    assert (len(table.headers), len(table.rows), table.row_faults) == (headers, rows, {})
