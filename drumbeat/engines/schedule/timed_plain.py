"""The critical path pass on several calendars, in plain Python."""

from drumbeat.engines.schedule.network import UNSET, Binding, Network
from drumbeat.engines.schedule.plain import Order, arrange
from drumbeat.engines.schedule.timed import Places, TimedNetwork, TimedResult


def compute(timed: TimedNetwork) -> TimedResult:
    """Early and late dates and floats of `timed`. Raises CycleFound."""
    net, order, places = timed.net, arrange(timed.net), Places(timed)
    tasks = range(len(net.duration))
    pins = [places.pin(task) for task in tasks]
    early, binding = _forward(net, order, places, pins)
    finishes = [places.finish(task, early[task]) for task in tasks]
    group_finish = _group_finishes(net, finishes)
    base = [
        end if deadline == UNSET else deadline for end, deadline in zip(group_finish, net.group_deadline, strict=True)
    ]
    late = [places.latest_ending(task, _limit(net, base, task)) for task in tasks]
    slack = [places.latest_ending(task, base[net.group[task]]) for task in tasks]
    _backward(net, order, places, pins, early, late, slack)
    total = [places.between(task, early[task], late[task]) for task in tasks]
    return TimedResult(
        early_start=[places.start(task, early[task]) for task in tasks],
        early_finish=finishes,
        late_start=[places.start(task, late[task]) for task in tasks],
        late_finish=[places.finish(task, late[task]) for task in tasks],
        total_float=total,
        free_float=[places.between(task, early[task], slack[task]) for task in tasks],
        critical=[spare <= 0 and done == UNSET for spare, done in zip(total, net.fixed_finish, strict=True)],
        binding=binding,
        finish=max(finishes, default=net.start),
        group_finish=group_finish,
    )


def early_finishes(timed: TimedNetwork) -> list[int]:
    """The instants at which tasks can end at the earliest, without the rest of the answer. Raises CycleFound."""
    net, order, places = timed.net, arrange(timed.net), Places(timed)
    tasks = range(len(net.duration))
    early, _ = _forward(net, order, places, [places.pin(task) for task in tasks])
    return [places.finish(task, early[task]) for task in tasks]


def _forward(net: Network, order: Order, places: Places, pins: list[int]) -> tuple[list[int], list[int]]:
    """Early places and what decides each; among equals the constraint, then the lowest link."""
    early, binding = [0] * len(pins), [0] * len(pins)
    for task, pin in enumerate(pins):
        floor, held = places.from_start(task, net.start), net.earliest[task]
        early[task], binding[task] = floor, int(Binding.PROJECT_START)
        if pin != UNSET:
            early[task], binding[task] = pin, int(Binding.PINNED)
        elif held != UNSET and places.from_start(task, held) > floor:
            early[task], binding[task] = places.from_start(task, held), int(Binding.EARLIEST)
    for task in order.tasks:
        for link in order.links[order.first[task] : order.first[task + 1]]:
            s = net.succ[link]
            if pins[s] != UNSET:
                continue
            needed = places.needed(link, early[task])
            if needed > early[s]:
                early[s], binding[s] = needed, link
            elif needed == early[s] and link < binding[s]:
                binding[s] = link
    return early, binding


def _group_finishes(net: Network, finishes: list[int]) -> list[int]:
    result = [UNSET] * len(net.group_deadline)
    for group, finish in zip(net.group, finishes, strict=True):
        result[group] = max(result[group], finish)
    return result


def _limit(net: Network, base: list[int], task: int) -> int:
    """The instant by which a task must end, before its successors are asked."""
    own = net.latest_finish[task]
    return base[net.group[task]] if own == UNSET else min(base[net.group[task]], own)


def _backward(
    net: Network,
    order: Order,
    places: Places,
    pins: list[int],
    early: list[int],
    late: list[int],
    slack: list[int],
) -> None:
    """Lower `late` and `slack` (the last place that touches no successor) to what successors allow, both in place."""
    owed_nothing = [done != UNSET and not net.done_waits for done in net.fixed_finish]
    for task in reversed(order.tasks):
        for link in order.links[order.first[task] : order.first[task + 1]]:
            s = net.succ[link]
            if owed_nothing[s]:
                continue
            latest = late[s] if pins[s] == UNSET else min(late[s], pins[s])
            late[task] = min(late[task], places.allowed(link, latest))
            slack[task] = min(slack[task], places.allowed(link, early[s]))
