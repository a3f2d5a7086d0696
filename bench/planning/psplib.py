"""Reads instances of the project scheduling library (Kolisch and Sprecher 1997) into the optimiser's shape."""

import csv
from pathlib import Path

from drumbeat.engines.optimise.instance import Activity, Instance, Link, Mode


def read_best(folder: Path) -> dict[str, int]:
    """The best known makespan of each file of a set."""
    with (folder / "best_known.csv").open(newline="") as lines:
        return {row["problem"]: int(row["best_known"]) for row in csv.DictReader(lines)}


def read_instance(path: Path) -> Instance:
    """One `.sm` file: jobs of one mode, renewable resources of constant capacity, finish-to-start links."""
    lines = path.read_text(encoding="latin-1").splitlines()
    followers = [[int(word) - 1 for word in line.split()[3:]] for line in _section(lines, "PRECEDENCE RELATIONS", 2)]
    jobs = [[int(word) for word in line.split()] for line in _section(lines, "REQUESTS/DURATIONS", 3)]
    capacities = [int(word) for word in _section(lines, "RESOURCEAVAILABILITIES", 2)[0].split()]
    slots = sum(job[2] for job in jobs)
    activities = tuple(
        Activity(job[2], (Mode(0, tuple((number, need) for number, need in enumerate(job[3:]) if need)),))
        for job in jobs
    )
    return Instance(
        slots=slots,
        calendars=((1,) * slots,),
        capacities=tuple((capacity,) * slots for capacity in capacities),
        activities=activities,
        links=tuple(Link(pred, succ) for pred, line in enumerate(followers) for succ in line),
        period=slots,
    )


def _section(lines: list[str], title: str, skipped: int) -> list[str]:
    """The lines under a title, after its headings, up to the next line of stars."""
    begin = next(number for number, line in enumerate(lines) if line.startswith(title)) + skipped
    end = next((n for n, line in enumerate(lines[begin:], begin) if line.startswith("***")), len(lines))
    return [line for line in lines[begin:end] if line.strip()]
