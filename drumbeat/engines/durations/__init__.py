"""How long work takes, learned from the team's own finished work.

Words: a *case* is a piece of work with its estimate; the *ratio* is log(actual / estimate); a *level* is a group of
like cases: of one size, and of one size within a campaign type, a content type, a team.
Invariants: P50 <= P80; fewer than ten finished cases give the fixed prior, marked "no history"; the trees take part
only where a rolling-origin test over the same history shows them better than the shrunken ratio.
Modules: `shrunken` (quantiles of the ratio, shrunken level by level), `forest` (what LightGBM learned, walked in plain
Python), `learning` (fits and judges; the compute subprocess alone), `advice` (one estimate, answered).
Method: science of record in docs/decisions/0023.
"""
