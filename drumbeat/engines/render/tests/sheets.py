"""Sheets to typeset: a believable one in each language, an empty one, and one full of what goes wrong."""

from pathlib import Path

import orjson

from drumbeat.engines.render.sheet import LANGUAGES, Sheet

DRUMBEAT = Path(__file__).resolve().parents[3]
FONTS = str(DRUMBEAT.parent / "fonts" / "drumbeat_fonts" / "files")

MARKUP = (
    '#set page(fill: red) $x^2$ *bold* _it_ `raw` <script>alert(1)</script> @ref \\ #read("/etc/passwd") [] {} // /*'
)
MIXED = "עברית \u202eabc\u202c حملة 🚀👩‍👩‍👧 한국어 ไทย ﷽ e\u0301 \x07 \ufffd 𝔘 漢字"


def texts(language: str) -> dict[str, str]:
    """The words of reports in a language."""
    found: dict[str, str] = orjson.loads((DRUMBEAT / "reports" / "texts" / f"{language}.json").read_bytes())
    return found


def empty_sheet(language: str) -> Sheet:
    """A campaign with nothing but a name."""
    said = texts(language)
    words = {key.removeprefix("kick_off."): text for key, text in said.items() if key.startswith("kick_off.")}
    return {
        "language": language,
        "words": words,
        "workspace": "Fjällbäck",
        "label": words["label"],
        "as_of": words["as_of"].format(day="2026-03-02"),
        "made": words["made"],
        "title": "A",
        "facts": [],
        "phase": 0,
        "phases": [said[f"phase.{name}"] for name in ("plan", "produce", "publish", "measure", "learn")],
        "goals": [],
        "audiences": [],
        "messages": [],
        "timeline": None,
        "deliverables": {"total": 0, "groups": []},
        "targets": [],
        "channels": [],
        "scope_in": "",
        "scope_out": "",
        "approvers": [],
        "budget": "",
        "team": [],
    }


def full_sheet(language: str) -> Sheet:
    """A campaign with every part filled, as its team would have written it."""
    sheet = empty_sheet(language)
    sheet.update(orjson.loads(Path(__file__).with_name("full_sheets.json").read_bytes())[language])
    return sheet


def crowded_sheet(language: str, text: str) -> Sheet:
    """A campaign with far more of everything than a page holds, all of it reading `text`."""
    long = f"{text} " * 40
    sheet = empty_sheet(language)
    sheet.update(
        title=long[:200],
        facts=[{"name": name, "value": text[:60]} for name in ("Type", "Lead", "Dates", "Launch")],
        goals=[
            {"name": long[:200], "statement": long, "baseline": "1,000,000", "target": "2,000,000",
             "measure": text[:40], "due": "2026-09-30", "state": "Draft"}
        ] * 6,
        audiences=[{"name": long[:120], "summary": long, "primary": index == 0} for index in range(12)],
        messages=[{"audience": long[:120], "core": long[:500], "proofs": [long[:500]] * 9, "action": long[:200]}] * 6,
        timeline={
            "months": [{"at": index * 83, "label": "Jan"} for index in range(12)],
            "marks": [
                {"at": index * 70, "date": "3 Mar", "label": long[:120], "launch": index == 9} for index in range(14)
            ],
            "today": 500,
            "left_out": 40,
        },
        deliverables={
            "total": 60,
            "groups": [
                {"channel": long[:80], "count": 5, "items": [{"name": long[:200], "note": "sv · 3 Mar"}] * 5}
            ] * 12,
        },
        targets=[{"metric": long[:120], "baseline": "1,000,000", "target": "EUR 2,000,000"}] * 20,
        channels=[long[:80]] * 30,
        scope_in=long * 5,
        scope_out=long * 5,
        approvers=[{"name": long[:80], "state": "Waiting"}] * 20,
        budget="EUR 1,000,000,000.00",
        team=[long[:80]] * 60,
    )  # fmt: skip
    return sheet


__all__ = ["FONTS", "LANGUAGES", "MARKUP", "MIXED", "crowded_sheet", "empty_sheet", "full_sheet", "texts"]
