"""The worker's side: answers requests from standard input until it is closed. Imports no Django.

    python -m drumbeat.kernel.compute.worker BYTES

BYTES is the most memory it may map. Whatever a library prints goes to standard error; answers have the pipe alone.
"""

import os
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

import orjson

from drumbeat.kernel.compute.functions import ALLOWED, STREAMING

REFUSALS = (ValueError, ArithmeticError, LookupError, TypeError, MemoryError)
"""What a function may raise without ending the worker."""


def serve(requests: IO[bytes], answers: IO[bytes], allowed: frozenset[str] = ALLOWED | STREAMING) -> None:
    """Answer each line `{"function", "payload"}` with one line `{"value"}` or `{"error", "text"}`.

    With `"stream": true` the function may report on its way: lines `{"progress"}` before the last.
    """

    def tell(said: dict[str, Any]) -> None:
        answers.write(orjson.dumps(said) + b"\n")
        answers.flush()

    for line in requests:
        request = orjson.loads(line)
        if request.get("stream"):
            tell(answer(request, allowed, lambda report: tell({"progress": report})))
        else:
            tell(answer(request, allowed))


def answer(request: dict[str, Any], allowed: frozenset[str], *report: Callable[[Any], None]) -> dict[str, Any]:
    """Return the answer to one request; `error` is the name of what was raised. `report` goes to streaming ones."""
    try:
        return {"value": find(request["function"], allowed)(request["payload"], *report)}
    except REFUSALS as error:
        return {"error": type(error).__name__, "text": str(error)[:500]}


def find(name: str, allowed: frozenset[str]) -> Callable[..., Any]:
    """Import and return the function; raise LookupError for one that may not be called."""
    if name not in allowed:
        raise LookupError(name)
    module, _, function = name.rpartition(".")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def main() -> None:
    """Cap the memory, yield to the web process, keep standard output for answers and serve."""
    limit = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
