"""Which pass runs where, and the shape in which a network travels to the compute subprocess and back."""

from array import array
from base64 import b64decode, b64encode
from dataclasses import fields
from datetime import date
from typing import Any

from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.engines.schedule import plain, timed_plain
from drumbeat.engines.schedule.network import Network, Result
from drumbeat.engines.schedule.timed import TimedNetwork, TimedResult

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
    """The answer on JSON-ready values, as the compute subprocess gives it: of `net`, and the early finishes of `alone`.

    Raises CycleFound, NetworkShape.
    """
    result, alone = compute(Network(**payload["net"])), compute(Network(**payload["alone"]))
    return {"result": _plain_fields(result), "alone": alone.early_finish}


def network_payload(net: Network, alone: Network) -> dict[str, Any]:
    """Two networks as JSON-ready values."""
    return {"net": _plain_fields(net), "alone": _plain_fields(alone)}


def result_of(payload: dict[str, Any]) -> tuple[Result, list[int]]:
    """The answer back from `compute_payload`."""
    return Result(**payload["result"]), payload["alone"]


def compute_timed(timed: TimedNetwork) -> TimedResult:
    """As `compute`, for tasks on several calendars."""
    if len(timed.net.duration) < COMPILED_LIMIT:
        return timed_plain.compute(timed)
    from drumbeat.engines.schedule import timed_compiled

    return timed_compiled.compute(timed)


def compute_timed_payload(payload: dict[str, Any]) -> dict[str, Any]:
    """As `compute_payload`, for tasks on several calendars."""
    start = date.fromisoformat(payload["start"])
    calendars = [_calendar(start, *packed) for packed in payload["calendars"]]
    places = payload["calendar"], payload["lag_calendar"]
    held = TimedNetwork(Network(**payload["net"]), calendars, *places)
    free = TimedNetwork(Network(**payload["alone"]), calendars, *places)
    return {"result": _plain_fields(compute_timed(held)), "alone": compute_timed(free).early_finish}


def timed_payload(timed: TimedNetwork, alone: TimedNetwork) -> dict[str, Any]:
    """Two networks on the same calendars as JSON-ready values."""
    return {
        "start": timed.calendars[0].start.isoformat(),
        "calendars": [[each.shapes, b64encode(each.shape_of).decode()] for each in timed.calendars],
        "calendar": timed.calendar,
        "lag_calendar": timed.lag_calendar,
        **network_payload(timed.net, alone.net),
    }


def timed_result_of(payload: dict[str, Any]) -> tuple[TimedResult, list[int]]:
    """The answer back from `compute_timed_payload`."""
    return TimedResult(**payload["result"]), payload["alone"]


def _calendar(start: date, shapes: list[list[list[int]]], packed: str) -> WorkingCalendar:
    shape_of = array("H")
    shape_of.frombytes(b64decode(packed))
    days = tuple(tuple((begin, end) for begin, end in day) for day in shapes)
    return WorkingCalendar.of_shapes(start, days, shape_of, frozenset())


def _plain_fields(row: Network | Result | TimedResult) -> dict[str, Any]:
    """A dataclass of lists as a dict, its lists shared: copying a large network costs more than computing it."""
    return {each.name: getattr(row, each.name) for each in fields(row)}
