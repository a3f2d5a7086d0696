"""Facts of the history of capacity."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class SkillCreated(Event):
    """A skill was added to the list."""

    kind = "skill.created"
    effect: ClassVar[Effect] = "created"
    inverse = "skill.removed"


class SkillRenamed(Event):
    """A skill is called otherwise."""

    kind = "skill.renamed"
    inverse = "skill.renamed"


class SkillRemoved(Event):
    """A skill went to the bin; who has it and what needs it are kept for its return."""

    kind = "skill.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "skill.restored"


class SkillRestored(Event):
    """A skill came back from the bin."""

    kind = "skill.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "skill.removed"


class PersonSkillsSet(Event):
    """What a person can do was said anew: levels by skill."""

    kind = "person_skills.set"
    inverse = "person_skills.set"


class TaskNeedsSet(Event):
    """What a task takes was said anew: skills, roles and how many people."""

    kind = "task_needs.set"
    inverse = "task_needs.set"


class EffortPlanned(Event):
    """The days on which the work of a task lies were set."""

    kind = "effort.planned"
    inverse = "effort.planned"


class SettingsUpdated(Event):
    """What is counted as load changed for the workspace."""

    kind = "capacity.settings_updated"
    inverse = "capacity.settings_updated"


class CapacityRecomputed(Event):
    """The load of people was derived again; the rows themselves carry no event."""

    kind = "capacity.recomputed"
    effect: ClassVar[Effect] = "noted"
