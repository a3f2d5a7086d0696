"""Plans that respect who has time: schedules with scarce people, found by search and checked independently.

Words: a *slot* is an equal part of a working day, numbered from 0; an *activity* works a number of minutes on the
calendar of its *mode* (one choice of people) and takes a share of each of them meanwhile; a *plan* gives every activity
a start and a mode. A *goal* orders plans: lateness first, then what the goal asks.
Invariants: the same seed and the same number of rounds give the same plan; no plan leaves here that `checker` refuses.
Modules: `instance` (the question), `order` (of links), `plain` (lists of activities to plans, in Python), `tables`,
`serial` and `genetic` (the same and the search over it, compiled), `cpsat` (the exact rival), `race` (both side by
side), `bound` (what no plan can beat), `checker` (the judge, which knows none of them), `explain` (why a task begins
when it does), `conflicts` (the smallest set of facts that cannot all hold), `dispatch` (what compute calls).
"""
