"""Heavy computation outside the web process: one subprocess that loads the engines when first asked.

Words: the *worker* is that subprocess; it imports no Django, reads one JSON line a request and writes one a answer.
Invariants: one call at a time; the worker starts on demand, ends after five idle minutes and with the server, may not
outgrow its memory, sees no secret of the environment and runs only what `functions.ALLOWED` names.
Modules: `functions` (what may be called), `runner` (the server's side: `run`, `stop`), `worker` (the other side).
"""
