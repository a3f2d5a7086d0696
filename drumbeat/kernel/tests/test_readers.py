"""Durable readers: in order, each at least once, the failing set aside and replayable."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel import clock
from drumbeat.kernel.actions import caused_by
from drumbeat.kernel.actor import Actor, system_actor
from drumbeat.kernel.background import readers
from drumbeat.kernel.errors import Conflict, NotAllowed, NotFound
from drumbeat.kernel.models import DeadLetter, ReaderCursor, StoredEvent
from drumbeat.kernel.tests.test_actions import note


class Diary:
    """A handler that writes down what it saw and fails on chosen numbers."""

    def __init__(self, *poison: int) -> None:
        self.seen: list[int] = []
        self.poison = set(poison)

    def __call__(self, actor: Actor, rows: Sequence[StoredEvent]) -> None:
        for row in rows:
            if row.seq in self.poison:
                raise ValueError(f"cannot read {row.seq}")
        self.seen += [row.seq for row in rows]
        note(actor)


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch):
    """Register one reader in place of the product's own."""

    def register(handle: Diary) -> Diary:
        monkeypatch.setattr(readers, "registry", {})
        readers.reader("test.diary", ("test.",), handle)
        return handle

    return register


def test_reads_all_once_in_order_and_not_what_it_caused(cast: Cast, only) -> None:
    diary = only(Diary())
    actor = system_actor(cast.workspace.id)
    note(actor, 5)
    wanted = list(
        StoredEvent.objects.filter(kind="test.noted", workspace_id=actor.workspace_id).values_list("seq", flat=True)
    )
    for _ in range(3):
        readers.run_readers(actor.workspace_id)
    assert diary.seen == sorted(wanted)


def test_a_poisoned_event_is_set_aside_and_the_rest_goes_on(cast: Cast, only) -> None:
    actor = system_actor(cast.workspace.id)
    note(actor, 3)
    last = StoredEvent.objects.filter(workspace_id=actor.workspace_id).latest("seq").seq
    diary = only(Diary(last - 1))
    at = clock.now()
    for turn in range(readers.TRIES):
        with clock.frozen(at + timedelta(hours=turn)):
            readers.settle_readers(actor.workspace_id)
            readers.settle_readers(actor.workspace_id)
    assert sorted(set(diary.seen)) == [last - 2, last]
    letter = DeadLetter.objects.get()
    assert letter.seq == last - 1 and "cannot read" in letter.error
    assert ReaderCursor.objects.get().failures == 0
    owner = cast.actor("owner")
    assert [each.id for each in readers.dead_letters(owner)] == [letter.id]
    with pytest.raises(Conflict, match="fails_again"):
        readers.replay_dead_letter(owner, letter.id)
    diary.poison.clear()
    readers.replay_dead_letter(owner, letter.id)
    readers.replay_dead_letter(owner, letter.id)
    assert diary.seen.count(last - 1) == 1 and readers.dead_letters(owner) == []


def test_dead_letters_are_the_owners(cast: Cast) -> None:
    letter = DeadLetter.objects.create(workspace_id=cast.workspace.id, reader="x", seq=1, error="")
    with pytest.raises(NotAllowed):
        readers.dead_letters(cast.actor("director"))
    with pytest.raises(NotFound):
        readers.replay_dead_letter(cast.actor("stranger"), letter.id)


def test_what_one_settles_is_read_by_those_after_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    actor = system_actor(cast.workspace.id)
    note(actor)
    monkeypatch.setattr(readers, "registry", {})
    told: list[str] = []
    turns = iter((True, True, False))

    def settle(system: Actor) -> bool:
        told.append("settled")
        note(system)
        return next(turns)

    readers.reader("test.slow", (), lambda _actor, _rows: None, settle=settle)
    readers.reader("test.quick", ("test.",), lambda _actor, rows: told.extend("read" for _ in rows))
    assert readers.run_readers(actor.workspace_id) == {actor.workspace_id}
    assert told == ["settled", "read", "read"]
    readers.settle_readers(actor.workspace_id)
    assert told == ["settled", "read", "read"] + ["settled", "read"] * 2


def test_what_happens_meanwhile_is_left_to_the_next_run(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    actor = system_actor(cast.workspace.id)
    note(actor)
    monkeypatch.setattr(readers, "registry", {})
    steps: list[int] = []

    def busy(system: Actor, rows: Sequence[StoredEvent]) -> None:
        steps.append(len(rows))
        if len(steps) < 9:
            with caused_by("somebody"):
                note(system)

    readers.reader("test.busy", ("test.",), busy)
    readers.run_readers(actor.workspace_id)
    assert len(steps) == 1, "a stream of events is not followed one by one"
    readers.run_readers(actor.workspace_id)
    assert len(steps) == 2
