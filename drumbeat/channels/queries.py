"""Reads of channels."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from drumbeat.channels import policy
from drumbeat.channels.models import Channel
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.raw.select import select_objects, select_values
from drumbeat.kernel.texts import key_of, names_in, shipped

FORMATS = "channels.format."


def channels(actor: Actor, *, removed: bool = False) -> list[Channel]:
    """Return the channels the actor sees in order, named in its language; with those in the bin if asked."""
    there = policy.visible(actor) if removed else policy.visible(actor) & Q(deleted_at__isnull=True)
    return [_named(actor, row) for row in select_objects(Channel, there, ("rank", "id"))]


def library(actor: Actor) -> dict[UUID, Channel]:
    """Return every channel the actor sees by id in order, those in the bin too."""
    return {row.id: row for row in channels(actor, removed=True)}


def find_channel(actor: Actor, channel_id: UUID) -> Channel:
    """Return one channel; raise NotFound when the actor does not see it or it is in the bin."""
    row = Channel.objects.filter(policy.visible(actor), pk=channel_id, deleted_at__isnull=True).first()
    if row is None:
        raise NotFound("channels.no_channel")
    return _named(actor, row)


def require_channels(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Channel]:
    """Return the channels by id in the order given, each once; raise NotFound when one is not in the library."""
    wanted = list(dict.fromkeys(ids))
    there = policy.visible(actor) & Q(id__in=wanted, deleted_at__isnull=True)
    known = {row.id: _named(actor, row) for row in select_objects(Channel, there)}
    if len(known) < len(wanted):
        raise NotFound("channels.no_channel")
    return {pk: known[pk] for pk in wanted}


def names_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names, in the actor's language, of those of the channels it sees; those in the bin too."""
    rows = Channel.objects.filter(policy.visible(actor), pk__in=list(ids)).values_list("id", "key", "name")
    return {pk: shipped(key, name, actor.language) for pk, key, name in rows}


def lead_days_of(actor: Actor) -> dict[UUID, int]:
    """Return the lead times in working days of the channels the actor sees; those in the bin too."""
    return dict(Channel.objects.filter(policy.visible(actor)).values_list("id", "lead_days"))


def channels_by_word(actor: Actor) -> dict[str, UUID]:
    """Return channel ids by shipped key and by every name they go by, case folded: for templates and imports."""
    found: dict[str, UUID] = {}
    there = policy.visible(actor) & Q(deleted_at__isnull=True)
    for pk, key, name in select_values(Channel, there, ("id", "key", "name"), ("rank", "id")):
        for word in filter(None, (key, name, shipped(key, name, actor.language))):
            found.setdefault(word.casefold(), pk)
    return found


def format_key(written: str) -> str:
    """Return the key of the shipped format that goes by this word in any language, else the word itself."""
    return key_of(FORMATS, written)


def _named(actor: Actor, row: Channel) -> Channel:
    row.name = shipped(row.key, row.name, actor.language)
    row.formats = names_in(row.formats, actor.language)
    return row
