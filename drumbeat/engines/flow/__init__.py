"""How work flows through stages: what waits where, how long it takes, when a number of items will be done.

Words: a *stay* is an item's time in one stage; *cycle time* runs from the first active stage to done, *lead time* from
creation; an item still open is *censored*: it has taken at least its age, and dropping it would flatter every
percentile.
Modules: `survival` (Kaplan & Meier 1958), `counts` (the cumulative flow diagram), `throughput` (when done, by
resampling the team's own weeks), `stages` (bottleneck and Little's law), `limits` (what a limit of work in progress
would do, simulated first).
"""
