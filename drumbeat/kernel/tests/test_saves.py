"""Saving an object without composing the SQL writes what Django's own save does."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from drumbeat.kernel.ids import new_id
from drumbeat.kernel.models import Batch, DeadLetter, Row
from drumbeat.kernel.raw import saves

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def batch(label: str) -> Batch:
    """A batch with a value of every kind, among them a choice, JSON and what is empty."""
    return Batch(
        workspace_id=str(new_id()), created_at=AT, kind="edit", label=label, scope_id=new_id(), total=2,
        state=Batch.State.FAILED, result={"code": "a'b", "days": [1, None]},
    )  # fmt: skip


def stored(row: Row) -> dict[str, object]:
    """What the database holds of a row, its identity aside."""
    found = type(row)._base_manager.filter(pk=row.pk).values().get()
    return {name: value for name, value in found.items() if name not in ("id", "workspace_id", "scope_id")}


def as_django_saves(row: models.Model, update_fields: Sequence[str] | None = None) -> None:
    """Save as a model does that is no row of ours."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("_do_insert", "_do_update"):
            patch.delattr(Row, name)
        row.save(update_fields=update_fields)


def test_an_object_is_inserted_and_changed_as_django_does_it(db: None) -> None:
    ours, theirs = batch("任务 100%"), batch("任务 100%")
    ours.save()
    as_django_saves(theirs)
    assert stored(ours) == stored(theirs) and stored(ours)["state"] == "failed"
    for row in (ours, theirs):
        row.state, row.result, row.scope_id, row.undone_by = Batch.State.DONE, {}, None, row.workspace_id
    ours.save(update_fields=["state", "result", "scope_id"])
    as_django_saves(theirs, update_fields=["state", "result", "scope_id"])
    assert stored(ours) == stored(theirs) and stored(ours)["state"] == "done" and stored(ours)["undone_by"] is None
    ours.save()
    assert str(stored(ours)["undone_by"]) == ours.workspace_id


def test_the_second_of_its_columns_is_not_composed(db: None) -> None:
    first = batch("first")
    first.save()
    first.save(update_fields=["total"])
    known = saves._insertion.cache_info().misses, saves._change.cache_info().misses
    second = batch("second")
    second.save()
    second.save(update_fields=["total"])
    assert known == (saves._insertion.cache_info().misses, saves._change.cache_info().misses)


def test_expressions_are_left_to_django(db: None) -> None:
    row = batch("sum")
    row.save()
    row.done = F("total") + 3
    row.save(update_fields=["done"])
    row.refresh_from_db()
    assert row.done == 5


def test_what_is_there_or_gone_is_told_as_django_tells_it(db: None) -> None:
    row = batch("once")
    row.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Batch(id=row.id, workspace_id=row.workspace_id, kind="edit").save(force_insert=True)
    Batch.objects.filter(pk=row.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save(update_fields=["label"])
    with CaptureQueriesContext(connection) as asked:
        row.save()
    assert len(asked) == 2 and Batch.objects.filter(pk=row.pk).exists(), "what is not there any more is inserted"


def test_a_row_made_by_its_manager_is_saved_too(db: None) -> None:
    letter = DeadLetter.objects.create(workspace_id=new_id(), reader="test", seq=1, error="no")
    assert not letter._state.adding and DeadLetter.objects.get() == letter
