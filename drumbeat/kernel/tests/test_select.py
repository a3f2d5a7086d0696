"""Queries composed once per shape answer as Django's own do, whatever the values."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import OuterRef, Q
from django.test.utils import CaptureQueriesContext

from drumbeat.kernel.ids import new_id
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.kernel.raw import compiled
from drumbeat.kernel.raw.gathered import Gathered
from drumbeat.kernel.raw.select import select_object, select_objects, select_rows, select_value, select_values
from drumbeat.kernel.raw.shapes import Among, Unshaped, shape_of
from drumbeat.kernel.raw.writes import change_values, insert_rows, insert_values, put_rows, update_row

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = ("task.created", "task_updated", "100%", "a'b", "--", "", "\x02", "任务")
IDS = [new_id() for _ in range(8)]


@pytest.fixture
def history(db: None) -> None:
    chance = random.Random(11)
    insert_rows(
        [
            StoredEvent(
                workspace_id=IDS[0],
                seq=number,
                kind=chance.choice(WORDS),
                actor_id=chance.choice([None, *IDS]),
                scope_id=chance.choice(IDS),
                subject_kind="task",
                subject_id=chance.choice(IDS),
                changes=chance.choice([None, {"name": ["a", "b"]}]),
                batch_id=chance.choice([None, *IDS]),
                at=BEGIN + timedelta(hours=chance.randrange(40)),
            )
            for number in range(1, 121)
        ]
    )


def leaf(chance: random.Random) -> Q:
    """One random term of a condition."""
    makers: tuple[Any, ...] = (
        lambda: Q(actor_id=chance.choice(IDS)),
        lambda: Q(actor_id__isnull=chance.choice([True, False])),
        lambda: Q(actor_id=None),
        lambda: Q(scope_id__in=chance.sample(IDS, chance.randrange(6))),
        lambda: Q(subject_id__in={*chance.sample(IDS, 3)}),
        lambda: Q(kind=chance.choice(WORDS)),
        lambda: Q(kind__in=chance.sample(WORDS, 3)),
        lambda: Q(kind__icontains=chance.choice(("%", "_", "task", "\\", "'"))),
        lambda: Q(kind__startswith=chance.choice(WORDS)),
        lambda: Q(seq__gt=chance.randrange(130)),
        lambda: Q(seq__in=chance.sample(range(130), 9)),
        lambda: Q(at__lte=BEGIN + timedelta(hours=chance.randrange(40))),
        lambda: Q(at__date=date(2026, 3, 2) + timedelta(days=chance.randrange(3))),
        lambda: Q(batch_id__in=Among(StoredEvent, condition(chance, 1), "batch_id")),
        lambda: Q(batch_id__within=Among(StoredEvent, condition(chance, 1), "batch_id")),
        lambda: Q(batch_id__in=StoredEvent.objects.filter(seq__lt=50).values("batch_id")),
    )
    made: Q = chance.choice(makers)()
    return made


def condition(chance: random.Random, depth: int) -> Q:
    """A random condition of terms joined by and, or and not."""
    if depth == 0:
        return leaf(chance)
    one, other = condition(chance, depth - 1), condition(chance, chance.randrange(depth))
    made = one & other if chance.random() < 0.6 else one | other
    return ~made if chance.random() < 0.3 else made


def test_random_conditions_answer_as_djangos(history: None) -> None:
    chance = random.Random(5)
    for _ in range(400):
        where = condition(chance, chance.randrange(3))
        expected = list(StoredEvent.objects.filter(where).order_by("seq").values_list("seq", "kind", "at", "actor_id"))
        assert select_values(StoredEvent, where, ("seq", "kind", "at", "actor_id"), ("seq",)) == expected, where
        objects = select_objects(StoredEvent, where, ("-seq",), limit=5)
        assert [each.seq for each in objects] == [row[0] for row in expected][::-1][:5]
        assert all(each == StoredEvent.objects.get(pk=each.pk) for each in objects[:1])


def test_the_second_of_a_shape_is_not_composed(history: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(word: str, scopes: list[UUID]) -> list[tuple[Any, ...]]:
        return select_rows(StoredEvent, Q(kind__icontains=word, scope_id__in=scopes), ("seq",), ("seq",))

    ask("task", IDS[:3])
    monkeypatch.setattr(compiled, "_composed", None)  # would fail if it were called
    found = ask("100%", IDS[2:6])
    expected = StoredEvent.objects.filter(kind__icontains="100%", scope_id__in=IDS[2:6]).order_by("seq")
    assert found == [(each.seq,) for each in expected] and found


def test_empty_values_sort_last_either_way(history: None) -> None:
    for down in (True, False):
        rows = select_values(StoredEvent, Q(), ("actor_id",), (("actor_id", down), "seq"))
        empty = [row[0] is None for row in rows]
        assert empty == sorted(empty) and any(empty)


def test_wire_values_are_text(history: None) -> None:
    row = select_rows(StoredEvent, Q(seq=1), ("workspace_id", "at", "changes", "facts"))[0]
    event = StoredEvent.objects.get(seq=1)
    at = event.at.isoformat().replace("+00:00", "Z")
    assert row == (str(event.workspace_id), at, event.changes, event.facts)


_SAME_SCOPE = Q(scope_id=OuterRef("scope_id"), kind=OuterRef("kind"))
ACTORS = Gathered(StoredEvent, ("actor_id",), _SAME_SCOPE & Q(actor_id__isnull=False), ("-seq",))
WORDS_THERE = Gathered(StoredEvent, ("seq", "kind", "subject_id", "actor_id"), _SAME_SCOPE, ("seq",))


@pytest.mark.parametrize("limit", [None, 7])
def test_lists_are_gathered_in_order_with_their_row(history: None, limit: int | None) -> None:
    events = list(StoredEvent.objects.order_by("seq"))
    asked = (Q(seq__gt=5), ("seq", ACTORS, WORDS_THERE), ("seq",), limit)
    expected = []
    for event in events[5:][:limit]:
        there = [each for each in events if (each.scope_id, each.kind) == (event.scope_id, event.kind)]
        actors = [each.actor_id for each in reversed(there) if each.actor_id is not None]
        expected.append((event.seq, actors, [[e.seq, e.kind, e.subject_id, e.actor_id] for e in there]))
    assert select_values(StoredEvent, *asked) == expected
    text = [
        (seq, [str(each) for each in actors], [[s, k, str(i), a and str(a)] for s, k, i, a in rows])
        for seq, actors, rows in expected
    ]
    assert select_rows(StoredEvent, *asked) == text


def test_a_row_without_others_has_an_empty_list(history: None) -> None:
    nobody = Gathered(StoredEvent, ("actor_id",), Q(seq=OuterRef("seq"), kind="no such"))
    assert select_values(StoredEvent, Q(seq=3), (nobody,)) == [([],)] == select_rows(StoredEvent, Q(seq=3), (nobody,))


def test_one_value_and_one_object(history: None) -> None:
    assert select_value(StoredEvent, Q(seq__lt=4), "seq", ("-seq",)) == 3
    assert select_value(StoredEvent, Q(seq=1000), "seq") is None
    assert select_object(StoredEvent, Q(seq=1000)) is None
    event = select_object(StoredEvent, Q(seq=7))
    assert event is not None and event.facts == {} and event.workspace_id == IDS[0]


def test_an_empty_list_asks_nothing(history: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert select_values(StoredEvent, Q(seq__in=[]), ("seq",)) == []
    assert len(queries) == 0


def test_lists_of_many_lengths_share_few_shapes() -> None:
    shapes = {shape_of(Q(seq__in=list(range(1, size + 1))), []) for size in range(1, 101)}
    assert len(shapes) == 8


@pytest.mark.parametrize("value", [object(), {"a": 1}, [1, "a"], list(range(5000)), 1.5])
def test_what_has_no_shape_is_djangos(value: Any) -> None:
    with pytest.raises(Unshaped):
        shape_of(Q(facts=value), [])


def test_updating_names_only_its_columns(db: None) -> None:
    batch = Batch.objects.create(workspace_id=IDS[0], kind="test", label="a", total=1)
    stale = Batch.objects.get(pk=batch.pk)
    Batch.objects.filter(pk=batch.pk).update(total=9)
    stale.label, stale.total = "b", 2
    update_row(stale, ["label"])
    update_row(stale, [])
    batch.refresh_from_db()
    assert (batch.label, batch.total) == ("b", 9)


def test_putting_rows_inserts_them_and_replaces_the_named_columns(db: None) -> None:
    known, fresh = new_id(), new_id()
    common: dict[str, Any] = {"workspace_id": IDS[0], "created_at": BEGIN, "undoes": None}
    Batch.objects.create(id=known, kind="test", label="old", total=7, **common)
    names = ("id", "workspace_id", "kind", "label", "state", "total", "done", "result", "created_at")
    rows = [
        (str(pk), str(IDS[0]), "test", label, "done", 3, 0, "{}", "2026-03-02 09:00:00")
        for pk, label in ((known, "new"), (fresh, "fresh"))
    ]
    put_rows(Batch, names, rows)
    put_rows(Batch, names, [])
    assert dict(Batch.objects.values_list("id", "label")) == {known: "new", fresh: "fresh"}


def test_many_rows_are_written_in_parts_and_each_gets_its_own(db: None) -> None:
    ids = [new_id() for _ in range(250)]
    names = ("id", "workspace_id", "kind", "label", "total")
    insert_values(Batch, names, [(pk, IDS[0], "test", f"a{n}", n) for n, pk in enumerate(ids)])
    change_values(Batch, ("label", "undoes"), [(pk, f"b{n}", IDS[1] if n % 2 else None) for n, pk in enumerate(ids)])
    found = {row.pk: (row.label, row.total, row.undoes, row.state, row.result) for row in Batch.objects.all()}
    assert found == {pk: (f"b{n}", n, IDS[1] if n % 2 else None, "running", {}) for n, pk in enumerate(ids)}
