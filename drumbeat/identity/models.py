"""Tables of identity: accounts, workspaces, people, teams, scopes and grants, invitations, tokens."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from drumbeat.kernel.clock import now
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.models import Json, Row


class Role(models.TextChoices):
    """Roles of a workspace, highest first."""

    OWNER = "owner"
    DIRECTOR = "director"
    MANAGER = "manager"
    MEMBER = "member"
    INTERN = "intern"
    GUEST = "guest"


class Standing(models.TextChoices):
    """What a grant makes of a person within one scope."""

    LEAD = "lead"
    CONTRIBUTOR = "contributor"
    REVIEWER = "reviewer"
    OBSERVER = "observer"


class UserManager(BaseUserManager["User"]):
    """Creates accounts by e-mail."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Create an account; without a password it can sign in by e-mailed code only."""
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who can sign in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=now, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()


class Workspace(models.Model):
    """One company's marketing department: the tenant boundary."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=8, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    currency = models.CharField(max_length=3, default="EUR")
    scope_id = models.UUIDField()
    created_at = models.DateTimeField(default=now, editable=False)


class Person(Row):
    """A member of the workspace; `user` is empty for people an import brought who have no account yet."""

    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(max_length=120)
    email = models.CharField(max_length=254, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.MEMBER)
    language = models.CharField(max_length=8, blank=True)
    settings = Json(default=dict)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "workspace_id", Lower("email"), condition=~models.Q(email=""), name="identity_person_email"
            ),
            models.UniqueConstraint(fields=["workspace_id", "user"], name="identity_person_user"),
        ]


class Team(Row):
    """A named group of people."""

    name = models.CharField(max_length=80)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "name"], name="identity_team_name")]


class TeamMember(Row):
    """A person in a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "person"], name="identity_team_member_once")]


class Scope(Row):
    """Who may see a thing: open to every member, or private to those with a grant."""

    class Kind(models.TextChoices):
        OPEN = "open"
        PRIVATE = "private"

    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.OPEN)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "kind"], name="identity_scope_kind")]


class ScopeGrant(Row):
    """A standing in a scope for a person or a team."""

    scope = models.ForeignKey(Scope, on_delete=models.CASCADE, related_name="grants")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=12, choices=Standing.choices, default=Standing.CONTRIBUTOR)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "person"], name="identity_grant_person_once"),
            models.UniqueConstraint(fields=["scope", "team"], name="identity_grant_team_once"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) ^ models.Q(team__isnull=False), name="identity_grant_to_one"
            ),
        ]


class Invitation(Row):
    """An invitation by e-mail; the key is mailed once and stored as a hash."""

    email = models.EmailField()
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.MEMBER)
    scope = models.ForeignKey(Scope, null=True, on_delete=models.CASCADE, related_name="+")
    standing = models.CharField(max_length=12, choices=Standing.choices, blank=True)
    key_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class Letter(models.Model):
    """A letter on its way; its words may hold a key, so they are kept sealed, and only until it has left."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.ForeignKey(Invitation, null=True, on_delete=models.CASCADE, related_name="letters")
    address = models.EmailField()
    sealed = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.IntegerField(default=0)
    due_at = models.DateTimeField(default=now)
    useless_from = models.DateTimeField()
    error = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="identity_letter_due")]


class ApiToken(Row):
    """A personal API token: shown once, stored as a hash, limited to scopes, expiring."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=16)
    key_hash = models.CharField(max_length=64, unique=True)
    scopes = Json(default=list)
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class DayBegun(models.Model):
    """The last day of a workspace that a part of the product has begun."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="identity_day_once")]


class VisitorLink(Row):
    """A signed link for somebody without an account: what it shows is named by a Ref, never the whole scope."""

    scope = models.ForeignKey(Scope, on_delete=models.CASCADE, related_name="+")
    ref_kind = models.CharField(max_length=40)
    ref_id = models.UUIDField()
    name = models.CharField(max_length=80)
    may_answer = models.BooleanField(default=True)
    key_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "ref_id"], name="identity_visitor_ref")]
