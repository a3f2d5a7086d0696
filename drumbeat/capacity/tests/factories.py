"""Rows of capacity for tests, made by its own verbs."""

from drumbeat.capacity.actions import create_skill
from drumbeat.capacity.models import Skill
from drumbeat.kernel.actor import Actor


def a_skill(actor: Actor, name: str = "First") -> Skill:
    """Return a new skill."""
    return create_skill(actor, name)
