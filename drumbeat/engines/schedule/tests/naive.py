"""A second, independent implementation: relax every link until nothing changes. Slow and short on purpose."""

from drumbeat.engines.schedule.network import UNSET, Network, Result

FS, SS, FF, SF = range(4)


class Endless(Exception):
    """A task waits for itself."""


def compute(net: Network) -> Result:
    """The same answer as `plain.compute`. Raises Endless where that raises CycleFound."""
    if has_cycle(net):
        raise Endless
    n = len(net.duration)
    length, pin = held(net)
    floor = [max(net.start, e) for e in net.earliest]
    es = early(net, length, pin, floor)
    ef = [es[i] + length[i] for i in range(n)]
    done = [f != UNSET for f in net.fixed_finish]
    counted = [k for k in range(len(net.pred)) if net.done_waits or not done[net.succ[k]]]
    group_finish = [
        max((ef[i] for i in range(n) if net.group[i] == g), default=UNSET) for g in range(len(net.group_deadline))
    ]
    base = [d if d != UNSET else f for d, f in zip(net.group_deadline, group_finish, strict=True)]
    ls = late(net, length, pin, base, counted)
    free = [
        min(
            [base[net.group[i]] - ef[i]]
            + [es[net.succ[k]] - after(net, length, k, es[i]) for k in counted if net.pred[k] == i]
        )
        for i in range(n)
    ]
    total = [ls[i] - es[i] for i in range(n)]
    return Result(
        early_start=es,
        early_finish=ef,
        late_start=ls,
        late_finish=[ls[i] + length[i] for i in range(n)],
        total_float=total,
        free_float=free,
        critical=[total[i] <= 0 and not done[i] for i in range(n)],
        binding=[why(net, length, pin, floor, es, i) for i in range(n)],
        finish=max(ef, default=net.start),
        group_finish=group_finish,
    )


def held(net):
    """Real lengths and the pinned starts (None where free)."""
    length, pin = list(net.duration), [None] * len(net.duration)
    for i in range(len(length)):
        begun, ended = net.fixed_start[i] != UNSET, net.fixed_finish[i] != UNSET
        if begun and ended:
            length[i] = max(0, net.fixed_finish[i] - net.fixed_start[i])
        if begun:
            pin[i] = net.fixed_start[i]
        elif ended:
            pin[i] = net.fixed_finish[i] - length[i]
    return length, pin


def after(net, length, link, start_p):
    """Earliest start of the successor when the predecessor starts at `start_p`."""
    p, s, kind, lag = net.pred[link], net.succ[link], net.kind[link], net.lag[link]
    anchor = start_p + length[p] if kind in (FS, FF) else start_p
    return anchor + lag if kind in (FS, SS) else anchor + lag - length[s]


def early(net, length, pin, floor):
    es = [pin[i] if pin[i] is not None else floor[i] for i in range(len(length))]
    changed = True
    while changed:
        changed = False
        for link, s in enumerate(net.succ):
            needed = after(net, length, link, es[net.pred[link]])
            if pin[s] is None and needed > es[s]:
                es[s], changed = needed, True
    return es


def late(net, length, pin, base, counted):
    ls = [base[net.group[i]] - d for i, d in enumerate(length)]
    for i, limit in enumerate(net.latest_finish):
        if limit != UNSET:
            ls[i] = min(ls[i], limit - length[i])
    changed = True
    while changed:
        changed = False
        for link in counted:
            p, s = net.pred[link], net.succ[link]
            latest = ls[s] if pin[s] is None else min(ls[s], pin[s])
            allowed = latest - after(net, length, link, 0)
            if allowed < ls[p]:
                ls[p], changed = allowed, True
    return ls


def why(net, length, pin, floor, es, i):
    if pin[i] is not None:
        return -3
    if es[i] == floor[i]:
        return -2 if net.earliest[i] > net.start else -1
    return next(k for k, s in enumerate(net.succ) if s == i and after(net, length, k, es[net.pred[k]]) == es[i])


def has_cycle(net: Network) -> bool:
    """Whether some task reaches itself, by growing each task's set of followers."""
    reach = [set() for _ in net.duration]
    for p, s in zip(net.pred, net.succ, strict=True):
        reach[p].add(s)
    changed = True
    while changed:
        changed = False
        for followers in reach:
            grown = followers.union(*(reach[f] for f in followers))
            if len(grown) > len(followers):
                followers |= grown
                changed = True
    return any(task in followers for task, followers in enumerate(reach))
