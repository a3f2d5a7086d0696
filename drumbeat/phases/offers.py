"""What phases lends upward: rules by which exit checks are computed from an area's own records."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drumbeat.kernel.actor import Actor

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign


@dataclass(frozen=True)
class Met:
    """Whether a rule is met, and `done` of `total` where it counts."""

    ok: bool
    done: int | None = None
    total: int | None = None


@dataclass(frozen=True)
class ExitRule:
    """`met(actor, campaign)` answers from the records the actor sees; named by the text `phases.exit.<key>`."""

    key: str
    met: Callable[[Actor, "Campaign"], Met]


exit_rules: dict[str, ExitRule] = {}


def register(rule: ExitRule) -> None:
    """Register a rule exit checks can name."""
    exit_rules[rule.key] = rule


def counted(done: int, total: int) -> Met:
    """Return a rule that wants all of at least one."""
    return Met(total > 0 and done == total, done, total)
