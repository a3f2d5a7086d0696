"""Who could do which task: the cheapest way to share out work over people, with the runner-up as its reason.

Words: a *unit* is half a day of work; the *cost* of a unit with a person adds what speaks against it: a skill known
less well, a campaign new to the person, work that does not fit into the free time of its days, and load.
Invariants: load costs more the fuller the person is (bands end at 75, 100 and 125 % of the time), so every further unit
is at least as dear as the one before and the cheapest flow is a true optimum; who lacks a needed skill is never named.
Modules: `problem` (plain data, what the web process sends), `costs` (prices), `flow` (the solver; loads ortools).
"""
