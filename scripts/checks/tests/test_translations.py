"""Catalogues compared over the four languages."""

from scripts.checks.translations import compare, read_po

PO = """
msgid ""
msgstr ""
"Language: sv\\n"

#. a comment
msgid "Due {day}"
msgstr "Klart "
"{day}"

msgctxt "verb"
msgid "Open"
msgstr "Öppna"

msgid "Empty"
msgstr ""

#~ msgid "Old"
#~ msgstr "Gammal"
"""


def full(**changed: dict[str, str]) -> dict[str, dict[str, str]]:
    same = {"due": "Due {day}"}
    return {"en": same, "zh-Hans": same, "zh-Hant": same, "sv": same} | changed


def test_po_files_are_read_with_joined_lines_contexts_and_without_old_entries():
    assert read_po(PO) == {"Due {day}": "Klart {day}", "verb\x04Open": "Öppna", "Empty": ""}


def test_complete_catalogues_pass():
    assert compare("x", full()) == []


def test_a_missing_language_an_empty_text_and_a_surplus_one_are_named():
    catalogues = full(sv={"due": " "}, **{"zh-Hant": {"due": "{day}", "more": "x"}})
    del catalogues["zh-Hans"]
    wanted = {"x: zh-Hans is missing", "x: zh-Hant: 'more' is not in English", "x: sv: no text for 'due'"}
    found = compare("x", catalogues)
    assert set(found) == wanted
    assert len(found) == len(wanted)


def test_a_lost_placeholder_is_named():
    assert compare("x", full(sv={"due": "Klart"})) == ["x: sv: other placeholders in 'due'"]
