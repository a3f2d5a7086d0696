"""The sheet is one page with everything on it, whatever it is given and in whichever language."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pytest

from drumbeat.engines.render.coverage import code_points, covered, drawable
from drumbeat.engines.render.sheet import Sheet
from drumbeat.engines.render.tests.sheets import (
    FONTS,
    LANGUAGES,
    MARKUP,
    MIXED,
    crowded_sheet,
    empty_sheet,
    full_sheet,
)
from drumbeat.engines.render.typeset import render, render_payload

A4 = (595, 842)


@contextmanager
def opened(sheet: Sheet) -> Iterator[pypdfium2.PdfDocument]:
    """The sheet as another program reads it."""
    document = pypdfium2.PdfDocument(render(sheet, FONTS))
    try:
        yield document
    finally:
        document.close()


def text_of(sheet: Sheet) -> str:
    """All that can be read on the one page, without spaces, which lines break at."""
    with opened(sheet) as document:
        assert len(document) == 1
        return "".join(document[0].get_textpage().get_text_range().split())


def parts_of(value: object) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from parts_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from parts_of(each)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_of_a_plan_is_on_the_page(language: str) -> None:
    sheet = full_sheet(language)
    shown = text_of(sheet)
    parts = {name: sheet[name] for name in ("title", "facts", "phases", "goals", "audiences", "messages")}
    parts |= {"targets": sheet["targets"], "channels": sheet["channels"], "scope": [sheet["scope_in"]]}
    parts |= {"approvers": sheet["approvers"], "team": sheet["team"], "budget": sheet["budget"]}
    parts |= {"groups": [group["channel"] for group in sheet["deliverables"]["groups"]]}
    parts |= {"marks": [mark["label"] for mark in (sheet["timeline"] or {"marks": []})["marks"]]}
    lost = [part for part in parts_of(parts) if "".join(part.split()) not in shown]
    only = {message["audience"] for message in sheet["messages"]}  # one message needs no word of whom it is for
    assert set(lost) <= only


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_a4_and_says_what_it_is(language: str) -> None:
    with opened(full_sheet(language)) as document:
        assert tuple(round(side) for side in document[0].get_size()) == A4
        assert document.get_metadata_value("Title") == full_sheet(language)["title"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_says_what_is_missing(language: str) -> None:
    sheet = empty_sheet(language)
    shown = text_of(sheet)
    missing = [said for key, said in sheet["words"].items() if key.startswith("no_") and key != "no_channel"]
    assert len(missing) == 11
    assert all("".join(said.split()) in shown for said in missing)


@pytest.mark.parametrize("language", ["sv", "zh-Hant"])
@pytest.mark.parametrize("text", [MARKUP, MIXED, "W" * 400, "漢" * 200], ids=["markup", "mixed", "one word", "dense"])
def test_too_much_stays_on_one_page_and_is_counted(language: str, text: str) -> None:
    shown = text_of(crowded_sheet(language, text))
    assert "60" in shown
    assert "".join(empty_sheet(language)["words"]["budget"].split()) in shown


def test_markup_is_text() -> None:
    sheet = empty_sheet("en") | {"title": "#read(sys.inputs.sheet) *x* $y$", "scope_in": '"]) #panic() <script>'}
    shown = text_of(sheet)
    assert "#read(sys.inputs.sheet)*x*$y$" in shown
    assert '"])#panic()<script>' in shown


def test_a_lost_letter_is_told() -> None:
    sheet = empty_sheet("en")
    assert "haveno" not in text_of(sheet)
    sheet["title"] = "Launch 🚀 of حملة"
    shown = text_of(sheet)
    assert "Launchof…" in shown
    assert "haveno" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_our_own_has_a_glyph(language: str) -> None:
    letters = covered(FONTS)
    said = "".join(parts_of(full_sheet(language)))
    assert {letter for letter in said if ord(letter) not in letters and not letter.isspace()} == set()


def test_letters_without_a_glyph_leave_no_box() -> None:
    letters = frozenset(map(ord, "abé"))
    assert drawable("a\u202eb\n e\u0301", letters) == ("ab é", False)
    assert drawable("a 🚀 b", letters) == ("a b", True)
    assert drawable("a שלום b", letters) == ("a … b", True)


def test_what_is_no_font_is_refused() -> None:
    with pytest.raises(ValueError, match="not a font"):
        list(code_points(b"\x00\x01\x00\x00"))


def test_without_fonts_nothing_is_drawn(tmp_path) -> None:
    with pytest.raises(ValueError, match="no fonts"):
        render_payload({"sheet": empty_sheet("en"), "fonts": str(tmp_path)})
