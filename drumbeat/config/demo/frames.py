"""Which campaigns the demo holds, and their tasks: the shipped template of a type and several pieces of content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drumbeat.campaigns.models import Phase

Data = Mapping[str, Any]

# Weeks from the present Monday to the launch, and the phase the campaign stands in today.
RUNNING = {
    "launch": (9, "produce"),
    "event": (6, "produce"),
    "content": (5, "produce"),
    "advertising": (12, "plan"),
    "webinar": (3, "publish"),
    "pr": (14, "plan"),
    "social": (1, "publish"),
    "email": (-1, "measure"),
    "search": (-3, "learn"),
}
PROGRAM = {"launch": 1, "pr": 1, "webinar": 1, "search": 2, "email": 2, "social": 2}
PAST = 24
PAST_FROM, PAST_TO = -46, -8
STEPS = (("writer", 1, 3), ("writer", 3, 12), ("designer", 3, 14), ("legal", 2, 4), ("channel", 1, 3))
"""Who does a step of a piece, in how many working days, with how many hours of work."""
RUNNING_PIECES, PAST_PIECES = 11, 2
_FIRST, _EVERY = -44, 4


@dataclass(frozen=True)
class Outline:
    """A campaign to be made: `weeks` from the present Monday to its launch."""

    name: str
    kind: str
    weeks: int
    phase: str
    program: int
    pieces: int
    past: bool


def outlines(data: Data, order: Sequence[str]) -> list[Outline]:
    """Return the campaigns of the demo, the earliest launch first."""
    found = [
        Outline(data["campaigns"][kind], kind, weeks, phase, PROGRAM.get(kind, 0), RUNNING_PIECES, False)
        for kind, (weeks, phase) in RUNNING.items()
    ]
    for index in range(PAST):
        names = data["past"]
        name, kind = names[index % len(names)], PAST_KINDS[index % len(PAST_KINDS)]
        weeks = PAST_FROM + round(index * (PAST_TO - PAST_FROM) / (PAST - 1))
        edition = f" {index // len(names) + 1}" if index >= len(names) else ""
        found.append(Outline(name + edition, kind, weeks, "learn", PROGRAM.get(kind, 0), PAST_PIECES, True))
    return sorted(found, key=lambda outline: (outline.weeks, order.index(outline.kind), outline.name))


PAST_KINDS = (
    "content", "search", "social", "email", "advertising", "event", "launch", "webinar", "pr", "content", "search",
    "social",
)  # fmt: skip
"""The types of the finished campaigns, in the order of their names in the data."""


def tasks_part(part: Data, outline: Outline, data: Data) -> dict[str, Any]:
    """Return the tasks of a type's template with the pieces of content the campaign is about."""
    rows, links = list(part["rows"]), list(part["links"])
    for index in range(outline.pieces):
        piece = data["pieces"][(index + len(outline.name)) % len(data["pieces"])]
        first = _FIRST + _EVERY * (index if outline.pieces > 2 else 4 * index)
        rows.append({"key": f"p{index}", "name": piece, "parent": "produce"})
        before = None
        for number, (role, days, hours) in enumerate(STEPS):
            key = f"p{index}s{number}"
            rows.append(
                {
                    "key": key,
                    "parent": f"p{index}",
                    "name": data["steps"][number].format(piece=piece),
                    "role": role,
                    "days": days,
                    "hours": hours,
                    "at": [first, first + days - 1],
                    "priority": (index * 3 + number) % 4,
                }
            )
            if before is not None:
                links.append([before, key, "FS", 0])
            before, first = key, first + days
    return {"rows": rows, "links": links}


def phases_behind(outline: Outline) -> tuple[str, ...]:
    """Return the phases a campaign has left; a past one all."""
    every = tuple(Phase.values)
    return every if outline.past else every[: every.index(outline.phase)]
