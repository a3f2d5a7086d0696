"""Goals as other areas' subject: decided upon, commented on, carrying files, citing evidence, found and named."""

from functools import partial
from uuid import UUID

from django.db.models import F

from drumbeat.activity.offers import Commentable
from drumbeat.approvals.offers import Approvable
from drumbeat.evidence.offers import Citable
from drumbeat.files.offers import Attachable
from drumbeat.goals import policy
from drumbeat.goals.actions.goal import parents
from drumbeat.goals.actions.standing import propose, settle
from drumbeat.goals.models import Goal
from drumbeat.goals.queries import find_goal, goals, names_of
from drumbeat.kernel.actor import Actor, Role
from drumbeat.kernel.policy import permits
from drumbeat.kernel.refs import Subject
from drumbeat.kernel.safety.naming import Naming
from drumbeat.search.offers import Hit, Searchable, named


def _subject(actor: Actor, goal_id: UUID) -> Subject:
    goal = find_goal(actor, goal_id)
    return Subject(goal.scope_id, parents(goal), goal.name)


def _may_request(actor: Actor, goal_id: UUID) -> bool:
    return permits(actor, policy.UPDATE_GOAL, find_goal(actor, goal_id))


def _may_approve(role: Role) -> bool:
    return role in ("director", "owner")


def _withdrawn(actor: Actor, goal_id: UUID) -> None:
    settle(actor, goal_id, False)


def _count(column: str, goal_id: UUID, delta: int) -> None:
    Goal.objects.filter(pk=goal_id).update(**{column: F(column) + delta})


def _find(actor: Actor, text: str, limit: int) -> list[Hit]:
    return [Hit(row.id, row.name) for row in named(goals(actor), text, limit)]


APPROVABLE = Approvable("goal", _subject, _may_request, _may_approve, propose, settle, _withdrawn)
COMMENTABLE = Commentable("goal", _subject, partial(_count, "comments"))
ATTACHABLE = Attachable("goal", _subject, partial(_count, "files"))
CITABLE = Citable("goal", _subject)
SEARCHABLE = Searchable("goal", _find)
NAMING = Naming(frozenset({"goal"}), frozenset({"goal_id", "parent_id"}), names_of)
