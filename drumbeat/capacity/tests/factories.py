"""Capacity for tests, made by its own verbs."""

from drumbeat.capacity.actions.skills import create_skill
from drumbeat.capacity.models import LoadDay, Skill, TaskLoad
from drumbeat.capacity.projections import recompute_all
from drumbeat.kernel.actor import Actor

__all__ = ("LoadDay", "Skill", "TaskLoad", "make_skill", "recompute_all")


def make_skill(actor: Actor, name: str = "Copywriting") -> Skill:
    """Return a new skill."""
    return create_skill(actor, name)
