"""Ways in: the first run, one-time sign-in links, and leaving a trace of each browser signed in."""

from dataclasses import dataclass
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from drumbeat.identity import offers
from drumbeat.identity.actions.person import is_address
from drumbeat.identity.actions.workspace import Founder, start_workspace
from drumbeat.identity.models import Person, User, Workspace
from drumbeat.identity.queries import actor_for
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.batches import open_batch
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.models import Lease

LINK_MINUTES = 15
_SALT = "identity.sign_in_link"
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class FirstWorkspace:
    """What the first-run page asks; `demo` fills the workspace with the demo team's work."""

    name: str
    founder: Founder
    language: str
    time_zone: str = "UTC"
    demo: bool = False


def found_first_workspace(new: FirstWorkspace) -> Person:
    """Found the installation's first workspace; raise Conflict once there is one, whoever was quicker.

    With the demo its work is brought by a job, whose progress `queries.demo_progress` tells.
    """
    check_password(new.founder.password or "", new.founder.email)
    if not new.founder.name.strip():
        raise Invalid("identity.bad_person", fields={"name": ["required"]})
    if not is_address(new.founder.email):
        raise Invalid("identity.bad_person", fields={"email": ["not_an_address"]})
    demo = offers.demo if new.demo else None
    name = new.name.strip() or (demo.name(new.language) if demo is not None else "")
    if not name:
        raise Invalid("identity.bad_workspace", fields={"workspace_name": ["required"]})
    owner = start_workspace(name, new.founder, language=new.language, time_zone=new.time_zone, before=_refuse_second)
    if demo is not None:
        batch = open_batch(actor_for(owner, Workspace.objects.get(pk=owner.workspace_id)), "demo", name)
        enqueue("identity.load_demo", owner.workspace_id, batch.id)
    return owner


def _refuse_second() -> None:
    """Make a second founder wait on the row of a lease nobody holds until the first has committed, then refuse it."""
    Lease.objects.get_or_create(name="identity.first_run", defaults={"holder": "", "until": now()})
    Lease.objects.select_for_update().get(name="identity.first_run")
    if Workspace.objects.exists():
        raise Conflict("identity.already_started")


def check_password(password: str, email: str) -> None:
    """Raise Invalid for a password too short or too common."""
    try:
        validate_password(password, User(email=email))
    except ValidationError as error:
        codes = [each.code or "not_admitted" for each in error.error_list]
        raise Invalid("identity.bad_password", fields={"password": codes}) from None


def sign_in_person(request: HttpRequest, person: Person) -> None:
    """Sign in the account of a person and put its session into that person's workspace."""
    if person.user is not None:
        sign_in(request, person.user)
        request.session["person_id"] = str(person.id)


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign the account in with a fresh session, listed among its sessions."""
    login(request, user, backend=_BACKEND)
    UserSession.objects.create_from_request(request)


def make_sign_in_key(user: User) -> str:
    """Return a signed key that signs the account in once within 15 minutes; the next sign-in spends it."""
    return signing.dumps([str(user.id), _spent_mark(user)], salt=_SALT, compress=False)


def use_sign_in_key(request: HttpRequest, key: str) -> User:
    """Sign in by a one-time key; raise NotFound when it is foreign, too old or spent."""
    try:
        user_id, mark = signing.loads(key, salt=_SALT, max_age=LINK_MINUTES * 60)
    except signing.BadSignature:
        raise NotFound("identity.link_spent") from None
    user = User.objects.filter(pk=UUID(user_id), is_active=True).first()
    if user is None or _spent_mark(user) != mark:
        raise NotFound("identity.link_spent")
    unspent = User.objects.filter(pk=user.pk, last_login=user.last_login)
    if not unspent.update(last_login=now()):
        raise NotFound("identity.link_spent")
    sign_in(request, user)
    return user


def _spent_mark(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""
