"""Writing the history: collected, numbered without gaps, all or nothing."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID

import pytest
from django.db import connection

from drumbeat.kernel.actions import (
    action,
    all_or_nothing,
    caused_by,
    clock_of,
    emit,
    in_batch,
    last_batch,
    last_seq,
    transact,
)
from drumbeat.kernel.actor import Actor, system_actor
from drumbeat.kernel.clock import frozen
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.events import Effect, Event, assign, registry
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.live.bus import listen
from drumbeat.kernel.models import Clock, StoredEvent
from drumbeat.kernel.refs import Ref


class Noted(Event):
    """Something for these tests."""

    kind = "test.noted"
    effect: ClassVar[Effect] = "noted"


@action
def note(actor: Actor, count: int = 1) -> None:
    for _ in range(count):
        emit(Noted(subject=Ref("thing", actor.workspace_id), scope_id=actor.workspace_id))


@action
def note_twice(actor: Actor) -> None:
    note(actor)
    note(actor)


@action
def note_and_fail(actor: Actor) -> None:
    note(actor)
    raise Invalid("test.no")


def numbers(workspace_id: UUID) -> list[int]:
    return list(StoredEvent.objects.filter(workspace_id=workspace_id).order_by("seq").values_list("seq", flat=True))


def test_nothing_is_emitted_outside_an_action() -> None:
    with pytest.raises(RuntimeError, match="outside"):
        emit(Noted(subject=Ref("thing", new_id()), scope_id=new_id()))


def test_nested_actions_join_and_failures_leave_no_gap(db: None) -> None:
    actor = system_actor(new_id())
    note_twice(actor)
    with pytest.raises(Invalid):
        note_and_fail(actor)
    note(actor, 3)
    assert numbers(actor.workspace_id) == [1, 2, 3, 4, 5] and last_seq() == 5


def test_each_workspace_counts_for_itself(db: None) -> None:
    one, other = system_actor(new_id()), system_actor(new_id())
    note(one, 2)
    note(other)
    assert (numbers(one.workspace_id), numbers(other.workspace_id)) == ([1, 2], [1])


def test_batch_and_cause_are_those_of_the_moment(db: None) -> None:
    actor, batch = system_actor(new_id()), new_id()
    with transact(actor):
        note(actor)
        with in_batch(batch), caused_by("undo"):
            note(actor)
        note(actor)
    rows = StoredEvent.objects.filter(workspace_id=actor.workspace_id).order_by("seq")
    assert list(rows.values_list("batch_id", "cause")) == [(None, ""), (batch, "undo"), (None, "")]


def test_listeners_are_woken_after_success_alone(db: None) -> None:
    woken: list[UUID] = []
    stop = listen(woken.append)
    actor = system_actor(new_id())
    with pytest.raises(Invalid):
        note_and_fail(actor)
    assert woken == []
    note(actor)
    stop()
    note(actor)
    assert woken == [actor.workspace_id]


def test_a_whole_is_written_to_the_history_at_its_end_each_action_as_its_own(db: None) -> None:
    one, batch = system_actor(new_id()), new_id()
    other = Actor(workspace_id=one.workspace_id, person_id=new_id(), role="owner", via="command")
    elsewhere = system_actor(new_id())
    days = [datetime(2026, 3, day, 9, tzinfo=UTC) for day in (2, 3)]
    note(one)
    with all_or_nothing():
        with frozen(days[0]):
            note(one, 2)
            note(elsewhere)
        with frozen(days[1]), in_batch(batch), all_or_nothing():
            note(other)
        assert numbers(one.workspace_id) == [1] and clock_of(one.workspace_id) == 4
    rows = StoredEvent.objects.filter(workspace_id=one.workspace_id, seq__gt=1).order_by("seq")
    told = list(rows.values_list("seq", "actor_id", "via", "at", "batch_id"))
    own = (None, one.via, days[0], None)
    assert told == [(2, *own), (3, *own), (4, other.person_id, "command", days[1], batch)]
    assert numbers(elsewhere.workspace_id) == [1] and clock_of(one.workspace_id) == 4
    assert (last_seq(), last_batch()) == (4, batch)


def test_a_whole_that_fails_leaves_nothing_and_wakes_nobody(db: None) -> None:
    woken: list[UUID] = []
    stop = listen(woken.append)
    actor = system_actor(new_id())
    with pytest.raises(Invalid), all_or_nothing():
        note(actor)
        note_and_fail(actor)
    assert numbers(actor.workspace_id) == [] and woken == []
    with all_or_nothing():
        note(actor)
        note(actor)
        assert woken == []
    stop()
    assert numbers(actor.workspace_id) == [1, 2] and woken == [actor.workspace_id]


def in_threads(count: int, work: Callable[[], None]) -> None:
    faults: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as fault:  # noqa: BLE001  (reported by the main thread)
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_under_concurrent_writers() -> None:
    actor = system_actor(new_id())
    note(actor)

    def work() -> None:
        for turn in range(10):
            if turn % 3 == 2:
                with pytest.raises(Invalid):
                    note_and_fail(actor)
            note(actor, 1 + turn % 4)

    in_threads(8, work)
    found = numbers(actor.workspace_id)
    assert found == list(range(1, len(found) + 1)) and len(found) == 1 + 8 * sum(1 + n % 4 for n in range(10))
    assert Clock.objects.get(pk=actor.workspace_id).seq == len(found)


def test_assign_names_what_differs() -> None:
    class Row:
        name, day = "a", None

    row = Row()
    assert assign(row, {"name": "b", "day": None}) == {"name": ["a", "b"]} and row.name == "b"
    assert assign(row, {"name": "b"}) == {}


def test_every_event_says_how_it_is_undone() -> None:
    with pytest.raises(TypeError, match="inverse"):
        type("Careless", (Event,), {"kind": "test.careless"})
    with pytest.raises(TypeError, match="no kind"):
        type("Nameless", (Event,), {})
    unknown = {e.inverse for e in registry.values() if e.inverse} - set(registry)
    assert not unknown, "an inverse that does not exist"
