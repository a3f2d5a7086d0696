"""Reads of identity; the first three are what every other area asks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Literal, Protocol, cast
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, OuterRef, Q, QuerySet

from drumbeat.identity import offers, policy
from drumbeat.identity.models import (
    ApiToken,
    Invitation,
    Letter,
    Person,
    Scope,
    ScopeGrant,
    Team,
    TeamMember,
    VisitorLink,
    Workspace,
)
from drumbeat.identity.secrets import digest
from drumbeat.kernel.actor import STANDING_RANK, Actor, Role, Standing, Via, system_actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import NotFound, NotSignedIn
from drumbeat.kernel.models import Batch
from drumbeat.kernel.policy import require
from drumbeat.kernel.raw.gathered import Gathered
from drumbeat.kernel.raw.select import select_object, select_rows, select_values
from drumbeat.kernel.refs import Subject

in_scope = policy.in_scope
MailState = Literal["ready", "unset", "failing"]


def workspace_of(actor: Actor) -> Workspace:
    """Return the actor's workspace."""
    return _workspace(actor.workspace_id)


def _workspace(workspace_id: UUID) -> Workspace:
    workspace = select_object(Workspace, Q(id=workspace_id))
    if workspace is None:
        raise Workspace.DoesNotExist(workspace_id)
    return workspace


class Member(Protocol):
    """What of a person makes an actor."""

    @property
    def id(self) -> UUID: ...
    @property
    def role(self) -> str: ...
    @property
    def language(self) -> str: ...


def granted(person: str) -> tuple[Gathered, Gathered]:
    """Return two columns with `[scope, role]` of a person's grants, their own and their teams': each is found by an
    index of its own. `person` names the column of the asked table that holds the person's id."""
    of = OuterRef(person)
    teams = Q(team__members__person_id=of, team__deleted_at__isnull=True)
    here = Q(workspace_id=OuterRef("workspace_id"))
    columns = ("scope_id", "role")
    return Gathered(ScopeGrant, columns, Q(person_id=of) & here), Gathered(ScopeGrant, columns, teams & here)


_GRANTED = granted("id")


def actor_for(
    person: Member,
    workspace: Workspace,
    grants: Iterable[Sequence[Any]] | None = None,
    *,
    via: Via = "session",
    **token: Any,
) -> Actor:
    """Return the person as an actor with all grants, the highest standing per scope; they are read where not given."""
    if grants is None:
        own, by_team = select_values(Person, Q(id=person.id), _GRANTED)[0]
        grants = [*own, *by_team]
    highest: dict[UUID, Standing] = {}
    for scope_id, role in grants:
        if scope_id not in highest or STANDING_RANK[role] > STANDING_RANK[highest[scope_id]]:
            highest[scope_id] = cast(Standing, role)
    return Actor(
        workspace_id=workspace.id,
        person_id=person.id,
        role=cast(Role, person.role),
        language=person.language or workspace.language,
        time_zone=workspace.time_zone,
        grants=highest,
        via=via,
        **token,
    )


def load_actor(workspace_id: UUID, person_id: UUID) -> Actor | None:
    """Return an active person of a workspace as an actor; None when there is no such person (any more)."""
    person = select_object(Person, Q(id=person_id, workspace_id=workspace_id, active=True))
    return None if person is None else actor_for(person, _workspace(workspace_id))


def any_workspace() -> bool:
    """True once the installation's first workspace was founded."""
    return Workspace.objects.exists()


def workspaces_of(user_id: UUID) -> list[tuple[Workspace, Person]]:
    """Return the workspaces an account belongs to, with who it is there, oldest membership first."""
    rows = list(Person.objects.filter(user_id=user_id, active=True).order_by("created_at"))
    known = Workspace.objects.in_bulk([person.workspace_id for person in rows])
    return [(known[person.workspace_id], person) for person in rows]


def system_actor_of(workspace_id: UUID, via: Via = "system") -> Actor:
    """Return the workspace itself as an actor, with its language and time zone."""
    workspace = _workspace(workspace_id)
    return system_actor(workspace.id, language=workspace.language, time_zone=workspace.time_zone, via=via)


def people(actor: Actor) -> QuerySet[Person]:
    """Return the people the actor sees, by name."""
    return Person.objects.filter(policy.visible(actor)).order_by("name", "id")


def teams(actor: Actor) -> QuerySet[Team]:
    """Return the workspace's teams, by name."""
    rows = Team.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True)
    return rows.prefetch_related("members").order_by("name", "id")


def find_team(actor: Actor, team_id: UUID) -> Team:
    """Return one team; raise NotFound for others' and dissolved ones."""
    team = teams(actor).filter(pk=team_id).first()
    if team is None:
        raise NotFound("identity.no_team")
    return team


