"""How far goals have come: derived from the changed ones upward, stored where it differs, announced once a scope."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from drumbeat.goals import events, offers
from drumbeat.goals.models import Goal, GoalProjection
from drumbeat.goals.queries import nodes, projections
from drumbeat.goals.rules.rollup import Node, Standing, kept, standing_of, upward
from drumbeat.goals.rules.states import CLOSED
from drumbeat.identity.queries import system_actor_of
from drumbeat.kernel.actions import emit, transact
from drumbeat.kernel.clock import now
from drumbeat.kernel.raw.writes import change_values, insert_rows
from drumbeat.kernel.refs import Ref

MOST_NAMED = 50
_STORED = ("current", "progress", "counted", "of")


def roll_up_goals(workspace_id: UUID, goal_ids: Iterable[UUID] | None = None) -> int:
    """Derive the goals and all above them again, every goal of the workspace for None; return how many moved.

    A closed goal stands as it was closed. It sees everything: what one may not open still counts in what stands above.
    """
    with transact(system_actor_of(workspace_id)):
        own = Q(workspace_id=workspace_id)
        asked = nodes(own) if goal_ids is None else _with_above(own, list(goal_ids))
        subs = {} if goal_ids is None else nodes(own & Q(parent_id__in=_from_subs(asked)))
        stored = projections(workspace_id, None if goal_ids is None else {*asked, *subs})
        moved = _derive(workspace_id, asked, subs, stored)
        _store(workspace_id, moved, stored)
        _announce(asked, list(moved))
        return len(moved)


def _with_above(own: Q, goal_ids: Sequence[UUID]) -> dict[UUID, Node]:
    """The goals and, level by level, those above them that take their progress from sub-goals."""
    found: dict[UUID, Node] = {}
    level = nodes(own & Q(id__in=goal_ids))
    while level:
        found |= level
        above = {node.parent_id for node in level.values() if node.parent_id is not None} - found.keys()
        level = nodes(own & Q(id__in=above, progress_source="goals")) if above else {}
    return found


def _from_subs(asked: Mapping[UUID, Node]) -> list[UUID]:
    return [node.id for node in asked.values() if node.source == "goals"]


def _derive(
    workspace_id: UUID, asked: Mapping[UUID, Node], subs: Mapping[UUID, Node], stored: Mapping[UUID, GoalProjection]
) -> dict[UUID, Standing]:
    """Return the standings that differ from those stored."""
    measured = _measured(workspace_id, asked)
    known = {pk: Standing(row.current, row.progress, row.counted, row.of) for pk, row in stored.items()}
    below: dict[UUID | None, list[Node]] = {}
    for node in {**subs, **asked}.values():
        below.setdefault(node.parent_id, []).append(node)
    moved: dict[UUID, Standing] = {}
    for node in upward(asked):
        if node.state in CLOSED and node.id in known:
            continue
        parts = [(sub, known.get(sub.id, Standing())) for sub in below.get(node.id, ())]
        standing = standing_of(node, measured.get(node.id), parts)
        if known.get(node.id) != standing:
            moved[node.id] = known[node.id] = standing
    return moved


def _measured(workspace_id: UUID, asked: Mapping[UUID, Node]) -> dict[UUID, Decimal | None]:
    found: dict[UUID, Decimal | None] = {}
    for name, measure in offers.measures.items():
        wanted = [node.id for node in asked.values() if node.source == name and node.state not in CLOSED]
        if wanted:
            values = measure.read(workspace_id, list(Goal.objects.filter(pk__in=wanted).order_by("id")))
            found |= {pk: kept(value) for pk, value in values.items()}
    return found


def _store(workspace_id: UUID, moved: Mapping[UUID, Standing], stored: Mapping[UUID, GoalProjection]) -> None:
    at = now()
    rows = [
        GoalProjection(
            goal_id=pk, workspace_id=workspace_id, as_of=at, **{name: getattr(standing, name) for name in _STORED}
        )
        for pk, standing in moved.items()
    ]
    insert_rows([row for row in rows if row.goal_id not in stored])
    moving = [(pk, *(getattr(moved[pk], name) for name in _STORED), at) for pk in moved if pk in stored]
    change_values(GoalProjection, (*_STORED, "as_of"), moving)


def _announce(asked: Mapping[UUID, Node], moved: Sequence[UUID]) -> None:
    """One event for each scope, so that nobody hears of goals they do not see; beyond MOST_NAMED only how many."""
    scopes: dict[UUID, list[UUID]] = {}
    for pk in moved:
        scopes.setdefault(asked[pk].scope_id, []).append(pk)
    for scope_id, ids in scopes.items():
        named = ids if len(ids) <= MOST_NAMED else []
        emit(
            events.GoalsRolledUp(
                subject=Ref("goal", ids[0]),
                scope_id=scope_id,
                parents=tuple(Ref("goal", pk) for pk in named[1:]),
                facts={"count": len(ids), "ids": named},
            )
        )
