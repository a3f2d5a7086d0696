"""Exports: no cell runs, numbers stay numbers, nothing is lost."""

import csv
import io
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from drumbeat.engines.tabular.read import read_table
from drumbeat.engines.tabular.write import neutralise, write_csv, write_xlsx

DANGEROUS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '"=1+1',
    "'=1",
    " =1",
    "\n=1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_formulas_are_neutralised(text):
    assert neutralise(text) == f"'{text}"
    written = b"".join(write_csv([text], [[text]])).decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(written, newline=""))
    assert header == row == [f"'{text}"]


@pytest.mark.parametrize("text", ["", "Poster", "-5", "+5.5", "a=b", "1-2", "5 - 3", "(=", "mail@example.com"])
def test_harmless_text_is_left_alone(text):
    assert neutralise(text) == text


def test_csv_types():
    rows = [["Åsa", 5, Decimal("2.50"), -3.5, True, date(2026, 1, 2), datetime(2026, 1, 2, 3, 4, tzinfo=UTC), None]]
    written = b"".join(write_csv(list("abcdefgh"), rows))
    assert written.startswith(b"\xef\xbb\xbf")
    line = written.decode("utf-8-sig").splitlines()[1]
    assert line == '"Åsa",5,2.50,-3.5,"TRUE","2026-01-02","2026-01-02T03:04:00+00:00",""'


def test_csv_comes_in_chunks_and_whole():
    rows = [[f"task {i}", i] for i in range(20_000)]
    chunks = list(write_csv(["Name", "No"], iter(rows)))
    assert len(chunks) > 3
    assert read_table(b"".join(chunks), "x.csv").rows == [[name, str(number)] for name, number in rows]


def xlsx(headers, rows):
    target = io.BytesIO()
    write_xlsx(headers, rows, target)
    return target.getvalue()


def test_xlsx_types_and_formulas():
    rows = [["=1+1", 5, Decimal("2.5"), True, date(2026, 1, 2), None, "http://example.com", 12345678901234567890]]
    data = xlsx([f"h{i}" for i in range(8)], rows)
    cells = list(load_workbook(io.BytesIO(data)).active.rows)[1]
    assert [cell.data_type for cell in cells] == ["s", "n", "n", "b", "d", "n", "s", "s"]
    assert (cells[0].value, cells[6].value, cells[6].hyperlink) == ("'=1+1", "http://example.com", None)
    assert read_table(data, "x.xlsx").rows[0][1:5] == ["5", "2.5", "TRUE", "2026-01-02"]
    assert cells[7].value == "12345678901234567890"


def test_xlsx_clips_only_what_a_cell_cannot_hold():
    data = xlsx(["a", "b", "c"], [["x" * 32_767, "y" * 40_000, "💻" * 20_000]])
    row = read_table(data, "x.xlsx").rows[0]
    assert row[0] == "x" * 32_767
    assert row[1] == "y" * 32_766 + "…"
    assert row[2] == "💻" * 16_383 + "…"


def test_xlsx_keeps_fifteen_digits_as_a_number():
    cells = list(load_workbook(io.BytesIO(xlsx(["a", "b"], [[10**14, 10**15]]))).active.rows)[1]
    assert [(cell.data_type, cell.value) for cell in cells] == [("n", 10**14), ("s", str(10**15))]


def test_xlsx_not_a_number_is_blank():
    assert read_table(xlsx(["a", "b"], [[float("nan"), 1]]), "x.xlsx").rows == [["", "1"]]


@given(st.text(max_size=20))
def test_no_written_text_begins_like_a_formula(text):
    safe = neutralise(text)
    assert not safe.startswith(("=", "@", "\t", "\r", "＝")) and safe.endswith(text)


def test_xlsx_leaves_no_files_behind(monkeypatch, tmp_path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    xlsx(["a"], [["b"]])
    assert list(folder.iterdir()) == []
