"""Calendars: when the workspace works.

Words: the *week* gives working intervals per weekday; a *closed* day is a holiday, an *opened* day a make-up day.
Invariants: one calendar per workspace; public days come from the country's source and are replaced as a whole, own
days are the team's; every change raises the version, so that caches and schedules follow.
Verbs: update_calendar, add_calendar_day, remove_calendar_day.
"""
