"""Phases: how a campaign is set up and moves along the ribbon.

Words: the *brief* of a campaign holds what no other record does (scope in and out, budget frame, channels chosen, how
it is measured, standards) and where its guided *set-up* in ten *steps* was left; an *exit check* of a campaign type is
something to be met before a phase closes, computed by a *rule* or ticked by a person; a *closing* is the moment a phase
was left, with the checks as they stood and, where they were overridden, the reason.
Invariants: a required check that is not met holds a phase open unless a reason is written down; going back reopens.
Verbs: update_brief, close_phase, reopen_phase, mark_check, unmark_check, add_exit_check, update_exit_check,
remove_exit_check.
"""
