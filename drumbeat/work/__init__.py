"""Work: the breakdown tree of a campaign, who does it, when, and what it took.

Words: a *task* is a piece of work; a *milestone* takes no time; a *dependency* links two tasks (FS, SS, FF, SF, lag);
*plan* dates are what people set, *projected* dates what the schedule derives; a *time entry* is actual minutes.
Invariants: a parent is in the same campaign and never its own descendant; dependencies never form a cycle; a summary
task's dates are its children's; at most one timer runs per person.
Verbs: create_task, update_task, move_task, complete_task, reopen_task, remove_task, bulk_update_tasks,
bulk_remove_tasks, add_dependency,
update_dependency, remove_dependency, preview_cascade, apply_cascade, log_time, update_time, remove_time, start_timer,
stop_timer, save_view, remove_view.
"""
