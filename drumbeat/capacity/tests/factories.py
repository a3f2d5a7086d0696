"""Capacity for tests, made by its own verbs."""

from uuid import UUID

from drumbeat.capacity.actions.plan import set_task_needs
from drumbeat.capacity.actions.skills import create_skill, set_person_skills
from drumbeat.capacity.models import LoadDay, Skill, TaskLoad
from drumbeat.capacity.projections import begin_day
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.readers import settle_readers

__all__ = (
    "LoadDay", "Skill", "TaskLoad", "day_begun", "give_skills", "make_skill", "need_skills", "settled",
)  # fmt: skip


def make_skill(actor: Actor, name: str = "Copywriting") -> Skill:
    """Return a new skill."""
    return create_skill(actor, name)


def give_skills(actor: Actor, person_id: UUID, *skills: Skill) -> None:
    """Let a person be experienced in the skills and in no others."""
    set_person_skills(actor, person_id, {skill.id: 2 for skill in skills})


def need_skills(actor: Actor, task_id: UUID, *skills: Skill) -> None:
    """Let a task take the skills and no others."""
    set_task_needs(actor, task_id, [{"skill_id": skill.id} for skill in skills])


def settled(actor: Actor) -> None:
    """Let every reader catch up."""
    settle_readers(actor.workspace_id)


def day_begun(actor: Actor) -> None:
    """Begin the day and let what it marks be settled."""
    begin_day(actor)
    settled(actor)
