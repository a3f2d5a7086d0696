"""Transfer: work in from other tools, lists out as files.

Words: an *import* is one file on its way in: detected, mapped, checked, run, undone; a *verdict* is what a row came to.
Invariants: an import is one batch, resumable, idempotent and undoable; a row that is doubtful is named, never guessed.
Verbs: start_import, choose_sheet, map_import, check_import, run_import, export_tasks.
"""
