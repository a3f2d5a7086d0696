"""The read model of the goals page: tree and board in one answer."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from drumbeat.goals.queries import goals, metrics_known
from drumbeat.goals.rules.smart import gaps_in, smart_of
from drumbeat.goals.rules.states import DEFINING, DRAFT, PROPOSED, changed_since
from drumbeat.identity.queries import people_names, teams
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import can
from drumbeat.kernel.safety.naming import Told, names_in

_OWN = (
    "id", "parent_id", "level", "campaign_id", "team_id", "owner_id", "kind", "name", "metric_key", "unit", "currency",
    "direction", "start", "due", "state", "progress_source", "weight",
)  # fmt: skip
_NUMBERS = ("baseline", "target")
_READ = (*_OWN, *_NUMBERS, "scope_id", "statement", "approved_as")
_STANDING = ("current", "progress", "counted", "of", "as_of")
MOST = 10_000


class _Row(NamedTuple):
    """What the policies of a goal read."""

    level: str
    scope_id: UUID
    owner_id: UUID | None


def goals_screen(actor: Actor) -> dict[str, Any]:
    """Return every goal the actor sees, in the order of the tree, with people, teams, campaigns and metrics named."""
    rows = list(_rows(actor))
    day = today(actor.time_zone)
    table: dict[tuple[str, ...], int] = {}
    known: dict[_Row, int] = {}
    shown = []
    for row in rows:
        whose = row["owner_id"] if row["owner_id"] == actor.person_id else None
        key = _Row(row["level"], row["scope_id"], whose)
        if key not in known:
            known[key] = table.setdefault(tuple(can(actor, "goal", key)), len(table))
        shown.append(_shown(row, day) | {"can": known[key]})
    return {"today": day, "goals": shown, "cans": [list(each) for each in table], **_named(actor, rows)}


def _rows(actor: Actor) -> Any:
    wanted = (*_READ, *(f"projection__{name}" for name in _STANDING))
    return goals(actor).order_by("rank", "id").values(*wanted)[:MOST]


def _shown(row: Mapping[str, Any], day: Any) -> dict[str, Any]:
    unsettled = row["state"] in (DRAFT, PROPOSED)
    present = {name: jsonable(row[name]) for name in DEFINING}
    return {
        **{name: row[name] for name in _OWN},
        **{name: jsonable(row[name]) for name in _NUMBERS},
        "standing": _standing(row),
        "gaps": gaps_in(smart_of(row, None, day)) if unsettled else [],
        "changed": changed_since(row["approved_as"], present) if unsettled else [],
    }


def _standing(row: Mapping[str, Any]) -> dict[str, Any] | None:
    if row["projection__as_of"] is None:
        return None
    found = {name: row[f"projection__{name}"] for name in _STANDING}
    return found | {"current": jsonable(found["current"])}


def _named(actor: Actor, rows: list[Mapping[str, Any]]) -> dict[str, Any]:
    owners = sorted({row["owner_id"] for row in rows if row["owner_id"]})
    campaigns = sorted({row["campaign_id"] for row in rows if row["campaign_id"]})
    people = people_names(actor, owners)
    names = names_in(actor, [Told("campaign", pk, {}, {}) for pk in campaigns])
    return {
        "people": [{"id": pk, "name": people.get(str(pk), "")} for pk in owners],
        "campaigns": [{"id": pk, "name": names.get(str(pk), "")} for pk in campaigns],
        "teams": [{"id": team.id, "name": team.name} for team in teams(actor)],
        "metrics": metrics_known(actor),
    }
