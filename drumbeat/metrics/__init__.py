"""Metrics: what is measured, what came of it, what was promised.

Words: a *metric* is a definition, base or by formula; a *fact* is a measured value of a day or period for a campaign,
channel, deliverable; a *source* is where facts come from; a *run* is one act that writes facts; a *target* is what was
promised; the *board* shows targets against results.
Invariants: one fact per metric, place and day, whatever wrote it last, and what it replaced is kept as a revision;
periods never overlap; ratios are ratios of sums; nothing missing is 0; money is summed in one currency by dated rates
or shown apart.
Verbs: create_metric, update_metric, remove_metric, check_formula, set_target, update_target, remove_target,
record_facts, assign_facts, set_rate, remove_rate, start_fact_import, choose_fact_sheet, map_fact_import,
check_fact_import, run_fact_import.
"""
