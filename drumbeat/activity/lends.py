"""Status updates as something to be answered by comments."""

from uuid import UUID

from drumbeat.activity.offers import Commentable
from drumbeat.activity.queries import find_status_updates
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Ref, Subject


def _subject(actor: Actor, update_id: UUID) -> Subject:
    update = find_status_updates(actor, [update_id])[0]
    return Subject(update.scope_id, (Ref(update.ref_kind, update.ref_id),), update.title)


ANSWERABLE = Commentable("status_update", _subject)
