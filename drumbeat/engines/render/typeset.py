"""Typesetting a kick-off sheet."""

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any, Literal

import orjson
import typst

from drumbeat.engines.render.coverage import covered, drawable
from drumbeat.engines.render.sheet import LANGUAGES, Sheet

TEMPLATE = Path(__file__).with_name("kick_off.typ")


def render_payload(payload: dict[str, Any]) -> dict[str, str]:
    """Return `pdf`, in base64, of the payload's `sheet` with the fonts of its folder `fonts`; raise as `render`."""
    return {"pdf": b64encode(render(payload["sheet"], payload["fonts"])).decode()}


def render(sheet: Sheet, fonts: str) -> bytes:
    """Return the PDF of a sheet, one page; raise ValueError for a folder without fonts and data that are no sheet."""
    return typeset(sheet, fonts, "pdf")


def typeset(sheet: Sheet, fonts: str, form: Literal["pdf", "png"], ppi: float | None = None) -> bytes:
    """Return the sheet as `pdf`, or as the picture of its page in `png`, drawn at `ppi`."""
    letters = covered(fonts)
    if not letters or sheet["language"] not in LANGUAGES:
        raise ValueError("no fonts" if not letters else "no such language")
    shown, lost = _drawable({**sheet, "words": {}}, letters)
    shown["words"] = sheet["words"]
    if lost:
        shown["made"] = f"{sheet['words']['undrawn']} {shown['made']}"
    inputs = {"sheet": orjson.dumps(shown).decode()}
    try:
        compiler = typst.Compiler(
            TEMPLATE, root=TEMPLATE.parent, font_paths=_fonts(fonts), ignore_system_fonts=True, sys_inputs=inputs
        )
        drawn = compiler.compile(format=form, ppi=ppi)
    except (typst.TypstError, RuntimeError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(drawn, bytes):
        raise ValueError("not one page")
    return drawn


@cache
def _fonts(folder: str) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _drawable(value: Any, letters: frozenset[int]) -> tuple[Any, bool]:
    if isinstance(value, str):
        return drawable(value, letters)
    if isinstance(value, dict):
        cleaned = {name: _drawable(each, letters) for name, each in value.items()}
        return {name: each for name, (each, _) in cleaned.items()}, any(lost for _, lost in cleaned.values())
    if isinstance(value, list):
        parts = [_drawable(each, letters) for each in value]
        return [each for each, _ in parts], any(lost for _, lost in parts)
    return value, False
