"""How far a goal has come, from its own value or its sub-goals'. Exact numbers; no data is None, never 0."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any
from uuid import UUID

from drumbeat.goals.rules.states import COUNTED
from drumbeat.goals.rules.values import ADDITIVE

MOST_PROGRESS = 1_000_000
"""Permille shown at most, either way: a target missed by orders of magnitude must still fit its column."""


SMALLEST = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a goal stands: its value, its progress in permille of the way from baseline to target.

    `counted` of `of` parts had data: sub-goals, or the goal's own value.
    """

    current: Decimal | None = None
    progress: int | None = None
    counted: int = 0
    of: int = 1


@dataclass(frozen=True, slots=True)
class Node:
    """What roll-up must know of a goal; `current` is the value kept by hand."""

    id: UUID
    parent_id: UUID | None
    scope_id: UUID
    source: str
    state: str
    weight: int
    measure: tuple[str, str, str]
    direction: str
    baseline: Decimal | None
    target: Decimal | None
    current: Decimal | None


def kept(value: Decimal | None) -> Decimal | None:
    """Return a measured value as it is stored, to six decimals: a quotient may have no end."""
    return None if value is None else value.quantize(SMALLEST, ROUND_HALF_EVEN)


def progress_of(node: Node, current: Decimal | None) -> int | None:
    """Return the permille of the way from baseline to target; a goal that is to rise counts from 0 without a baseline.

    None without a value or a target, and where there is no way to go.
    """
    start = node.baseline
    if start is None and node.direction == "up":
        start = Decimal(0)
    if current is None or node.target is None or start is None or node.target == start:
        return None
    return _permille((current - start) / (node.target - start))


def standing_of(node: Node, measured: Decimal | None, subs: Sequence[tuple[Node, Standing]]) -> Standing:
    """Return where a goal stands: `measured` is its metric's value or percent of tasks done."""
    if node.source == "goals":
        return _from_subs(node, [(sub, stand) for sub, stand in subs if sub.state in COUNTED])
    if node.source == "tasks":
        return Standing(None, None if measured is None else _permille(measured / 100), int(measured is not None))
    current = node.current if node.source == "manual" else measured
    return Standing(current, progress_of(node, current), int(current is not None))


def _from_subs(node: Node, subs: Sequence[tuple[Node, Standing]]) -> Standing:
    """Sub-goals measured as their parent is add up; others are averaged by weight over those with data."""
    if subs and node.target is not None and _adds_up(node, [sub for sub, _ in subs]):
        known = [stand.current for _, stand in subs if stand.current is not None]
        total = sum(known, Decimal(0)) if known else None
        return Standing(total, progress_of(node, total), len(known), len(subs))
    told = [(stand.progress, sub.weight) for sub, stand in subs if stand.progress is not None]
    if not told:
        return Standing(None, None, 0, len(subs))
    mean = Decimal(sum(done * weight for done, weight in told)) / sum(weight for _, weight in told)
    return Standing(None, _whole(mean), len(told), len(subs))


def _adds_up(node: Node, subs: Sequence[Node]) -> bool:
    return bool(node.measure[0]) and node.measure[1] in ADDITIVE and all(sub.measure == node.measure for sub in subs)


def _permille(share: Decimal) -> int:
    return _whole(max(min(share * 1000, Decimal(MOST_PROGRESS)), Decimal(-MOST_PROGRESS)))


def _whole(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_HALF_EVEN))


def upward(nodes: Mapping[UUID, Node]) -> list[Node]:
    """Return the goals with every sub-goal before its parent, as far as both are given."""
    depth: dict[UUID, int] = {}
    for node in nodes.values():
        path: list[UUID] = []
        at: UUID | None = node.id
        while at is not None and at in nodes and at not in depth:
            path.append(at)
            at = nodes[at].parent_id
        known = depth.get(at, -1) if at is not None else -1
        for step, pk in enumerate(reversed(path), start=1):
            depth[pk] = known + step
    return sorted(nodes.values(), key=lambda node: (-depth[node.id], node.id))


def as_node(row: Mapping[str, Any]) -> Node:
    """Return a stored goal's values as a node."""
    return Node(
        row["id"],
        row["parent_id"],
        row["scope_id"],
        row["progress_source"],
        row["state"],
        row["weight"],
        (row["metric_key"], row["unit"], row["currency"]),
        row["direction"],
        row["baseline"],
        row["target"],
        row["current"],
    )
