"""Pacing: where a target should stand today, where it will end if it goes on like this, and how likely that reaches it.

Words: a *flow* adds up (clicks, money), a *rate* is one sum over another (cost per lead), a *level* is what was last
seen (followers); the *profile* says how a target is spread over its days.
Invariants: plain Python, no randomness; no projection from fewer than `ENOUGH` days; days before the last value that
have none count as nothing, so that what was typed once a week keeps its sum.
Method: the bootstrap of the last 28 days taken to its normal limit, with the error of the daily mean itself; states by
the probability P of reaching the target: under 20 % off track, under 60 % at risk.
Modules: `plan` (targets, profiles, states), `pace` (the three kinds).
"""
