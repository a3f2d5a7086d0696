"""An edit derives the load it can change: deriving all of the campaign afterwards changes nothing."""

import pytest

from drumbeat.capacity import projections
from drumbeat.capacity.models import LoadDay, PersonLoad, TaskLoad
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.background.readers import settle_readers
from drumbeat.work.tests.parts.play import Play

pytestmark = pytest.mark.django_db


def test_parts_come_to_what_the_whole_comes_to(cast: Cast, monkeypatch) -> None:
    play, told = Play(cast, seed=7), []
    derive = projections._derive
    monkeypatch.setattr(projections, "_derive", lambda a, pk, parts: told.append(parts) or derive(a, pk, parts))
    for number in range(15):
        play.edit()
        settle_readers(play.actor.workspace_id)
        assert derive(play.actor, play.campaign.id, None) == 0, f"edit {number}"
    assert sum(parts is not None for parts in told) >= 5, "most edits are told by a part"
    assert TaskLoad.objects.exists() and LoadDay.objects.exists() and PersonLoad.objects.exists()
