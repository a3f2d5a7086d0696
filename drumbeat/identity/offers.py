"""What identity lends upward: every area furnishes a new workspace in the transaction that founds it."""

from collections.abc import Callable
from dataclasses import dataclass

from drumbeat.kernel.actor import Actor


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


Demo = Callable[[Actor], None]
demo: Demo | None = None


def register_demo(load: Demo) -> None:
    """Register what fills a new workspace, named by its owner as actor, with the demo team's work."""
    global demo
    demo = load
