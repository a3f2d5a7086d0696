"""The earliest slots of one task: whom it could go to, and when."""

from typing import Any

from drumbeat.engines.optimise.checker import faults_of
from drumbeat.engines.optimise.instance import NEVER, Goal, Plan
from drumbeat.engines.optimise.plain import decode, measure
from drumbeat.planning.problem.answer import alternative_of
from drumbeat.planning.problem.build import Problem

OFFERS = ("first", "second", "third")


def slots_of(problem: Problem) -> list[dict[str, Any]]:
    """Return up to three offers as alternatives: for each choice of people their earliest slot, the first to end first.

    Where only one choice can do it, the later ones are that choice's next slots; none where nobody has any time.
    """
    if problem.idle:
        return []
    instance = problem.instance
    activity = instance.activities[0]
    found: list[Plan] = []
    floors = [activity.release] * len(activity.modes)
    while len(found) < len(OFFERS) and any(floor != NEVER for floor in floors):
        best: tuple[int, int, int] | None = None
        for mode, floor in enumerate(floors):
            placed = None if floor == NEVER else decode(instance, [0], [mode], [floor])
            if placed is None:
                floors[mode] = NEVER
            else:
                best = min(best or (placed[1][0], mode, placed[0][0]), (placed[1][0], mode, placed[0][0]))
        if best is None:
            break
        end, mode, start = best
        plan = Plan([start], [mode], measure(instance, Goal.EARLIEST, [start], [end], [mode]))
        if not faults_of(instance, plan.starts, plan.modes):
            found.append(plan)
        floors[mode] = end if len(floors) == 1 else NEVER
    return [
        {**alternative_of(problem, Goal.EARLIEST, plan), "key": key} for key, plan in zip(OFFERS, found, strict=False)
    ]
