"""Writes on invitations."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings

from drumbeat.identity import events, mails, policy
from drumbeat.identity.actions.access import check_password
from drumbeat.identity.actions.account import join
from drumbeat.identity.actions.letter import post_letter
from drumbeat.identity.actions.person import check_person, is_address, refuse_higher_role
from drumbeat.identity.actions.scope import grant_scope
from drumbeat.identity.models import Invitation, Person, User
from drumbeat.identity.queries import (
    find_invitation,
    invitation_by_key,
    people,
    system_actor_of,
    visible_scopes,
    workspace_of,
)
from drumbeat.identity.secrets import digest, new_key
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref

GOOD_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Invited:
    """Whom, as what; with `scope_id` and `standing` also into one shared thing."""

    email: str
    role: str = "member"
    scope_id: UUID | None = None
    standing: str | None = None


@dataclass(frozen=True)
class Accepted:
    """How an invitation is taken up: `user` is who is signed in, if anybody."""

    key: str
    name: str = ""
    password: str = ""
    language: str | None = None
    user: User | None = None


@action
def invite_person(actor: Actor, whom: Invited) -> tuple[Invitation, str]:
    """Invite by mail; an open invitation of the address is replaced. Returns the invitation and its link.

    A job mails the link after the commit; the database holds a hash of its key and, until then, the sealed letter.
    """
    workspace = workspace_of(actor)
    require(actor, policy.INVITE_PERSON, workspace)
    email = whom.email.strip().lower()
    if not is_address(email):
        raise Invalid("identity.bad_person", fields={"email": ["not_an_address"]})
    refuse_higher_role(actor, whom.role)
    _check_scope(actor, whom)
    if people(actor).filter(email=email, user__isnull=False, active=True).exists():
        raise Conflict("identity.already_member", email=email)
    open_ones = Invitation.objects.filter(workspace_id=actor.workspace_id, email=email, accepted_at__isnull=True)
    open_ones.filter(revoked_at__isnull=True).update(revoked_at=now())
    key = new_key()
    invitation = Invitation.objects.create(
        workspace_id=actor.workspace_id,
        email=email,
        role=whom.role,
        scope_id=whom.scope_id,
        standing=whom.standing or "",
        key_hash=digest(key),
        invited_by_id=actor.person_id,
        expires_at=now() + GOOD_FOR,
    )
    facts = {"email": email, "role": whom.role}
    emit(events.PersonInvited(subject=_ref(invitation), scope_id=workspace.scope_id, facts=facts))
    link = f"{settings.PUBLIC_URL}/invitation#key={key}"
    inviter = Person.objects.get(pk=actor.person_id).name if actor.person_id else workspace.name
    letter = mails.invitation(workspace.language, workspace=workspace.name, inviter=inviter, link=link)
    post_letter(email, letter, GOOD_FOR, invitation)
    return invitation, link


@action
def revoke_invitation(actor: Actor, invitation_id: UUID) -> None:
    """End an open invitation; its link stops at once."""
    invitation = find_invitation(actor, invitation_id)
    workspace = workspace_of(actor)
    require(actor, policy.INVITE_PERSON, workspace)
    Invitation.objects.filter(pk=invitation.pk).update(revoked_at=now())
    emit(events.InvitationRevoked(subject=_ref(invitation), scope_id=workspace.scope_id))


def accept_invitation(how: Accepted) -> Person:
    """Take up an invitation: a new account is made, an account of that address joins when it proves to be itself.

    Raises NotFound for a key that is unknown, spent, revoked or too old, NotAllowed for somebody else's account.
    """
    invitation = invitation_by_key(how.key)
    return _accept(system_actor_of(invitation.workspace_id), invitation.id, how)


@action
def _accept(actor: Actor, invitation_id: UUID, how: Accepted) -> Person:
    invitation = Invitation.objects.select_for_update().get(pk=invitation_id)
    if invitation.accepted_at is not None or invitation.revoked_at is not None:
        raise NotFound("identity.no_invitation")
    person = join(actor, _account(invitation, how), how.name.strip() or invitation.email, invitation.role)
    if how.language and not person.language:
        check_person({"language": how.language})
        Person.objects.filter(pk=person.pk).update(language=how.language)
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=now())
    if invitation.scope_id and invitation.standing:
        grant_scope(actor, invitation.scope_id, invitation.standing, person_id=person.id)
    return person


def _account(invitation: Invitation, how: Accepted) -> User:
    user = User.objects.filter(email=invitation.email).first()
    if user is not None:
        if not user.is_active or (how.user != user and not user.check_password(how.password)):
            raise NotAllowed("identity.sign_in_first")
        return user
    if not how.name.strip():
        raise Invalid("identity.bad_person", fields={"name": ["required"]})
    check_password(how.password, invitation.email)
    return User.objects.create_user(invitation.email, how.password)


def _check_scope(actor: Actor, whom: Invited) -> None:
    if (whom.scope_id is None) != (whom.standing is None):
        raise Invalid("identity.bad_invitation", fields={"standing": ["required"]})
    if whom.scope_id is not None:
        if whom.scope_id not in visible_scopes(actor):
            raise NotFound("identity.no_scope")
        if not actor.leads(whom.scope_id):
            raise NotAllowed("kernel.not_allowed", permission="identity.invite_person")


def _ref(invitation: Invitation) -> Ref:
    return Ref("invitation", invitation.id)
