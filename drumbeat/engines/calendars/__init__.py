"""Working time of one workspace as plain data.

Words: a *working minute* is a minute inside an interval of the calendar; the *index* counts working minutes from the
calendar's first day, so the schedule engine adds and compares plain integers.
Invariants: the index never falls from one day to the next; a day without intervals adds nothing.
Modules: `working` (the calendar), `personal` (a person's, and the time people share), `holidays_source` (public
holidays of a country).
"""
