"""Capacity: who can do what, how much time they have, and how much work lies on it.

Words: a *skill* is something a person can do, at a level from 1 (knows it) to 3 (expert); a *need* says which skill or
role a task takes; the *effort plan* of a task says on which days its work lies; *load* is work on a person's day, its
*capacity* the working minutes of that day in the person's own calendar, and nothing else.
Invariants: the work left on an open task lies whole on days, however little time there is; what a reader may not see
counts for it as minutes without a name; advice writes nothing.
Verbs: create_skill, rename_skill, remove_skill, set_person_skills, set_task_needs, plan_effort,
update_capacity_settings.
"""
