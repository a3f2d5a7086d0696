"""Forecasts: how long work really takes, when a campaign will launch, what threatens it, where work waits.

Words: *odds* are the share of plays of the plan in which a milestone keeps its day; a *lever* is the change to one task
that buys most of them; a *warning* is a named threat with its reason and what may be done; a *visit* is the stay of a
task in a stage.
Invariants: everything here is derived and says when; a forecast of a day is replaced within the day and kept
afterwards, so that past odds can be held against what came; nobody gets a score.
Verbs: dismiss_warning, update_forecast_settings.
"""
