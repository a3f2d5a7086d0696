"""Any batch, undone, leaves what was there before; undone twice, what the batch had made."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actions import in_batch
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import finish, open_batch
from drumbeat.kernel.errors import Conflict, NotFound, Refusal
from drumbeat.kernel.undo import preview_undo, undo_batch
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.actions.move import move_task
from drumbeat.work.actions.task import complete_task, create_task, remove_tasks, reopen_task, update_task
from drumbeat.work.models import Dependency, Task
from drumbeat.work.queries.tasks import assignees_of, tags_of
from drumbeat.work.tests.factories import make_task

OWN = (
    "name", "stage_id", "parent_id", "rank", "priority", "start", "due", "estimate_minutes", "progress", "finished_on",
    "completed_at", "notes", "fields",
)  # fmt: skip


def state() -> dict[str, Any]:
    rows = Task.objects.filter(deleted_at__isnull=True).order_by("id")
    ids = [row.id for row in rows]
    people, tags = assignees_of(ids), tags_of(ids)
    found: dict[str, Any] = {
        str(row.id): (
            *(getattr(row, name) for name in OWN), sorted(people.get(row.id, [])), sorted(tags.get(row.id, []))
        )
        for row in rows
    }  # fmt: skip
    links = Dependency.objects.filter(deleted_at__isnull=True).order_by("id")
    found["links"] = list(links.values_list("id", "pred_id", "succ_id", "kind", "lag_minutes"))
    return found


STEPS = ("create", "rename", "people", "tags", "days", "complete", "reopen", "remove", "nest", "unnest", "link")


def step(actor: Actor, cast: Cast, campaign: Any, what: str, number: int) -> None:
    rows = list(Task.objects.filter(deleted_at__isnull=True).order_by("id"))
    if what == "create" or not rows:
        create_task(actor, campaign.id, {"name": f"New {number}"})
        return
    one, other = rows[number % len(rows)], rows[(number // 7) % len(rows)]
    who = [cast.person_id("lead"), cast.person_id("legal")][: number % 3]
    verbs: dict[str, Callable[[], object]] = {
        "rename": lambda: update_task(actor, one.id, {"name": f"N{number}", "priority": number % 5}),
        "people": lambda: update_task(actor, one.id, {"people": who}),
        "tags": lambda: update_task(actor, one.id, {"tags": [f"t{number % 3}"]}),
        "days": lambda: update_task(actor, one.id, {"estimate_minutes": number, "fields": {"a": number}}),
        "complete": lambda: complete_task(actor, one.id),
        "reopen": lambda: reopen_task(actor, one.id),
        "remove": lambda: remove_tasks(actor, [one.id]),
        "nest": lambda: move_task(actor, one.id, parent={"id": other.id}),
        "unnest": lambda: move_task(actor, one.id, parent={"id": None}),
        "link": lambda: add_dependency(actor, one.id, other.id),
    }
    verbs[what]()


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 200)), min_size=1, max_size=12))
@example([("create", 0), ("create", 0), ("nest", 25), ("rename", 8)])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_restores_and_undoing_the_undo_brings_back(cast: Cast, steps: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        actor = cast.actor("manager")
        campaign = make_campaign(actor)
        for number in range(3):
            make_task(actor, campaign, f"T{number}", people=[cast.person_id("lead")], tags=["t0"])
        before = state()
        batch = open_batch(actor, "test", "steps")
        with in_batch(batch.id):
            for what, number in steps:
                try:
                    with transaction.atomic():
                        step(actor, cast, campaign, what, number)
                except Refusal:
                    continue
        finish(batch)
        _, plan = undo_batch(actor, batch.id)
        assert plan.kept == []
        assert state() == before
        transaction.set_rollback(True)


def test_a_batch_is_undone_once_and_only_by_who_may(cast: Cast) -> None:
    actor = cast.actor("lead")
    campaign = make_campaign(cast.actor("manager"))
    batch = open_batch(actor, "test", "one")
    with in_batch(batch.id):
        make_task(actor, campaign, "New")
    with pytest.raises(Conflict, match="batch_running"):
        undo_batch(actor, batch.id)
    finish(batch)
    for who in ("legal", "intern", "stranger"):
        with pytest.raises(NotFound):
            preview_undo(cast.actor(who), batch.id)
    undo, plan = undo_batch(cast.actor("director"), batch.id)
    assert len(plan.steps) == 1 and not Task.objects.filter(deleted_at__isnull=True).exists()
    with pytest.raises(Conflict, match="already_undone"):
        undo_batch(actor, batch.id)
    undo_batch(cast.actor("director"), undo.id)
    assert Task.objects.filter(deleted_at__isnull=True).count() == 1


def test_what_a_person_may_no_longer_do_is_kept_and_named(cast: Cast) -> None:
    from drumbeat.identity.actions.person import update_person

    actor = cast.actor("lead")
    campaign = make_campaign(cast.actor("manager"))
    batch = open_batch(actor, "test", "one")
    with in_batch(batch.id):
        make_task(actor, campaign, "New")
    finish(batch)
    update_person(cast.actor("owner"), cast.person_id("lead"), {"role": "intern"})
    _, plan = undo_batch(cast.actor("lead"), batch.id)
    assert [row["reason"] for row in plan.kept] == ["not_allowed"] and Task.objects.count() == 1
