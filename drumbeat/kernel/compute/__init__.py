"""Heavy computation outside the web process: one subprocess that loads the engines when first asked.

Words: the *worker* is that subprocess; it imports no Django, reads one JSON line a request and writes one a answer.
A second worker takes what lasts (`stream`): it reports on its way and is killed to be cancelled.
Invariants: one call at a time in each; a worker starts on demand, ends when idle and with the server, may not
outgrow its memory, sees no secret of the environment and runs only what `functions` names.
Modules: `functions` (what may be called), `runner` (the server's side: `run`, `stream`), `worker` (the other side).
"""
