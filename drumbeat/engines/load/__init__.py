"""How the work of a task lies on the days of the people who do it.

Words: *minutes* are minutes of work; the *lengths* of a window are a person's working minutes on each of its days; the
*pace* says where in that time the work lies (even, front, back); what is *given* was set by hand for a day.
Invariants: minutes are whole and never lost: what lies on the days sums up to the work, however little time there is.
Modules: `spread` (one task over days and people), `heat` (days into weeks and months, stretches of overload).
"""
