"""Who acts: everything a policy may ask of a person, loaded once per request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal
from uuid import UUID

Role = Literal["owner", "director", "manager", "member", "intern", "guest"]
Standing = Literal["lead", "contributor", "reviewer", "observer", "assigned"]
Via = Literal["session", "token", "system", "command"]

RANK: Mapping[str, int] = MappingProxyType(
    {"guest": 0, "intern": 1, "member": 2, "manager": 3, "director": 4, "owner": 5}
)
STANDING_RANK: Mapping[str, int] = MappingProxyType({"observer": 0, "reviewer": 1, "contributor": 2, "lead": 3})
_DEFAULT_STANDING: Mapping[str, Standing] = MappingProxyType(
    {"owner": "lead", "director": "lead", "manager": "lead", "member": "contributor", "intern": "assigned"}
)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person of one workspace, or the system itself (`via="system"`), with the grants that decide what it may do."""

    workspace_id: UUID
    person_id: UUID | None
    role: Role
    language: str = "en"
    time_zone: str = "UTC"
    grants: Mapping[UUID, Standing] = field(default_factory=dict)
    team_ids: frozenset[UUID] = frozenset()
    via: Via = "session"
    token_id: UUID | None = None
    token_scopes: frozenset[str] = frozenset()

    @property
    def is_system(self) -> bool:
        """True for readers, jobs and commands, which act for the workspace and pass every policy."""
        return self.via in ("system", "command")

    def at_least(self, role: Role) -> bool:
        """True when the workspace role is `role` or a higher one."""
        return RANK[self.role] >= RANK[role]

    def standing(self, scope_id: UUID) -> Standing | None:
        """Return what the actor is within a scope it can see: the role's default, raised or lowered by a grant.

        Managers and above keep their default, so a grant can add to their rights but not take from them.
        """
        default = _DEFAULT_STANDING.get(self.role)
        granted = self.grants.get(scope_id)
        if granted is None or default == "lead":
            return default
        return granted

    def leads(self, scope_id: UUID) -> bool:
        """True when the actor may shape what lives in the scope."""
        return self.is_system or self.standing(scope_id) == "lead"

    def contributes(self, scope_id: UUID) -> bool:
        """True when the actor may write any work of the scope."""
        return self.is_system or self.standing(scope_id) in ("lead", "contributor")


def system_actor(workspace_id: UUID, *, language: str = "en", time_zone: str = "UTC", via: Via = "system") -> Actor:
    """Return the workspace itself as an actor, for readers, jobs and commands."""
    return Actor(
        workspace_id=workspace_id, person_id=None, role="owner", language=language, time_zone=time_zone, via=via
    )


Load = Callable[[UUID, UUID], Actor | None]
_load: Load | None = None


def load_with(load: Load) -> None:
    """Register how a person of a workspace becomes an actor, for jobs that go on in somebody's name."""
    global _load
    _load = load


def load_actor(workspace_id: UUID, person_id: UUID) -> Actor | None:
    """Return the person as an actor with today's grants; None once it is no longer active."""
    return _load(workspace_id, person_id) if _load else None
