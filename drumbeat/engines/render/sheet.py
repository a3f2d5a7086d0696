"""The kick-off sheet: its data, and typesetting it."""

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypedDict

import orjson
import typst

from drumbeat.engines.render.coverage import covered, drawable

TEMPLATE = Path(__file__).with_name("kick_off.typ")
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "sv")


class Fact(TypedDict):
    """Something named, such as who leads."""

    name: str
    value: str


class Goal(TypedDict):
    """A goal; `measure` says what `baseline` and `target` count, `due` by when."""

    name: str
    statement: str
    baseline: str
    target: str
    measure: str
    due: str
    state: str


class Audience(TypedDict):
    """Whom the campaign addresses."""

    name: str
    summary: str
    primary: bool


class Message(TypedDict):
    """What an audience is told; `audience` is empty for everyone."""

    audience: str
    core: str
    proofs: list[str]
    action: str


class Item(TypedDict):
    """A deliverable; `note` stands small beside it."""

    name: str
    note: str


class Group(TypedDict):
    """The deliverables of a channel: all `count` of them, of which the first are named."""

    channel: str
    count: int
    items: list[Item]


class Deliverables(TypedDict):
    """Every deliverable, by channel."""

    total: int
    groups: list[Group]


class Mark(TypedDict):
    """A day worth a mark; `at` is its place on the line in thousandths."""

    at: int
    date: str
    label: str
    launch: bool


class Month(TypedDict):
    """Where a month begins, in thousandths of the line; without a label where months stand close."""

    at: int
    label: str


class Timeline(TypedDict):
    """The line from the first day to the last; `left_out` marks are not among `marks`, `today` None is off the line."""

    months: list[Month]
    marks: list[Mark]
    today: int | None
    left_out: int


class Target(TypedDict):
    """What is promised of a metric."""

    metric: str
    baseline: str
    target: str


class Approver(TypedDict):
    """Who decides upon the goals, and what was decided."""

    name: str
    state: str


class Sheet(TypedDict):
    """A kick-off sheet with every text in its language; `budget` None is not shown at all, empty is not set yet."""

    language: str
    words: dict[str, str]
    workspace: str
    label: str
    as_of: str
    made: str
    title: str
    facts: list[Fact]
    phase: int
    phases: list[str]
    goals: list[Goal]
    audiences: list[Audience]
    messages: list[Message]
    timeline: Timeline | None
    deliverables: Deliverables
    targets: list[Target]
    channels: list[str]
    scope_in: str
    scope_out: str
    approvers: list[Approver]
    budget: str | None
    team: list[str]


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
