"""The demo workspace: a fictional team, three programs, nine running campaigns and the history behind them.

It is made by the product's own verbs, replayed in the order of time under a frozen clock: the same seed gives the same
workspace, its weeks counted from the Monday of the week it is loaded in.
"""
