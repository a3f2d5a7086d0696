"""How people and teams are called in a history."""

from collections.abc import Mapping
from uuid import UUID

from drumbeat.identity.queries import people, teams
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.safety.naming import Naming


def _people(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return dict(people(actor).filter(pk__in=ids).values_list("id", "name"))


def _teams(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return dict(teams(actor).filter(pk__in=ids).values_list("id", "name"))


_OF_PEOPLE = frozenset({"people", "person", "person_id", "lead_id", "owner_id", "joined", "left", "fields"})
NAMINGS = (
    Naming(frozenset({"person"}), _OF_PEOPLE, _people),
    Naming(frozenset({"team"}), frozenset({"team"}), _teams),
)
