"""The critical path pass in plain Python: for networks up to a few thousand tasks, in process."""

from dataclasses import dataclass

from drumbeat.engines.schedule.network import (
    UNSET,
    Binding,
    CycleFound,
    Network,
    Result,
)


@dataclass(slots=True)
class Order:
    """Links grouped by predecessor (compressed rows) and the tasks in an order that respects every link."""

    first: list[int]
    """Links of task i are `links[first[i]:first[i + 1]]`, in ascending number."""
    links: list[int]
    tasks: list[int]


def compute(net: Network) -> Result:
    """Early and late dates and floats of `net`. Raises CycleFound."""
    minutes = net.effective_durations()
    weight = net.weights(minutes)
    order = arrange(net)
    starts, binding = _forward(net, order, weight)
    finishes = [start + d for start, d in zip(starts, minutes, strict=True)]
    group_finish = _group_finishes(net, finishes)
    base = [
        end if deadline == UNSET else deadline for end, deadline in zip(group_finish, net.group_deadline, strict=True)
    ]
    late, free = _backward(net, order, weight, starts, _latest_starts(net, minutes, base), base)
    total = [ls - es for ls, es in zip(late, starts, strict=True)]
    return Result(
        early_start=starts,
        early_finish=finishes,
        late_start=late,
        late_finish=[ls + d for ls, d in zip(late, minutes, strict=True)],
        total_float=total,
        free_float=free,
        critical=[slack <= 0 and done == UNSET for slack, done in zip(total, net.fixed_finish, strict=True)],
        binding=binding,
        finish=max(finishes, default=net.start),
        group_finish=group_finish,
    )


def early_finishes(net: Network) -> list[int]:
    """The earliest finishes alone, without the rest of the answer. Raises CycleFound."""
    minutes = net.effective_durations()
    starts, _ = _forward(net, arrange(net), net.weights(minutes))
    return [start + length for start, length in zip(starts, minutes, strict=True)]


def arrange(net: Network) -> Order:
    """Group the links and sort the tasks (Kahn). Raises CycleFound with one cycle."""
    count = len(net.duration)
    first = [0] * (count + 1)
    waits = [0] * count
    for p, s in zip(net.pred, net.succ, strict=True):
        first[p + 1] += 1
        waits[s] += 1
    for i in range(count):
        first[i + 1] += first[i]
    links, place = [0] * len(net.pred), first[:]
    for link, p in enumerate(net.pred):
        links[place[p]] = link
        place[p] += 1
    tasks = [i for i in range(count) if not waits[i]]
    for task in tasks:  # grows while it is read
        for link in links[first[task] : first[task + 1]]:
            s = net.succ[link]
            waits[s] -= 1
            if not waits[s]:
                tasks.append(s)
    if len(tasks) < count:
        raise CycleFound(one_cycle(net.pred, net.succ, waits))
    return Order(first, links, tasks)


def one_cycle(pred: list[int], succ: list[int], waits: list[int]) -> list[int]:
    """A cycle among the tasks still waiting after the sort: each of them has a predecessor that waits as well."""
    before: dict[int, int] = {}
    for p, s in zip(pred, succ, strict=True):
        if waits[p] and waits[s]:
            before.setdefault(s, p)
    task = min(before)
    seen: dict[int, int] = {}
    walk: list[int] = []
    while task not in seen:
        seen[task] = len(walk)
        walk.append(task)
        task = before[task]
    return walk[seen[task] :][::-1]


def _forward(net: Network, order: Order, weight: list[int]) -> tuple[list[int], list[int]]:
    """Early starts and what decides each; among equals the constraint, then the lowest link."""
    pins, succ = net.pins(), net.succ
    starts = [max(net.start, earliest) for earliest in net.earliest]
    binding: list[int] = [
        Binding.EARLIEST if earliest > net.start else Binding.PROJECT_START for earliest in net.earliest
    ]
    for i, pin in enumerate(pins):
        if pin != UNSET:
            starts[i], binding[i] = pin, Binding.PINNED
    for task in order.tasks:
        begin = starts[task]
        for link in order.links[order.first[task] : order.first[task + 1]]:
            s = succ[link]
            if pins[s] != UNSET:
                continue
            needed = begin + weight[link]
            if needed > starts[s]:
                starts[s], binding[s] = needed, link
            elif needed == starts[s] and link < binding[s]:
                binding[s] = link
    return starts, binding


def _group_finishes(net: Network, finishes: list[int]) -> list[int]:
    result = [UNSET] * len(net.group_deadline)
    for group, finish in zip(net.group, finishes, strict=True):
        result[group] = max(result[group], finish)
    return result


def _latest_starts(net: Network, minutes: list[int], base: list[int]) -> list[int]:
    """Latest starts by group base and own limit alone, before successors are asked."""
    return [
        (base[group] if limit == UNSET else min(base[group], limit)) - d
        for group, limit, d in zip(net.group, net.latest_finish, minutes, strict=True)
    ]


def _backward(
    net: Network, order: Order, weight: list[int], starts: list[int], late: list[int], base: list[int]
) -> tuple[list[int], list[int]]:
    """Late starts and free floats; `late` comes in bounded by bases and limits and is lowered in place."""
    pins, succ = net.pins(), net.succ
    owed_nothing = [done != UNSET and not net.done_waits for done in net.fixed_finish]
    minutes = net.effective_durations()
    free = [0] * len(late)
    for task in reversed(order.tasks):
        begin, bound = starts[task], late[task]
        gap = base[net.group[task]] - minutes[task] - begin
        for link in order.links[order.first[task] : order.first[task + 1]]:
            s = succ[link]
            if owed_nothing[s]:
                continue
            latest = late[s] if pins[s] == UNSET or late[s] < pins[s] else pins[s]
            bound = min(bound, latest - weight[link])
            gap = min(gap, starts[s] - weight[link] - begin)
        late[task] = bound
        free[task] = gap
    return late, free
