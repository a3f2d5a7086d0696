"""Stays in stages, and how many items stood in each stage at the end of each day."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stay:
    """An item's time in a stage (by position in the flow), in days from any origin; `left` is None while it lasts."""

    item: int
    stage: int
    entered: float
    left: float | None


def daily(stays: Sequence[Stay], stages: int, days: int) -> list[list[int]]:
    """Per stage the number of items in it at the end of day 0, 1, … `days` - 1."""
    steps = [[0] * (days + 1) for _ in range(stages)]
    for stay in stays:
        first = max(0, int(stay.entered))
        last = days if stay.left is None else max(0, int(stay.left))
        if first < days and last > first:
            steps[stay.stage][first] += 1
            steps[stay.stage][min(last, days)] -= 1
    found = []
    for row in steps:
        total, line = 0, []
        for step in row[:days]:
            total += step
            line.append(total)
        found.append(line)
    return found
