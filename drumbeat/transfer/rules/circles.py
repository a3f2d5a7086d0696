"""Rows that would stand under, or wait for, themselves: what is dropped, and told, so that the rest can come in."""

from collections.abc import Mapping

from drumbeat.transfer.rules.planned import Doubt, Planned


def refuse_cycles(rows: list[Planned]) -> None:
    """Give rows that stand under each other in a ring no parent, and name the ring as their doubt."""
    state = [0] * len(rows)
    for start in range(len(rows)):
        walk: list[int] = []
        at: int | None = start
        while at is not None and state[at] == 0:
            state[at] = 1
            walk.append(at)
            at = rows[at].parent
        if at is not None and state[at] == 1:
            ring = walk[walk.index(at) :]
            for member in ring:
                rows[member].doubts.append(Doubt("parent_cycle", {"names": [rows[each].name for each in ring][:10]}))
                rows[member].parent = None
        for each in walk:
            state[each] = 2


def drop_links_to_own_summary(rows: list[Planned]) -> None:
    """A task cannot wait for the summary it is part of, nor the summary for its part: the tree says that already."""
    for index, row in enumerate(rows):
        for pred in list(row.after):
            if _below(rows, index, pred) or _below(rows, pred, index):
                row.after.remove(pred)
                row.doubts.append(Doubt("dependency_to_own_summary", {"name": rows[pred].name}))


def _below(rows: list[Planned], index: int, above: int) -> bool:
    at = rows[index].parent
    while at is not None:
        if at == above:
            return True
        at = rows[at].parent
    return False


def break_circles(rows: list[Planned]) -> None:
    """Drop a link of each circle of dependencies and name it as a doubt of its row.

    A link on a summary means its leaves: rows are two places, `2 * index` where work comes in and the next where it
    goes out, as in `work.rules.places`; the search goes backwards.
    """
    below: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.parent is not None:
            below.setdefault(row.parent, []).append(index)
    state = [0] * (2 * len(rows))
    for start in range(len(state)):
        if state[start]:
            continue
        state[start] = 1
        stack = [(start, iter(_before(rows, below, start)), False)]
        while stack:
            at, places, _ = stack[-1]
            place, linked = next(places, (None, False))
            if place is None:
                state[at] = 2
                stack.pop()
            elif state[place] == 0:
                state[place] = 1
                stack.append((place, iter(_before(rows, below, place)), linked))
            elif state[place] == 1:
                while not linked:  # the tree closes the circle: the last link on the way to here is dropped
                    place, _, linked = stack.pop()
                    state[place] = 0
                after = rows[stack[-1][0] // 2]
                after.after.remove(place // 2)
                after.doubts.append(Doubt("dependency_cycle", {"name": rows[place // 2].name}))


def _before(rows: list[Planned], below: Mapping[int, list[int]], place: int) -> list[tuple[int, bool]]:
    """The places from which work comes to a place, and whether a link brings it."""
    index, out = divmod(place, 2)
    if out:
        return [(2 * child + 1, False) for child in below[index]] if index in below else [(2 * index, False)]
    parent = rows[index].parent
    above = [] if parent is None else [(2 * parent, False)]
    return [*above, *((2 * pred + 1, True) for pred in rows[index].after)]
