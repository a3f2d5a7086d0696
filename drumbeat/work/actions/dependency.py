"""Writes on dependencies."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.events import assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.work import events, policy, rules
from drumbeat.work.models import Dependency, Task
from drumbeat.work.queries.circles import circle_by_link
from drumbeat.work.queries.tasks import circle_told, find_tasks

MOST_LINKS = 200


@action
def add_dependency(actor: Actor, pred_id: UUID, succ_id: UUID, kind: str = "FS", lag_minutes: int = 0) -> Dependency:
    """Link two tasks; raises Conflict `work.dependency_cycle` with the names around the circle.

    The actor must contribute where the successor lives and see the predecessor. Linking the same pair again changes
    the kind and lag of the link there is.
    """
    rules.check_link(kind, lag_minutes)
    if pred_id == succ_id:
        raise Conflict("work.dependency_self")
    pred, succ = find_tasks(actor, [pred_id, succ_id])
    require(actor, policy.LINK_TASK, succ)
    present = Dependency.objects.filter(pred_id=pred_id, succ_id=succ_id, deleted_at__isnull=True).first()
    if present is not None:
        return _change(present, {"kind": kind, "lag_minutes": lag_minutes}, succ)
    refuse_cycle(actor, pred, succ)
    if Dependency.objects.filter(succ_id=succ_id, deleted_at__isnull=True).count() >= MOST_LINKS:
        raise Invalid("work.too_many_links", most=MOST_LINKS)
    link = Dependency.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=succ.scope_id,
        pred=pred,
        succ=succ,
        kind=kind,
        lag_minutes=lag_minutes,
    )
    emit(
        events.DependencyAdded(
            subject=_ref(link), scope_id=link.scope_id, parents=_parents(pred, succ), facts=_facts(link)
        )
    )
    return link


@action
def update_dependency(actor: Actor, link_id: UUID, values: Mapping[str, Any]) -> Dependency:
    """Change a link's kind or lag."""
    link, _, succ = find_dependency(actor, link_id)
    require(actor, policy.LINK_TASK, succ)
    rules.check_link(values.get("kind", link.kind), values.get("lag_minutes", link.lag_minutes))
    return _change(link, values, succ)


@action
def remove_dependencies(actor: Actor, link_ids: Sequence[UUID]) -> None:
    """End links; one that ended already is passed over."""
    for link in _links(actor, link_ids).filter(deleted_at__isnull=True):
        require(actor, policy.LINK_TASK, link.succ)
        Dependency.objects.filter(pk=link.pk).update(deleted_at=now())
        emit(
            events.DependencyRemoved(
                subject=_ref(link), scope_id=link.scope_id, parents=_ends(link), facts=_facts(link)
            )
        )


@action
def restore_dependencies(actor: Actor, link_ids: Sequence[UUID]) -> None:
    """Bring ended links back, but not one that would close a circle or doubles a newer one."""
    for link in _links(actor, link_ids).filter(deleted_at__isnull=False):
        require(actor, policy.LINK_TASK, link.succ)
        doubled = Dependency.objects.filter(pred=link.pred, succ=link.succ, deleted_at__isnull=True).exists()
        if doubled or circle_by_link(link.pred, link.succ):
            continue
        Dependency.objects.filter(pk=link.pk).update(deleted_at=None)
        emit(
            events.DependencyRestored(
                subject=_ref(link), scope_id=link.scope_id, parents=_ends(link), facts=_facts(link)
            )
        )


def refuse_cycle(actor: Actor, pred: Task, succ: Task) -> None:
    """Raise Conflict naming the circle that a link from `pred` to `succ` would close, as far as the actor sees it."""
    if _within(pred, succ.id) or _within(succ, pred.id):
        raise Conflict("work.dependency_to_own_summary", name=pred.name)
    circle = circle_by_link(pred, succ)
    if circle:
        raise Conflict("work.dependency_cycle", cycle=circle_told(actor, circle))


def _within(task: Task, ancestor: UUID) -> bool:
    seen = set()
    above = task.parent_id
    while above is not None and above not in seen:
        if above == ancestor:
            return True
        seen.add(above)
        above = Task.objects.filter(pk=above).values_list("parent_id", flat=True).first()
    return False


def _change(link: Dependency, values: Mapping[str, Any], succ: Task) -> Dependency:
    changes = assign(link, {name: values[name] for name in ("kind", "lag_minutes") if name in values})
    if changes:
        link.save(update_fields=list(changes))
        emit(
            events.DependencyUpdated(
                subject=_ref(link),
                scope_id=link.scope_id,
                parents=_parents(link.pred, succ),
                changes=changes,
                facts=_facts(link),
            )
        )
    return link


def find_dependency(actor: Actor, link_id: UUID) -> tuple[Dependency, Task, Task]:
    """Return a link and both its ends; raise NotFound when the actor does not see it."""
    link = _links(actor, [link_id]).filter(deleted_at__isnull=True).first()
    if link is None:
        raise NotFound("work.no_dependency")
    return link, link.pred, link.succ


def _links(actor: Actor, link_ids: Sequence[UUID]) -> QuerySet[Dependency]:
    rows = Dependency.objects.filter(policy.visible(actor), pk__in=list(link_ids))
    return rows.select_related("pred", "succ").order_by("id")


def _ref(link: Dependency) -> Ref:
    return Ref("dependency", link.id)


def _facts(link: Dependency) -> dict[str, Any]:
    return {"pred_id": link.pred_id, "succ_id": link.succ_id}


def _ends(link: Dependency) -> tuple[Ref, ...]:
    return _parents(link.pred, link.succ)


def _parents(pred: Task, succ: Task) -> tuple[Ref, ...]:
    campaigns = dict.fromkeys((pred.campaign_id, succ.campaign_id))
    return (*(Ref("campaign", pk) for pk in campaigns), Ref("task", pred.id), Ref("task", succ.id))
