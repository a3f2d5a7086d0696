"""Plan back from a launch: as late as possible before it, as soon as possible after it."""

from dataclasses import dataclass

from drumbeat.engines.schedule.network import Network
from drumbeat.engines.schedule.plain import Order, arrange

NO_LINK = -1


@dataclass(frozen=True, slots=True)
class BackPlan:
    """Starts of all tasks in minutes and whether they can still be kept."""

    starts: list[int]
    before: list[bool]
    """Whether the task lies before the launch (planned as late as possible)."""
    short_by: int
    """Working minutes by which the first task should have begun before today; 0 when the plan is feasible."""
    chain: list[int]
    """The tasks without any spare time from the one that begins first to the launch side; empty when feasible."""

    def short_by_days(self, minutes_per_day: int = 480) -> int:
        """`short_by` in whole working days, rounded up."""
        return -(-self.short_by // minutes_per_day)


def plan_back(net: Network, launch: int, launch_finish: int, today: int) -> BackPlan:
    """Place the tasks of a template around task `launch`, which finishes at index `launch_finish`.

    What does not wait for the launch, directly or through others, is done by the launch; what waits for it begins as
    soon as its links allow (and not before its `earliest`). Pins and limits of `net` are not read: a template has none.
    Raises CycleFound.
    """
    order = arrange(net)
    minutes = net.effective_durations()
    weight = net.weights(minutes)
    before = _not_after(net, order, launch)
    starts = [launch_finish - d for d in minutes]
    held = [NO_LINK] * len(minutes)
    _pull_late(net, order, weight, before, launch, starts, held)
    _push_after(net, order, weight, before, starts)
    first = min((i for i in range(len(starts)) if before[i]), key=lambda i: (starts[i], i))
    short_by = max(0, today - starts[first])
    return BackPlan(starts, before, short_by, _chain(net, held, first) if short_by else [])


def _not_after(net: Network, order: Order, launch: int) -> list[bool]:
    """The launch and every task that does not follow from it."""
    after = [False] * len(net.duration)
    for task in order.tasks:
        if task == launch or after[task]:
            for link in order.links[order.first[task] : order.first[task + 1]]:
                after[net.succ[link]] = True
    return [not follows for follows in after]


def _pull_late(
    net: Network,
    order: Order,
    weight: list[int],
    before: list[bool],
    launch: int,
    starts: list[int],
    held: list[int],
) -> None:
    """Lower `starts` of the tasks before the launch to what their successors allow; `held` names the deciding link."""
    for task in reversed(order.tasks):
        if not before[task] or task == launch:
            continue
        for link in order.links[order.first[task] : order.first[task + 1]]:
            s = net.succ[link]
            if (
                before[s]
                and starts[s] - weight[link] <= starts[task]
                and (held[task] == NO_LINK or starts[s] - weight[link] < starts[task])
            ):
                starts[task], held[task] = starts[s] - weight[link], link


def _push_after(net: Network, order: Order, weight: list[int], before: list[bool], starts: list[int]) -> None:
    """Place the tasks after the launch at the earliest start their links allow."""
    for task, is_before in enumerate(before):
        if not is_before:
            starts[task] = net.earliest[task]
    for task in order.tasks:
        for link in order.links[order.first[task] : order.first[task + 1]]:
            s = net.succ[link]
            if not before[s]:
                starts[s] = max(starts[s], starts[task] + weight[link])


def _chain(net: Network, held: list[int], task: int) -> list[int]:
    chain = [task]
    while held[chain[-1]] != NO_LINK:
        chain.append(net.succ[held[chain[-1]]])
    return chain
