"""Capacity for tests, made by its own verbs."""

from drumbeat.capacity import projections
from drumbeat.capacity.actions.skills import create_skill
from drumbeat.capacity.models import LoadDay, Skill, TaskLoad
from drumbeat.capacity.projections import recompute_all
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.readers import run_readers

__all__ = ("LoadDay", "Skill", "TaskLoad", "make_skill", "recompute_all", "settled")


def make_skill(actor: Actor, name: str = "Copywriting") -> Skill:
    """Return a new skill."""
    return create_skill(actor, name)


def settled(actor: Actor) -> None:
    """Let every reader catch up; on a slow machine nothing rests between two turns."""
    projections._rested.clear()
    run_readers(actor.workspace_id, lease=False)