def teams_by_person(actor: Actor) -> Mapping[UUID, list[UUID]]:
    """Return the ids of each person's teams."""
    found: dict[UUID, list[UUID]] = {}
    rows = TeamMember.objects.filter(workspace_id=actor.workspace_id, team__deleted_at__isnull=True)
    for person_id, team_id in rows.order_by("created_at").values_list("person_id", "team_id"):
        found.setdefault(person_id, []).append(team_id)
    return found


def find_person(actor: Actor, person_id: UUID) -> Person:
    """Return one person of the workspace; raise NotFound for others'."""
    person = select_object(Person, policy.visible(actor) & Q(id=person_id))
    if person is None:
        raise NotFound("identity.no_person")
    return person


def require_people(actor: Actor, person_ids: Iterable[UUID]) -> list[UUID]:
    """Return the ids in order, once each; raise NotFound when one is not an active person of the workspace."""
    wanted = list(dict.fromkeys(person_ids))
    if wanted:
        known = select_values(Person, policy.visible(actor) & Q(id__in=wanted, active=True), ("id",))
        if len(known) < len(wanted):
            raise NotFound("identity.no_person")
    return wanted


def people_names(actor: Actor, person_ids: Iterable[str | UUID]) -> dict[str, str]:
    """Return the names of those of the people that the actor sees, by their ids as text."""
    wanted = [pk if isinstance(pk, UUID) else UUID(pk) for pk in person_ids]
    return dict(select_rows(Person, policy.visible(actor) & Q(id__in=wanted), ("id", "name")))


def people_by_address(actor: Actor) -> Mapping[str, UUID]:
    """Return person ids by lower-case e-mail and by name, for imports; an e-mail wins over a name."""
    found: dict[str, UUID] = {}
    for pk, name, email in people(actor).values_list("id", "name", "email"):
        found.setdefault(name.casefold(), pk)
        if email:
            found[email.lower()] = pk
    return found


def visible_scopes(actor: Actor) -> frozenset[UUID]:
    """Return the ids of every scope the actor sees, for the live channel."""
    rows = Scope.objects.filter(workspace_id=actor.workspace_id)
    if not (actor.is_system or actor.at_least("director")):
        admitted = Q(id__in=tuple(actor.grants))
        rows = rows.filter(admitted if actor.role == "guest" else admitted | Q(kind=Scope.Kind.OPEN))
    return frozenset(rows.values_list("id", flat=True))


def grants_of(actor: Actor, scope_id: UUID) -> list[ScopeGrant]:
    """Return who has a standing in a scope the actor sees."""
    rows = ScopeGrant.objects.filter(scope_id=scope_id, workspace_id=actor.workspace_id)
    return list(rows.select_related("person", "team").order_by("created_at"))


def all_workspaces() -> list[UUID]:
    """Return the ids of every workspace of the installation, for periodic jobs."""
    return list(Workspace.objects.order_by("created_at").values_list("id", flat=True))


def actor_of(workspace_id: UUID, person_id: UUID | None) -> Actor:
    """Return a person as an actor for a job done on their behalf; without a person, the workspace itself.

    Raises NotFound when the person has left since.
    """
    if person_id is None:
        return system_actor_of(workspace_id)
    person = load_actor(workspace_id, person_id)
    if person is None:
        raise NotFound("identity.no_person")
    return person


def invitations(actor: Actor) -> list[Invitation]:
    """Return the open invitations, newest first; raise NotAllowed for who may not invite."""
    require(actor, policy.INVITE_PERSON, None)
    rows = _open_invitations().filter(workspace_id=actor.workspace_id).prefetch_related("letters")
    return list(rows.order_by("-created_at")[:500])


def find_invitation(actor: Actor, invitation_id: UUID) -> Invitation:
    """Return an open invitation of the workspace; raise NotFound otherwise."""
    row = _open_invitations().filter(workspace_id=actor.workspace_id, pk=invitation_id).first()
    if row is None:
        raise NotFound("identity.no_invitation")
    return row


def invitation_by_key(key: str) -> Invitation:
    """Return the open invitation a key belongs to; raise NotFound for one unknown, spent, revoked or too old."""
    row = _open_invitations().filter(key_hash=digest(key), expires_at__gt=now()).select_related("invited_by").first()
    if row is None:
        raise NotFound("identity.no_invitation")
    return row


def _open_invitations() -> QuerySet[Invitation]:
    return Invitation.objects.filter(accepted_at__isnull=True, revoked_at__isnull=True)


