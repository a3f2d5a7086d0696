"""The judge of plans: knows what a plan must respect and nothing of how plans are made."""

from collections.abc import Sequence

from drumbeat.engines.optimise.instance import Instance

MOST_FAULTS = 20


def faults_of(instance: Instance, starts: Sequence[int], modes: Sequence[int]) -> list[str]:
    """What is wrong with a plan, in words for engineers, at most `MOST_FAULTS`; empty when it may be shown.

    Looks at horizon, release, what is fixed, every link between activities that are not both fixed, closed days of
    milestones, and for every slot and resource that no activity adds to a load above what there is. What fixed
    activities alone overload is no fault of the plan.
    """
    if not len(starts) == len(modes) == len(instance.activities):
        return ["the plan does not name every activity once"]
    faults = [fault for number in range(len(starts)) for fault in _own_faults(instance, number, starts, modes)]
    if not faults:
        ends = [instance.finish(number, modes[number], start) for number, start in enumerate(starts)]
        faults += _link_faults(instance, starts, ends)
        faults += _load_faults(instance, starts, ends, modes)
    return faults[:MOST_FAULTS]


def _own_faults(instance: Instance, number: int, starts: Sequence[int], modes: Sequence[int]) -> list[str]:
    activity, start, mode = instance.activities[number], starts[number], modes[number]
    if not 0 <= mode < len(activity.modes) or not 0 <= start <= instance.slots:
        return [f"{number} has no such mode or begins outside the horizon"]
    if activity.fixed:
        same = start == activity.current and mode == activity.current_mode
        return [] if same else [f"{number} is fixed and was moved"]
    minutes = instance.calendars[activity.modes[mode].calendar]
    if start < activity.release:
        return [f"{number} begins before it may"]
    if not activity.length:
        return [] if start == 0 or minutes[start - 1] else [f"{number} stands on a closed day"]
    if start == instance.slots or not minutes[start]:
        return [f"{number} begins in a closed slot"]
    return [] if sum(minutes[start:]) >= activity.length else [f"{number} does not end within the horizon"]


def _link_faults(instance: Instance, starts: Sequence[int], ends: Sequence[int]) -> list[str]:
    faults = []
    for link in instance.links:
        if instance.activities[link.succ].fixed:
            continue
        held_by = ends[link.pred] if link.kind in (0, 2) else starts[link.pred]
        holds = starts[link.succ] if link.kind in (0, 1) else ends[link.succ]
        if min(held_by, instance.slots) + link.lag > holds:
            faults.append(f"{link.succ} does not wait for {link.pred}")
    return faults


def _load_faults(instance: Instance, starts: Sequence[int], ends: Sequence[int], modes: Sequence[int]) -> list[str]:
    """Sums demands slot by slot, of fixed activities apart."""
    fixed = [[0] * instance.slots for _ in instance.capacities]
    moved = [[0] * instance.slots for _ in instance.capacities]
    for number, activity in enumerate(instance.activities):
        mode = activity.modes[modes[number]]
        line = fixed if activity.fixed else moved
        for slot in range(starts[number], min(ends[number], instance.slots)):
            if instance.calendars[mode.calendar][slot]:
                for resource, amount in mode.uses:
                    line[resource][slot] += amount
    return [
        f"resource {resource} is overloaded in slot {slot}"
        for resource, capacity in enumerate(instance.capacities)
        for slot in range(instance.slots)
        if moved[resource][slot] and fixed[resource][slot] + moved[resource][slot] > capacity[slot]
    ]
