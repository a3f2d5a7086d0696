"""Shapes of search on the wire."""

from uuid import UUID

from ninja import Schema


class Found(Schema):
    """Something found; `where` says in a few words where it stands, `within` is what holds it where it has no page of
    its own."""

    kind: str
    id: UUID
    name: str
    where: str
    within: UUID | None


class FoundList(Schema):
    """What was found, the best first."""

    items: list[Found]
