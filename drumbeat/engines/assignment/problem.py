"""Tasks to be shared out and people to do them, as plain data, and the answer. Imports nothing heavy."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

UNIT = 240
"""Minutes of a unit: half a day."""
PARTS = ("skill", "context", "lateness", "load")
"""What a cost is made of, in the order in which answers give it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A task: its work in minutes, its window as days of the horizon, its campaign and needed skills by number."""

    minutes: int
    first: int
    last: int
    campaign: int = 0
    skills: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Worker:
    """A person: working minutes and work there is on each day of the horizon, levels 1 to 3 by skill, campaigns."""

    lengths: Sequence[int]
    work: Sequence[int]
    skills: Mapping[int, int]
    campaigns: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A person by position and what the task costs with them, whole and in `PARTS`."""

    worker: int
    cost: int
    parts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Advice:
    """Whom a task suits best and next best; `best` is None where nobody has the skills."""

    best: Choice | None
    runner_up: Choice | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Advice for each job; `cost` is what all of it costs and `bound` what it costs at least, tasks split freely."""

    advice: Sequence[Advice]
    cost: int
    bound: int


def payload_of(jobs: Sequence[Job], workers: Sequence[Worker]) -> dict[str, Any]:
    """Return the problem as JSON values."""
    people = [{**asdict(each), "skills": [list(pair) for pair in each.skills.items()]} for each in workers]
    return {"jobs": [asdict(job) for job in jobs], "workers": people}


def problem_of(payload: Mapping[str, Any]) -> tuple[list[Job], list[Worker]]:
    """Return the problem back from `payload_of`."""
    workers = [Worker(**{**each, "skills": dict(each["skills"])}) for each in payload["workers"]]
    return [Job(**job) for job in payload["jobs"]], workers


def answer_of(payload: Mapping[str, Any]) -> Answer:
    """Return the answer back from JSON values."""
    return Answer([_advice(each) for each in payload["advice"]], payload["cost"], payload["bound"])


def _advice(payload: Mapping[str, Any]) -> Advice:
    best, second = payload["best"], payload["runner_up"]
    return Advice(Choice(**best) if best else None, Choice(**second) if second else None)
