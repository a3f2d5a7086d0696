"""The critical path method on integer working minutes.

Words: a *link* joins a predecessor to a successor (FS, SS, FF, SF with a lag); a *pin* is a start that logic may not
move (manual, begun or done); *float* is the working time a task may slip.
Invariants: `plain` and `compiled` give the same answer to the last minute; a pinned task never moves.
Modules: `network` (input and answer), `plain` (the pass in Python), `compiled` (the same in numba; imported only by the
compute subprocess and benches), `cascade` (push successors), `backschedule` (plan back from a launch), `rollup` (tree).
"""
