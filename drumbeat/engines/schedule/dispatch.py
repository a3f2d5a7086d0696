"""Which pass runs where, and the shape in which a network travels to the compute subprocess and back."""

from dataclasses import asdict
from typing import Any

from drumbeat.engines.schedule import plain
from drumbeat.engines.schedule.network import Network, Result

PLAIN_LIMIT = 3000
"""From this many tasks on the pass would hold up the web process: it goes to the compute subprocess."""

COMPILED_LIMIT = 20_000
"""From this many tasks on the compiled pass is worth loading, and on a fresh installation compiling (seconds, once)."""


def fits_in_process(net: Network) -> bool:
    """Whether the web process may compute `net` itself; otherwise it sends `network_payload` to the subprocess."""
    return len(net.duration) < PLAIN_LIMIT


def compute(net: Network) -> Result:
    """The answer for `net`. A large network loads numba: never call this for one in the web process.

    Raises CycleFound.
    """
    if len(net.duration) < COMPILED_LIMIT:
        return plain.compute(net)
    from drumbeat.engines.schedule import compiled  # loads numba, 160 MB

    return compiled.compute(net)


def compute_payload(payload: dict[str, Any]) -> dict[str, Any]:
    """`compute` on JSON-ready values: the function the compute subprocess runs. Raises CycleFound, NetworkShape."""
    return asdict(compute(Network(**payload)))


def network_payload(net: Network) -> dict[str, Any]:
    """`net` as JSON-ready values."""
    return asdict(net)


def result_of(payload: dict[str, Any]) -> Result:
    """The answer back from `compute_payload`."""
    return Result(**payload)
