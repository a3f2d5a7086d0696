"""What identity lends upward: every area furnishes a new workspace, and says what of its own a visitor may be shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Subject


@dataclass(frozen=True)
class Furnishing:
    """`furnish(actor)` makes what a new workspace needs of the area; lower `order` comes first."""

    area: str
    order: int
    furnish: Callable[[Actor], None]


furnishings: dict[str, Furnishing] = {}


def register(furnishing: Furnishing) -> None:
    """Register what an area brings to a new workspace."""
    furnishings[furnishing.area] = furnishing


@dataclass(frozen=True)
class Demo:
    """The demo team: `name(language)` is what its company is called, `fill(owner, told)` brings its work.

    `told(done, total)` hears of the progress.
    """

    name: Callable[[str], str]
    fill: Callable[[Actor, Callable[[int, int], None]], None]


demo: Demo | None = None


def register_demo(offered: Demo) -> None:
    """Register what fills a new workspace with the demo team's work."""
    global demo
    demo = offered


@dataclass(frozen=True)
class Shareable:
    """Something a link can show to a visitor; `find(actor, id)` returns it or raises NotFound."""

    kind: str
    find: Callable[[Actor, UUID], Subject]


shareables: dict[str, Shareable] = {}


def register_shareable(shareable: Shareable) -> None:
    """Register what visitors' links may show."""
    shareables[shareable.kind] = shareable


class Words(NamedTuple):
    """A subject on one line and the words below it."""

    subject: str
    body: str
