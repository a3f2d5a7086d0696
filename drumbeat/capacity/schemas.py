"""Shapes of capacity on the wire."""

from uuid import UUID

from ninja import Schema


class NewSkill(Schema):
    """What a skill is created from."""

    name: str


class SkillOut(Schema):
    """A skill as the reader sees it."""

    id: UUID
    name: str
    can: list[str]


class SkillPage(Schema):
    """A page of them."""

    items: list[SkillOut]
    next: str | None
