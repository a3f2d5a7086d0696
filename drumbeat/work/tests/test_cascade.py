"""Moving tasks in time: preview, apply, undo; projections follow."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from drumbeat.campaigns.tests.factories import Campaign, make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel import clock
from drumbeat.kernel.background.readers import settle_readers
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch
from drumbeat.work.actions.cascade import Move, apply_cascade, preview_cascade
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.models import Task, TaskProjection
from drumbeat.work.projections.keeping import begin_day
from drumbeat.work.tests.factories import make_task

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def chain(cast: Cast):
    """Write (Mon–Tue) → review (Wed–Thu) → launch (Fri), with a spare day nowhere."""
    with clock.frozen(MONDAY):
        actor = cast.actor("manager")
        campaign = make_campaign(actor, launch=date(2026, 3, 6))
        write = make_task(actor, campaign, "Write", start=date(2026, 3, 2), due=date(2026, 3, 3))
        review = make_task(actor, campaign, "Review", start=date(2026, 3, 4), due=date(2026, 3, 5))
        launch = make_task(actor, campaign, "Launch", kind="milestone", due=date(2026, 3, 6), is_launch=True)
        add_dependency(actor, write.id, review.id)
        add_dependency(actor, review.id, launch.id)
        yield actor, campaign, write, review, launch


def days(task: Task) -> tuple[date | None, date | None]:
    row = Task.objects.get(pk=task.pk)
    return row.start, row.due


def test_preview_names_what_moves_and_writes_nothing(chain) -> None:
    actor, _, write, review, launch = chain
    preview = preview_cascade(actor, [Move(write.id, start=date(2026, 3, 4), due=date(2026, 3, 5))])
    assert {UUID(row["id"]): row["due"] for row in preview.moves} == {
        write.id: [date(2026, 3, 3), date(2026, 3, 5)],
        review.id: [date(2026, 3, 5), date(2026, 3, 9)],
        launch.id: [date(2026, 3, 6), date(2026, 3, 9)],
    }
    assert preview.launch_shift_days == 3
    assert [w["code"] for w in preview.warnings] == ["after_deadline"]
    assert days(write) == (date(2026, 3, 2), date(2026, 3, 3))


def test_apply_is_one_batch_and_undo_restores_every_day(chain) -> None:
    actor, _, write, review, launch = chain
    before = [days(task) for task in (write, review, launch)]
    move = [Move(write.id, start=date(2026, 3, 9), due=date(2026, 3, 10))]
    batch, _ = apply_cascade(actor, move, preview_cascade(actor, move).token)
    assert days(review) == (date(2026, 3, 11), date(2026, 3, 12))
    assert StoredEvent.objects.filter(batch_id=batch.id).count() == 3
    undo_batch(actor, batch.id)
    assert [days(task) for task in (write, review, launch)] == before


def test_undo_keeps_what_a_colleague_changed_since(chain, cast: Cast) -> None:
    from drumbeat.work.actions.task import update_task

    actor, _, write, review, _ = chain
    move = [Move(write.id, start=date(2026, 3, 9), due=date(2026, 3, 10))]
    batch, _ = apply_cascade(actor, move, preview_cascade(actor, move).token)
    update_task(cast.actor("lead"), review.id, {"due": date(2026, 3, 20)})
    _, plan = undo_batch(actor, batch.id)
    assert days(review) == (date(2026, 3, 4), date(2026, 3, 20))
    assert [(row["name"], row["field"], row["by"]) for row in plan.kept] == [
        ("Review", "due", str(cast.person_id("lead")))
    ]
    with pytest.raises(Conflict):
        undo_batch(actor, batch.id)


def test_a_stale_preview_is_refused(chain) -> None:
    actor, _, write, review, _ = chain
    move = [Move(write.id, start=date(2026, 3, 4), due=date(2026, 3, 5))]
    token = preview_cascade(actor, move).token
    Task.objects.filter(pk=review.pk).update(due=date(2026, 3, 10), start=date(2026, 3, 9))
    with pytest.raises(Conflict, match="plan_changed"):
        apply_cascade(actor, move, token)


def test_manual_tasks_stay_and_are_named(chain) -> None:
    actor, _, write, review, _ = chain
    Task.objects.filter(pk=review.pk).update(scheduling="manual")
    preview = preview_cascade(actor, [Move(write.id, start=date(2026, 3, 4), due=date(2026, 3, 5))])
    assert [row["name"] for row in preview.blocked] == ["Review"]
    assert [row["name"] for row in preview.moves] == ["Write"]


def test_refusals(chain, cast: Cast) -> None:
    actor, _, write, _, _ = chain
    move = [Move(write.id, start=date(2026, 3, 4), due=date(2026, 3, 5))]
    with pytest.raises(NotAllowed):
        preview_cascade(cast.actor("intern"), move)
    with pytest.raises(Invalid):
        preview_cascade(actor, [Move(write.id, start=date(2026, 3, 4), due=date(2026, 3, 3))])
    with pytest.raises(Invalid, match="outside_calendar"):
        preview_cascade(actor, [Move(write.id, start=date(2099, 3, 4), due=date(2099, 3, 5))])


def test_weekend_is_warned_about(chain) -> None:
    actor, _, write, _, _ = chain
    preview = preview_cascade(actor, [Move(write.id, start=date(2026, 3, 7), due=date(2026, 3, 9))])
    assert ("not_working", date(2026, 3, 7)) in [(w["code"], w["date"]) for w in preview.warnings]


def test_cycle_is_refused_with_its_names(chain) -> None:
    actor, _, write, _, launch = chain
    with pytest.raises(Conflict) as refusal:
        add_dependency(actor, launch.id, write.id)
    assert [each["task"] for each in refusal.value.facts["cycle"]] == ["Write", "Review", "Launch"]


def test_projections_follow_the_history(chain) -> None:
    actor, campaign, write, review, launch = chain
    settle_readers(actor.workspace_id)
    rows = {row.task_id: row for row in TaskProjection.objects.all()}
    assert (rows[review.id].start, rows[review.id].finish) == (date(2026, 3, 4), date(2026, 3, 5))
    assert rows[launch.id].finish == date(2026, 3, 6)
    assert rows[review.id].reason == "plan"
    assert rows[write.id].total_float == 480 and not rows[write.id].critical
    with clock.frozen(datetime(2026, 3, 4, 9, tzinfo=UTC)):
        begin_day(actor)
        settle_readers(actor.workspace_id)
    late = TaskProjection.objects.get(pk=write.pk)
    assert late.start == date(2026, 3, 4) and late.critical
    assert Campaign.objects.get(pk=campaign.pk).launch == date(2026, 3, 6)


def test_followers_keep_their_distance_or_stay(chain) -> None:
    actor, _, write, _review, _launch = chain
    move = [Move(write.id, start=date(2026, 3, 3), due=date(2026, 3, 4))]
    kept = {row["name"]: row["due"][1] for row in preview_cascade(actor, move, mode="keep_buffer").moves}
    assert kept == {"Write": date(2026, 3, 4), "Review": date(2026, 3, 6), "Launch": date(2026, 3, 9)}
    alone = preview_cascade(actor, move, mode="none")
    assert [row["name"] for row in alone.moves] == ["Write"]


def test_work_done_early_draws_what_follows_forward(chain) -> None:
    actor, _, write, review, _launch = chain
    with pytest.raises(Conflict, match="not_finished"):
        preview_cascade(actor, [Move(write.id, finished=True)])
    Task.objects.filter(pk=write.pk).update(
        start=date(2026, 3, 2), due=date(2026, 3, 3), started_on=date(2026, 3, 2), finished_on=date(2026, 3, 2),
        completed_at=datetime(2026, 3, 2, 15, tzinfo=UTC),
    )  # fmt: skip
    done = [Move(write.id, finished=True)]
    assert preview_cascade(actor, done).moves == []
    kept = preview_cascade(actor, done, mode="keep_buffer")
    assert {row["name"]: row["due"][1] for row in kept.moves} == {
        "Review": date(2026, 3, 4), "Launch": date(2026, 3, 5),
    }  # fmt: skip
    batch, _ = apply_cascade(actor, done, kept.token, mode="keep_buffer")
    assert days(review) == (date(2026, 3, 3), date(2026, 3, 4))
    undo_batch(actor, batch.id)
    assert days(review) == (date(2026, 3, 4), date(2026, 3, 5))
