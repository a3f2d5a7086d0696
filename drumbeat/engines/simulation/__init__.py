"""Launch odds: the plan played thousands of times with durations as uncertain as history says they are.

Words: a *run* is one play of the whole plan; *odds* are shares of runs; the *criticality* of a task is the share of
runs in which the milestone waits for it (zero float); a *lever* is a change to one task and what it buys.
Invariants: the same seed gives the same odds; done work never moves; a task's length in a run is log-normal with the
P50 and P80 it was given; one common factor makes good and bad seasons of a team hit all its tasks alike.
Modules: `plan` (what is played, and what comes out), `kernel` (the runs, compiled; compute subprocess alone), `odds`.
Method: Van Slyke 1963 (simulation of networks, criticality index); docs/decisions/0024.
"""
