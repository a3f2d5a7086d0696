"""Channels as other areas' subjects: named in histories, found by search in the reader's language."""

from collections.abc import Mapping
from uuid import UUID

from drumbeat.channels.queries import channels, names_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.safety.naming import Naming
from drumbeat.kernel.sqlite.folding import fold
from drumbeat.search.offers import Hit, Searchable


def _names(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return names_of(actor, ids)


def _find(actor: Actor, text: str, limit: int) -> list[Hit]:
    words = str(fold(text)).split()
    shown = [(str(fold(row.name)), row) for row in channels(actor)]
    found = sorted((folded, row.id, row.name) for folded, row in shown if all(word in folded for word in words))
    return [Hit(pk, name) for _, pk, name in found[:limit]]


NAMING = Naming(frozenset({"channel"}), frozenset({"channel_id", "channel_ids", "channels"}), _names)
SEARCHABLE = Searchable("channel", _find)
