"""The demo workspace: a fictional team, three programs, nine running campaigns and the history behind them.

It is made by the product's own verbs, replayed in the order of time under a frozen clock: the same seed gives the same
workspace, its weeks counted from the Monday of the week it is loaded in.
"""

from collections.abc import Callable

from drumbeat.kernel.actor import Actor


def fill(owner: Actor, told: Callable[[int, int], None]) -> None:
    """Fill a new workspace from the first-run page, telling how many of its days are done; loaded only then."""
    from drumbeat.config.demo import replay

    replay.fill(owner, told=told)


def name(language: str) -> str:
    """Return the name of the demo team's company."""
    from drumbeat.config.demo import replay

    return replay.company(language)
