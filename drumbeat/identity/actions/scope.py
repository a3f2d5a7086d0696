"""Writes on scopes and grants, for the areas whose things own a scope."""

from uuid import UUID

from drumbeat.identity import events
from drumbeat.identity.models import Person, Scope, ScopeGrant, Standing, Team
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Invalid, NotFound
from drumbeat.kernel.refs import Ref


@action
def create_scope(actor: Actor, *, private: bool = False) -> Scope:
    """Create a scope for a thing that is being created; the caller has checked that it may be."""
    kind = Scope.Kind.PRIVATE if private else Scope.Kind.OPEN
    scope = Scope.objects.create(workspace_id=actor.workspace_id, kind=kind)
    emit(events.ScopeCreated(subject=Ref("scope", scope.id), scope_id=scope.id))
    return scope


@action
def set_privacy(actor: Actor, scope_id: UUID, *, private: bool) -> None:
    """Open a scope or make it private; the caller has checked that the actor leads it."""
    scope = Scope.objects.select_for_update().get(pk=scope_id, workspace_id=actor.workspace_id)
    kind = Scope.Kind.PRIVATE if private else Scope.Kind.OPEN
    if scope.kind == kind:
        return
    before, scope.kind = scope.kind, kind
    scope.save(update_fields=["kind"])
    emit(events.ScopeUpdated(subject=Ref("scope", scope_id), scope_id=scope_id, changes={"kind": [before, kind.value]}))


@action
def grant_scope(
    actor: Actor, scope_id: UUID, role: str, *, person_id: UUID | None = None, team_id: UUID | None = None
) -> ScopeGrant:
    """Give a person or a team a standing in a scope, or change the one it has.

    Raises Invalid for an unknown standing, NotFound for a person or team of another workspace.
    """
    if role not in Standing.values:
        raise Invalid("identity.unknown_standing", fields={"role": ["not_admitted"]})
    _require_grantee(actor, person_id, team_id)
    grant, created = ScopeGrant.objects.get_or_create(
        scope_id=scope_id,
        person_id=person_id,
        team_id=team_id,
        defaults={"workspace_id": actor.workspace_id, "role": role},
    )
    before = None if created else grant.role
    if before == role:
        return grant
    if not created:
        grant.role = role
        grant.save(update_fields=["role"])
    emit(
        events.ScopeGranted(
            subject=Ref("scope", scope_id),
            scope_id=scope_id,
            changes={"role": [before, role]},
            facts={"person": person_id, "team": team_id},
        )
    )
    return grant


@action
def revoke_grant(actor: Actor, scope_id: UUID, grant_id: UUID) -> None:
    """End a standing; a second call finds nothing and raises NotFound."""
    grant = ScopeGrant.objects.filter(pk=grant_id, scope_id=scope_id, workspace_id=actor.workspace_id).first()
    if grant is None:
        raise NotFound("identity.no_grant")
    facts = {"person": grant.person_id, "team": grant.team_id}
    changes = {"role": [grant.role, None]}
    grant.delete()
    emit(events.ScopeRevoked(subject=Ref("scope", scope_id), scope_id=scope_id, changes=changes, facts=facts))


def _require_grantee(actor: Actor, person_id: UUID | None, team_id: UUID | None) -> None:
    if (person_id is None) == (team_id is None):
        raise Invalid("identity.one_grantee", fields={"person_id": ["required"]})
    if person_id is not None:
        if not Person.objects.filter(pk=person_id, active=True, workspace_id=actor.workspace_id).exists():
            raise NotFound("identity.no_person")
    elif team_id is not None:
        rows = Team.objects.filter(pk=team_id, deleted_at__isnull=True, workspace_id=actor.workspace_id)
        if not rows.exists():
            raise NotFound("identity.no_team")
