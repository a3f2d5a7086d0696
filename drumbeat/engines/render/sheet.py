"""The kick-off sheet's data. What puts it together stands in the web process, which loads no typesetter."""

from typing import TypedDict

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
