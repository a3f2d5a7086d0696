"""Baselines: what a campaign's plan once was, kept to be compared with.

Words: a *baseline* is a named copy of the planned days, lengths and effort of every leaf task; the *variance* is how
far the plan, or another baseline, has moved from it, in working days of the workspace.
Invariants: a baseline never changes after it was taken, but for its name and note; its scope is the campaign's.
Verbs: take_baseline, rename_baseline, remove_baseline.
"""
