"""Writes on the links of visitors."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings

from drumbeat.identity import events, policy
from drumbeat.identity.models import VisitorLink
from drumbeat.identity.queries import find_shared, find_visitor_link
from drumbeat.identity.secrets import digest, new_key
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref

MOST_LINKS = 100


@dataclass(frozen=True)
class NewLink:
    """What a link shows, to whom, for how many days, and whether its holder may answer."""

    kind: str
    ref_id: UUID
    name: str
    days: int = 30
    may_answer: bool = True


@action
def create_visitor_link(actor: Actor, new: NewLink) -> tuple[VisitorLink, str]:
    """Make a link for somebody without an account; return it with its address, of which only a hash is stored."""
    subject = find_shared(actor, new.kind, new.ref_id)
    require(actor, policy.CREATE_VISITOR_LINK, subject)
    name = " ".join(new.name.split())
    if not name:
        raise Invalid("identity.bad_visitor_link", fields={"name": ["required"]})
    open_ones = VisitorLink.objects.filter(workspace_id=actor.workspace_id, ref_id=new.ref_id, revoked_at__isnull=True)
    if open_ones.filter(expires_at__gt=now()).count() >= MOST_LINKS:
        raise Conflict("identity.too_many_links", most=MOST_LINKS)
    key = new_key()
    link = VisitorLink.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=subject.scope_id,
        ref_kind=new.kind,
        ref_id=new.ref_id,
        name=name[:80],
        may_answer=new.may_answer,
        key_hash=digest(key),
        created_by_id=actor.person_id,
        expires_at=now() + timedelta(days=new.days),
    )
    parents = (Ref(new.kind, new.ref_id), *subject.parents)
    facts = {"name": link.name, "about": subject.name}
    emit(events.VisitorLinkCreated(subject=_ref(link), scope_id=subject.scope_id, parents=parents, facts=facts))
    return link, f"{settings.PUBLIC_URL}/visit#key={key}"


@action
def revoke_visitor_link(actor: Actor, link_id: UUID) -> None:
    """End a link; whoever holds it sees nothing from now on."""
    link = find_visitor_link(actor, link_id)
    require(actor, policy.REVOKE_VISITOR_LINK, link)
    VisitorLink.objects.filter(pk=link.pk).update(revoked_at=now())
    parents = (Ref(link.ref_kind, link.ref_id),)
    facts = {"name": link.name}
    emit(events.VisitorLinkRevoked(subject=_ref(link), scope_id=link.scope_id, parents=parents, facts=facts))


def _ref(link: VisitorLink) -> Ref:
    return Ref("visitor_link", link.id)
