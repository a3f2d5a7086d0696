"""What workflow lends upward: whoever keeps things in stages says how they leave one."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from drumbeat.kernel.actor import Actor


@dataclass(frozen=True)
class StageUse:
    """`empty(actor, stage_id, into_id)` moves everything of the area from one stage into another."""

    name: str
    empty: Callable[[Actor, UUID, UUID], None]


uses: dict[str, StageUse] = {}


def register(use: StageUse) -> None:
    """Register an area that keeps things in stages."""
    uses[use.name] = use
