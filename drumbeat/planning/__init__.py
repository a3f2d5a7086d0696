"""Planning: what the scheduler proposes, when nothing may be planned, and what would be if.

Words: a *schedule run* looks for better plans of a campaign or of all open ones and offers up to three *alternatives*,
each a list of *moves*; an *embargo* is a window in which nothing may launch, or nothing may be worked on; a *scenario*
is a named list of changes that have not happened.
Invariants: a run and a scenario write nothing of the plan until somebody accepts or applies; what is accepted is one
undoable batch; a private campaign's tasks are never named to who does not see them, they only make people busy.
Verbs: start_schedule_run, cancel_schedule_run, accept_schedule_moves, add_embargo, remove_embargo, create_scenario,
update_scenario, remove_scenario, add_scenario_change, remove_scenario_change, apply_scenario.
"""
