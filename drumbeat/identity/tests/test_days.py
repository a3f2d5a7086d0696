"""Days begin once in each workspace, in its own time zone, whatever fails or restarts."""

from datetime import UTC, date, datetime

import pytest

from drumbeat.identity.actions.days import begin_days
from drumbeat.identity.models import DayBegun, Workspace
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel import clock
from drumbeat.kernel.actor import Actor


def test_a_day_begins_once_and_where_it_is_one(cast: Cast) -> None:
    Workspace.objects.update(time_zone="Asia/Shanghai")
    begun: list[date] = []

    def begin(actor: Actor) -> None:
        if actor.workspace_id == cast.workspace.id:
            begun.append(clock.today(actor.time_zone))

    for hour in (14, 15, 16, 17):
        with clock.frozen(datetime(2026, 3, 4, hour, tzinfo=UTC)):
            begin_days("test.begin", begin)
    assert begun == [date(2026, 3, 4), date(2026, 3, 5)]
    begin_days("test.other", begin)
    assert len(begun) == 3, "each part of the product begins its own day"


def test_a_day_that_failed_begins_again(cast: Cast) -> None:
    def fail(_actor: Actor) -> None:
        raise ValueError

    with pytest.raises(ValueError):
        begin_days("test.begin", fail)
    assert not DayBegun.objects.filter(name="test.begin").exists()
