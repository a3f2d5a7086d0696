"""The demo workspace: a fictional team, three programs, nine running campaigns and the history behind them.

It is made by the product's own verbs, replayed in the order of time under a frozen clock: the same seed gives the same
workspace, its weeks counted from the Monday of the week it is loaded in.
"""

from drumbeat.kernel.actor import Actor


def fill(owner: Actor) -> None:
    """Fill a new workspace from the first-run page; the loader is read only then."""
    from drumbeat.config.demo import replay

    replay.fill(owner)
