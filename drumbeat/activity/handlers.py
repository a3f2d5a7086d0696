"""What activity does when the history moves on: a status update is sent to those who follow its object."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings

from drumbeat.activity import mails, offers
from drumbeat.activity.models import Follower, StatusUpdate
from drumbeat.identity.actions.letter import post_letter
from drumbeat.identity.queries import actor_of, visible_scopes, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.models import StoredEvent

KINDS = ("status_update.posted",)
GOOD_FOR = timedelta(days=2)


def tell_followers(actor: Actor, rows: Sequence[StoredEvent]) -> None:
    """Put a letter to each follower but the author on its way; who no longer sees the object gets none."""
    updates = StatusUpdate.objects.filter(pk__in=[row.subject_id for row in rows], deleted_at__isnull=True)
    for update in updates.select_related("author"):
        followers = Follower.objects.filter(workspace_id=actor.workspace_id, ref_id=update.ref_id, person__active=True)
        for follower in followers.select_related("person"):
            if follower.person.email and follower.person_id != update.author_id:
                _write_to(actor, follower, update)


def _write_to(actor: Actor, follower: Follower, update: StatusUpdate) -> None:
    reader = actor_of(actor.workspace_id, follower.person_id)
    reportable = offers.reportables.get(update.ref_kind)
    if reportable is None or update.scope_id not in visible_scopes(reader):
        return
    words = mails.status_update(
        reader.language,
        update,
        about=reportable.find(reader, update.ref_id).name,
        author=update.author.name if update.author else workspace_of(actor).name,
        link=f"{settings.PUBLIC_URL}{reportable.page(update.ref_id)}",
    )
    post_letter(follower.person.email, words, GOOD_FOR)
