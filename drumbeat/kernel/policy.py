"""Who may do what: one rule per permission, asked by REST, live, search, export and mail alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotAllowed

Rule = Callable[[Actor, Any], bool]


@dataclass(frozen=True)
class Permission:
    """`name` is `<area>.<verb>`; `sentence` is the rule in words; `kind` is the noun whose `can` list shows it."""

    name: str
    kind: str
    sentence: str
    rule: Rule

    @property
    def verb(self) -> str:
        return self.name.split(".", 1)[1]


registry: dict[str, Permission] = {}
_by_kind: dict[str, list[Permission]] = {}


def allow(name: str, kind: str, sentence: str, rule: Rule) -> Permission:
    """Register the one rule of a permission; rules read the actor and the row, never the database."""
    if name in registry:
        raise ValueError(f"two rules for {name}")
    permission = Permission(name, kind, sentence, rule)
    registry[name] = permission
    _by_kind.setdefault(kind, []).append(permission)
    return permission


def permits(actor: Actor, permission: Permission, row: Any) -> bool:
    """True when the actor may; the system may everything, a token only what its scopes name."""
    if actor.is_system:
        return True
    if actor.via == "token" and not _token_admits(actor, permission):
        return False
    return permission.rule(actor, row)


def require(actor: Actor, permission: Permission, row: Any) -> None:
    """Raise NotAllowed unless the actor may; the caller has already established that the actor sees the row."""
    if not permits(actor, permission, row):
        raise NotAllowed("kernel.not_allowed", permission=permission.name)


def can(actor: Actor, kind: str, row: Any) -> list[str]:
    """Return the verbs the actor may use on the row, in the order of registration."""
    return [p.verb for p in _by_kind.get(kind, ()) if permits(actor, p, row)]


def permissions_of(kind: str) -> Iterable[Permission]:
    """Return the permissions whose noun is `kind`."""
    return tuple(_by_kind.get(kind, ()))


def _token_admits(actor: Actor, permission: Permission) -> bool:
    area = permission.name.split(".", 1)[0]
    scopes = {"write", permission.name, f"{area}.*"}
    if permission.verb.startswith(("list_", "see_")):
        scopes.add("read")
    return bool(actor.token_scopes & scopes)