def tokens(actor: Actor) -> QuerySet[ApiToken]:
    """Return the actor's own tokens that were not revoked, newest first."""
    if actor.person_id is None:
        return ApiToken.objects.none()
    rows = ApiToken.objects.filter(workspace_id=actor.workspace_id, person_id=actor.person_id, revoked_at__isnull=True)
    return rows.order_by("-created_at")


def find_token(actor: Actor, token_id: UUID) -> ApiToken:
    """Return one of the actor's own tokens; raise NotFound for others'."""
    token = tokens(actor).filter(pk=token_id).first()
    if token is None:
        raise NotFound("identity.no_token")
    return token


def sessions(actor: Actor) -> list[UserSession]:
    """Return the browsers the actor's account is signed in with, the latest seen first."""
    person = find_person(actor, actor.person_id) if actor.person_id else None
    if person is None or person.user_id is None:
        return []
    rows = UserSession.objects.filter(user_id=person.user_id).order_by("-last_seen_at", "-id")
    return [row for row in rows[:200] if row.exists()]


def find_session(actor: Actor, session_id: int) -> UserSession:
    """Return one of the actor's own sessions; raise NotFound for others'."""
    found = [row for row in sessions(actor) if row.pk == session_id]
    if not found:
        raise NotFound("identity.no_session")
    return found[0]


def is_private(scope_id: UUID) -> bool:
    """True for a scope that only people with a grant see; the caller has established that the actor sees it."""
    return Scope.objects.filter(pk=scope_id, kind=Scope.Kind.PRIVATE).exists()


def letters_not_sent() -> dict[str, int]:
    """Return how many letters wait after a failed try, or were given up, by the error met."""
    rows = Letter.objects.exclude(error="").exclude(state=Letter.State.SENT).values("error")
    return dict(rows.annotate(count=Count("id")).order_by("error").values_list("error", "count"))


MAIL_LOOKED_BACK = timedelta(hours=1)
OF_ONE_ADDRESS = "SMTPRecipientsRefused"


def mail_state() -> MailState:
    """Return whether letters leave this server, as far as anybody may know.

    It follows the last letter tried within the hour, whosever; a refusal of one address says nothing of the server.
    """
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        return "unset"
    tried = Letter.objects.filter(tries__gt=0, created_at__gte=now() - MAIL_LOOKED_BACK)
    told = tried.exclude(state=Letter.State.WAITING, error="").exclude(error__startswith=OF_ONE_ADDRESS)
    last = told.order_by("-created_at").first()
    return "failing" if last is not None and last.error else "ready"


DEMO_PROGRESS = "identity.demo"


def demo_progress() -> dict[str, Any] | None:
    """Return how far the demo of the first run has come, in days of its history; None where none was asked for."""
    batch = Batch.objects.filter(kind="demo").order_by("-created_at").first()
    if batch is None:
        return None
    done, total = cache.get(DEMO_PROGRESS, (0, 0))
    return {"state": batch.state, "done": done, "total": total}


def workspace_named(name: str) -> UUID | None:
    """Return the workspace of that name, the oldest when several share it."""
    return Workspace.objects.filter(name=name).order_by("created_at").values_list("id", flat=True).first()


def find_shared(actor: Actor, kind: str, ref_id: UUID) -> Subject:
    """Return what a link is to show; raise NotFound for kinds no link shows and for what the actor does not see."""
    shareable = offers.shareables.get(kind)
    if shareable is None:
        raise NotFound("identity.no_subject")
    return shareable.find(actor, ref_id)


def visitor_links(actor: Actor, kind: str, ref_id: UUID) -> list[VisitorLink]:
    """Return the links to an object that were not revoked, newest first; they hold no key."""
    require(actor, policy.CREATE_VISITOR_LINK, find_shared(actor, kind, ref_id))
    rows = VisitorLink.objects.filter(workspace_id=actor.workspace_id, ref_id=ref_id, revoked_at__isnull=True)
    return list(rows.filter(ref_kind=kind).select_related("created_by").order_by("-created_at")[:200])


def find_visitor_link(actor: Actor, link_id: UUID) -> VisitorLink:
    """Return a link within the scopes the actor sees; raise NotFound otherwise."""
    rows = VisitorLink.objects.filter(policy.in_scope(actor), pk=link_id, revoked_at__isnull=True)
    row = rows.first()
    if row is None:
        raise NotFound("identity.no_visitor_link")
    return row


def visitor_link_by_key(key: str) -> VisitorLink:
    """Return the link a key opens; raise NotSignedIn, always alike, for one unknown, revoked or too old."""
    live = VisitorLink.objects.filter(key_hash=digest(key), revoked_at__isnull=True, expires_at__gt=now())
    row = live.first()
    if row is None:
        raise NotSignedIn("identity.link_ended")
    return row
