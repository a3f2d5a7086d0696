"""What the demo team can do, what its coming work takes, and what nobody has taken yet."""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from drumbeat.capacity.actions.plan import set_task_needs
from drumbeat.capacity.actions.skills import create_skill, set_person_skills
from drumbeat.kernel.clock import frozen
from drumbeat.work.actions.task import update_task
from drumbeat.work.queries.leaves import Leaf, leaves_of

if TYPE_CHECKING:
    from drumbeat.config.demo.replay import Stage

EXPERT, EXPERIENCED, KNOWS = 3, 2, 1
BESIDES = {"video": ("designer", KNOWS), "web": ("designer", EXPERIENCED), "channel": ("writer", EXPERIENCED),
           "analyst": ("channel", KNOWS), "lead": ("writer", KNOWS)}  # fmt: skip
"""What people of a role know besides their own."""
AHEAD = timedelta(weeks=9)
NEEDED = 3
"""Every third coming task says what it takes."""
HANDED_BACK = 6
"""Tasks of whoever has most, the owner aside, that are with nobody again: the week is still too full afterwards."""


def shape(stage: "Stage") -> None:
    """Say at the end of the last working day who can do what, what tasks take, and hand some of them back."""
    head = stage.actor(stage.leads[0].id)
    with frozen(datetime.combine(stage.today - timedelta(days=1), time(16), UTC)):
        skills = {role: create_skill(head, name).id for role, name in stage.data["skills"].items()}
        does = {stage.people[each["key"]].id: str(each["does"]) for each in stage.data["people"]}
        for place, (person_id, role) in enumerate(does.items()):
            set_person_skills(head, person_id, _levels(role, skills, place))
        coming = _coming(stage)
        for leaf in coming[::NEEDED]:
            set_task_needs(head, leaf.id, [{"skill_id": skills[does[leaf.people[0]]]}])
        owner_id = next(iter(stage.people.values())).id
        others = [leaf for leaf in coming if leaf.people[0] != owner_id]
        for leaf in _of_the_busiest(others)[::2][:HANDED_BACK]:
            set_task_needs(head, leaf.id, [{"skill_id": skills[does[leaf.people[0]]]}])
            update_task(head, leaf.id, {"people": []})


def _levels(role: str, skills: dict[str, UUID], place: int) -> dict[UUID, int]:
    levels = {skills[role]: EXPERT if place % 2 == 0 else EXPERIENCED}
    if role in BESIDES:
        other, level = BESIDES[role]
        levels[skills[other]] = level
    return levels


def _coming(stage: "Stage") -> list[Leaf]:
    """Return the tasks of one person that begin in the weeks ahead, the earliest first."""
    leaves = leaves_of(stage.workspace.id, None, done=False)
    soon = [
        leaf
        for leaf in leaves
        if leaf.start
        and stage.today < leaf.start < stage.today + AHEAD
        and len(leaf.people) == 1
        and not leaf.milestone
    ]
    return sorted(soon, key=lambda leaf: (str(leaf.start), leaf.name, leaf.id))


def _of_the_busiest(coming: list[Leaf]) -> list[Leaf]:
    minutes: dict[UUID, int] = {}
    for leaf in coming:
        minutes[leaf.people[0]] = minutes.get(leaf.people[0], 0) + leaf.effort
    busiest = max(minutes, key=lambda person_id: minutes[person_id], default=None)
    return [leaf for leaf in coming if leaf.people[0] == busiest]
