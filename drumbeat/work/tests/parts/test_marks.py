"""Marks gather what events touch until it is settled, and nothing that comes meanwhile is lost."""

from uuid import UUID, uuid4

import pytest

from drumbeat.kernel.background.marks import (
    MOST,
    Mark,
    Touched,
    clear_mark,
    mark_all,
    read_marks,
    write_marks,
)
from drumbeat.work.models import StaleSchedule

pytestmark = pytest.mark.django_db
WORKSPACE, CAMPAIGN = uuid4(), uuid4()


def touch(seq: int, *parts: str, whole: bool = False, campaign: UUID = CAMPAIGN) -> None:
    touched = Touched()
    touched.add(campaign, seq, None if whole else parts)
    write_marks(StaleSchedule, WORKSPACE, touched)


def stands() -> Mark | None:
    return read_marks(StaleSchedule, WORKSPACE).get(CAMPAIGN)


def test_marks_gather_parts_until_all_is_meant() -> None:
    touch(3, "a", "b")
    touch(5, "b", "c")
    assert stands() == Mark(5, {"a", "b", "c"})
    touch(6, whole=True)
    touch(7, "d")
    assert stands() == Mark(7, None)


def test_many_parts_are_all() -> None:
    touch(1, *map(str, range(MOST)))
    assert stands() == Mark(1, set(map(str, range(MOST))))
    touch(2, "one more")
    assert stands() == Mark(2, None)


def test_several_subjects_are_marked_at_once() -> None:
    other = uuid4()
    touched = Touched()
    touched.add(CAMPAIGN, 4, ["a"])
    touched.all_of([other], 9)
    write_marks(StaleSchedule, WORKSPACE, touched)
    assert list(read_marks(StaleSchedule, WORKSPACE).items()) == [(other, Mark(9, None)), (CAMPAIGN, Mark(4, {"a"}))]
    assert read_marks(StaleSchedule, uuid4()) == {}


def test_what_comes_while_a_mark_is_settled_stays() -> None:
    touch(3, "a")
    settling = stands()
    assert settling is not None
    touch(4, "b")
    clear_mark(StaleSchedule, CAMPAIGN, settling)
    assert stands() == Mark(4, {"a", "b"})
    settling = stands()
    assert settling is not None
    mark_all(StaleSchedule, WORKSPACE, [CAMPAIGN])  # the day begins: no event, so the number stays
    clear_mark(StaleSchedule, CAMPAIGN, settling)
    assert stands() == Mark(4, None)
    clear_mark(StaleSchedule, CAMPAIGN, Mark(4, None))
    assert stands() is None


def test_the_day_marks_what_no_event_touched_last() -> None:
    other = uuid4()
    touch(3, "a")
    mark_all(StaleSchedule, WORKSPACE, [CAMPAIGN, other])
    assert list(read_marks(StaleSchedule, WORKSPACE).items()) == [(CAMPAIGN, Mark(3, None)), (other, Mark(0, None))]
