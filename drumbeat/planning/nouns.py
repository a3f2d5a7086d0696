"""How embargoes, scenarios and their changes are taken back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot
from drumbeat.planning import policy
from drumbeat.planning.actions import embargo, scenario
from drumbeat.planning.models import Embargo, Scenario, ScenarioChange

_SCENARIO = ("name", "note", "state", "applied_batch")


def _embargoes(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    return {
        row.id: Snapshot(row.name, {}, permits(actor, policy.REMOVE_EMBARGO, row), row.deleted_at is not None)
        for row in Embargo.objects.filter(policy.visible(actor), pk__in=ids)
    }


def _scenarios(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    return {
        row.id: Snapshot(
            row.name,
            {name: jsonable(getattr(row, name)) for name in _SCENARIO},
            permits(actor, policy.UPDATE_SCENARIO, row),
            row.deleted_at is not None,
        )
        for row in Scenario.objects.filter(policy.visible(actor), pk__in=ids)
    }


def _changes(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = ScenarioChange.objects.filter(policy.visible(actor), pk__in=ids).select_related("scenario")
    return {
        row.id: Snapshot(
            row.scenario.name, {}, permits(actor, policy.ADD_SCENARIO_CHANGE, row.scenario), row.deleted_at is not None
        )
        for row in rows
    }


def _never(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    """Nothing of these rows changes, so there is nothing to revert."""


NOUNS = (
    Noun("embargo", _embargoes, embargo.remove_embargoes, embargo.restore_embargoes, _never),
    Noun("scenario", _scenarios, scenario.remove_scenarios, scenario.restore_scenarios, scenario.revert_scenarios),
    Noun(
        "scenario_change",
        _changes,
        scenario.remove_scenario_changes,
        scenario.restore_scenario_changes,
        _never,
    ),
)
