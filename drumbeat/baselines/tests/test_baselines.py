"""Baselines: taken, compared, taken back, and never seen through a closed door."""

from datetime import date

import pytest

from drumbeat.baselines.actions import remove_baseline, rename_baseline, take_baseline
from drumbeat.baselines.models import Baseline
from drumbeat.baselines.queries import baselines_of, find_baseline, variance
from drumbeat.baselines.tests.factories import a_baseline
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.errors import Conflict, NotAllowed, NotFound
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.kernel.undo import undo_batch
from drumbeat.work.actions.task import remove_tasks, update_task
from drumbeat.work.tests.factories import make_task

pytestmark = pytest.mark.django_db

THURSDAY, FRIDAY, MONDAY = date(2026, 6, 4), date(2026, 6, 5), date(2026, 6, 8)


def test_variance_names_what_moved_what_came_and_what_went(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    phase = make_task(actor, campaign, "Produce")
    moved = make_task(actor, campaign, "Write", parent_id=phase.id, start=THURSDAY, due=FRIDAY)
    gone = make_task(actor, campaign, "Print", start=FRIDAY, due=FRIDAY)
    kept = a_baseline(actor, campaign)
    update_task(actor, moved.id, {"due": MONDAY, "estimate_minutes": 600})
    remove_tasks(actor, [gone.id])
    added = make_task(actor, campaign, "Film", start=MONDAY, due=MONDAY)
    found = variance(actor, campaign.id, kept.id)
    rows = {row["id"]: row for row in found["tasks"]}
    assert {pk: row["state"] for pk, row in rows.items()} == {
        moved.id: "changed", gone.id: "removed", added.id: "added",
    }  # fmt: skip
    assert rows[moved.id]["drift"]["due_days"] == 1 and rows[moved.id]["drift"]["length"] == 480
    assert rows[moved.id]["drift"]["effort"] == 600 - 960 and rows[gone.id]["name"] == "Print"
    assert [(row["name"], row["drift"]["due_days"]) for row in found["phases"]] == [("Produce", 1), ("", 1)]
    assert found["campaign"]["due_days"] == 1


def test_phases_come_in_the_order_of_the_plan(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    for name in ("Produce", "Measure", "Announce"):
        phase = make_task(actor, campaign, name)
        make_task(actor, campaign, f"{name} it", parent_id=phase.id, start=THURSDAY, due=FRIDAY)
    make_task(actor, campaign, "Alone", start=THURSDAY, due=FRIDAY)
    found = variance(actor, campaign.id, a_baseline(actor, campaign).id)
    assert [row["name"] for row in found["phases"]] == ["Produce", "Measure", "Announce", ""]


def test_two_baselines_are_compared(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    task = make_task(actor, campaign, start=THURSDAY, due=FRIDAY)
    first = a_baseline(actor, campaign, "First")
    update_task(actor, task.id, {"due": MONDAY})
    second = a_baseline(actor, campaign, "Second")
    update_task(actor, task.id, {"due": date(2026, 6, 30)})
    (row,) = variance(actor, campaign.id, first.id, str(second.id))["tasks"]
    assert row["drift"]["due_days"] == 1
    other = make_campaign(actor, "Other")
    with pytest.raises(Conflict, match="of_other_campaign"):
        variance(actor, other.id, first.id)
    with pytest.raises(NotFound):
        variance(actor, campaign.id, first.id, "nonsense")


def test_taken_twice_renamed_removed_and_brought_back(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    with pytest.raises(Conflict, match="empty_plan"):
        a_baseline(actor, campaign)
    make_task(actor, campaign)
    row = a_baseline(actor, campaign)
    with pytest.raises(Conflict, match="same_name"):
        a_baseline(actor, campaign)
    rename_baseline(actor, row.id, {"name": "Agreed"})
    before = StoredEvent.objects.count()
    rename_baseline(actor, row.id, {"name": "Agreed"})
    assert StoredEvent.objects.count() == before
    remove_baseline(actor, row.id)
    with pytest.raises(NotFound):
        remove_baseline(actor, row.id)
    assert not baselines_of(actor, campaign.id)
    batch = Batch.objects.filter(kind="baseline").order_by("-created_at", "-id").first()
    assert batch is not None
    undo_batch(actor, batch.id)
    assert find_baseline(actor, row.id).name == "Agreed"


def test_a_baseline_hides_behind_its_campaign(cast: Cast) -> None:
    director = cast.actor("director")
    hidden = make_campaign(director, "Secret", private=True)
    make_task(director, hidden)
    row = a_baseline(director, hidden)
    manager = cast.actor("manager")
    for refused in (find_baseline, remove_baseline):
        with pytest.raises(NotFound):
            refused(manager, row.id)
    with pytest.raises(NotFound):
        take_baseline(manager, hidden.id, "Mine")
    campaign = make_campaign(director)
    make_task(director, campaign)
    with pytest.raises(NotAllowed):
        take_baseline(cast.actor("legal"), campaign.id, "Mine")
    assert Baseline.objects.count() == 1
