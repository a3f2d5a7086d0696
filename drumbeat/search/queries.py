"""Reads of search."""

from typing import Any

from drumbeat.identity.queries import people
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.sqlite.folding import fold
from drumbeat.search.offers import Hit, named, searchables

LONGEST = 200


def search(actor: Actor, text: str, limit: int) -> list[dict[str, Any]]:
    """Return what the actor may see whose name holds every word: names beginning with the text before others.

    Among equals the order of registration stands: campaigns before their tasks, people last.
    """
    wanted = " ".join(str(fold(text[:LONGEST].replace("\x00", ""))).split())
    if not wanted:
        return []
    found: list[tuple[bool, int, dict[str, Any]]] = []
    for place, each in enumerate(searchables.values()):
        for hit in each.find(actor, wanted, limit):
            begins = str(fold(hit.name)).startswith(wanted)
            row = {"kind": each.kind, "id": hit.id, "name": hit.name, "where": hit.where, "within": hit.within}
            found.append((not begins, place, row))
    return [row for _, _, row in sorted(found, key=lambda each: each[:2])][:limit]


def find_people(actor: Actor, text: str, limit: int) -> list[Hit]:
    """Find active people by name."""
    return [Hit(row.id, row.name) for row in named(people(actor).filter(active=True), text, limit)]
