"""Goals: what the company, its departments and campaigns set out to reach, and how far they have come.

Words: a *goal* has a level, a kind, a measure with baseline, target and due day, and a place in the tree; its
*progress* comes from a value kept by hand, its sub-goals, a metric or the tasks of its campaign; an *update* is a
dated word on it.
Invariants: the tree has no circle, a parent is of a level above or equal, and of the same campaign when it is one's;
a goal of a campaign has the campaign's scope; changing what was approved makes it a draft again; no data is null,
never 0.
Verbs: create_goal, update_goal, move_goal, remove_goal, post_goal_update, close_goal, reopen_goal, check_goal.
"""
