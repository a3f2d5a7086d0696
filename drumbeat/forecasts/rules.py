"""Pure decisions of forecasts: who is learned from together, what is a threat, when the past is enough to judge by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

SMALLEST_GROUP = 5
"""People a team must have before its durations are learned apart: fewer would be a judgement of persons."""
FEWEST_TO_JUDGE = 20
"""Launches below which past odds are shown but not judged."""
LEAD_DAYS = 28
"""How long before its day a launch's forecast is held against what came."""
DROP = 150
"""Thousandths within a week that count as a drop of the odds."""
LOOK_BACK = timedelta(days=7)
LOOK_AHEAD = timedelta(days=14)
WORST = 5


@dataclass(frozen=True, slots=True)
class Threat:
    """A warning to be: its kind, the task it hangs on, and the reason."""

    kind: str
    task_id: UUID | None
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A launch that has happened and what had been said of it."""

    launched: date
    target: date | None
    chance: int | None
    p50: date
    p80: date


def delay(task_id: UUID, target: date | None, projected: date | None) -> Threat | None:
    """The projected launch lies after the promised day."""
    if target is None or projected is None or projected <= target:
        return None
    facts = {"target": target.isoformat(), "projected": projected.isoformat(), "days": (projected - target).days}
    return Threat("delay", task_id, facts)


def negative_float(floats: Iterable[tuple[UUID, str, int | None]]) -> Threat | None:
    """Open tasks `(id, name, float in minutes)` that are already too late for a promised day; the worst are named."""
    short = sorted((minutes, name, pk) for pk, name, minutes in floats if minutes is not None and minutes < 0)
    if not short:
        return None
    worst = [{"id": str(pk), "name": name, "minutes": -minutes} for minutes, name, pk in short[:WORST]]
    return Threat("negative_float", short[0][2], {"count": len(short), "tasks": worst})


def broken_commitments(promises: Iterable[tuple[UUID, str, date, date | None]], today: date) -> Threat | None:
    """Open tasks `(id, name, promised, projected)` that were promised for a day gone by, or will miss the day."""
    broken = sorted(
        (promised, name, pk, projected)
        for pk, name, promised, projected in promises
        if promised < today or (projected is not None and projected > promised)
    )
    if not broken:
        return None
    named = [
        {"id": str(pk), "name": name, "promised": promised.isoformat(), "projected": str(projected or "")}
        for promised, name, pk, projected in broken[:WORST]
    ]
    return Threat("commitment", broken[0][2], {"count": len(broken), "tasks": named})


def odds_drop(task_id: UUID, now: int | None, before: int | None) -> Threat | None:
    """The chance in thousandths fell within a week."""
    if now is None or before is None or before - now < DROP:
        return None
    return Threat("odds_drop", task_id, {"from": before, "to": now})


def group_names(
    person_ids: Sequence[UUID], teams: Mapping[UUID, UUID], sizes: Mapping[UUID, int], *, by_person: bool
) -> str:
    """The group a task's people are learned from: the person where allowed, else a team of at least five, else none."""
    if not person_ids:
        return "nobody"
    if by_person:
        return f"person:{person_ids[0]}"
    team = teams.get(person_ids[0])
    return f"team:{team}" if team is not None and sizes.get(team, 0) >= SMALLEST_GROUP else "team:any"


def calibration(judged: Sequence[Judged]) -> dict[str, Any]:
    """Hold past odds against what came: shares within P50 and P80, and of each band of odds how many kept the day."""
    count = len(judged)
    bands = []
    promised = [one for one in judged if one.chance is not None and one.target is not None]
    for low in range(0, 1000, 200):
        among = [one for one in promised if low <= min(one.chance or 0, 999) < low + 200]
        kept = sum(1 for one in among if one.target is not None and one.launched <= one.target)
        said = round(sum(one.chance or 0 for one in among) / len(among)) if among else None
        bands.append({"low": low, "high": low + 200, "count": len(among), "kept": kept, "said": said})
    return {
        "count": count,
        "enough": count >= FEWEST_TO_JUDGE,
        "fewest": FEWEST_TO_JUDGE,
        "within_p50": sum(one.launched <= one.p50 for one in judged),
        "within_p80": sum(one.launched <= one.p80 for one in judged),
        "bands": bands,
    }


def alike(name: str, others: Iterable[tuple[UUID, str]], most: int = 3) -> list[tuple[UUID, float]]:
    """Other names most like `name`: shared pieces of three characters over all pieces (Jaccard), at least 0.25."""
    own = pieces(name)
    scored = []
    for pk, other in others:
        theirs = pieces(other)
        shared = len(own & theirs)
        if shared and (score := shared / len(own | theirs)) >= 0.25:
            scored.append((pk, score))
    return sorted(scored, key=lambda one: -one[1])[:most]


def pieces(text: str) -> frozenset[str]:
    """Runs of three characters of a text, two for short ones: works for languages that do not part words."""
    plain = f" {' '.join(text.casefold().split())} "
    width = 3 if len(plain) > 6 else 2
    return frozenset(plain[at : at + width] for at in range(len(plain) - width + 1))
