"""Writes on milestone reviews."""

from uuid import UUID

from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.work import events, policy
from drumbeat.work.models import MilestoneReview
from drumbeat.work.queries.tasks import find_task

LONGEST = 4_000


@action
def review_milestone(actor: Actor, task_id: UUID, verdict: str, note: str = "") -> MilestoneReview:
    """Record what was decided at a milestone: go, go with conditions, hold or stop; all but a plain go say why.

    Raises Conflict for a task that is no milestone. A later review does not change an earlier one.
    """
    task = find_task(actor, task_id)
    require(actor, policy.REVIEW_MILESTONE, task)
    if task.kind != "milestone":
        raise Conflict("work.not_a_milestone")
    text = note.replace("\x00", "").strip()
    wrong: dict[str, list[str]] = {}
    if verdict not in MilestoneReview.Verdict.values:
        wrong["verdict"] = ["unknown"]
    if (verdict != MilestoneReview.Verdict.GO and not text) or len(text) > LONGEST:
        wrong["note"] = ["too_long" if text else "required"]
    if wrong:
        raise Invalid("work.bad_review", fields=wrong, most=LONGEST)
    review = MilestoneReview.objects.create(
        workspace_id=task.workspace_id,
        scope_id=task.scope_id,
        task_id=task.id,
        verdict=verdict,
        note=text,
        person_id=actor.person_id,
    )
    parents = (Ref("campaign", task.campaign_id),)
    facts = {"name": task.name, "verdict": verdict, "note": text}
    emit(events.MilestoneReviewed(subject=Ref("task", task.id), scope_id=task.scope_id, parents=parents, facts=facts))
    return review
