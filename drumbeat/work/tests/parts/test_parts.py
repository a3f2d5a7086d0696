"""An edit derives what it can move: whatever is edited, deriving all of the campaign afterwards changes nothing."""

import pytest

from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.background.readers import settle_readers
from drumbeat.work.projections import keeping
from drumbeat.work.tests.factories import recompute
from drumbeat.work.tests.parts.play import Play

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(monkeypatch) -> list[bool]:
    told: list[bool] = []
    derive = keeping.recompute_part

    def counting(*arguments) -> bool:
        told.append(derive(*arguments))
        return told[-1]

    monkeypatch.setattr(keeping, "recompute_part", counting)
    return told


@pytest.mark.parametrize("seed", range(6))
def test_parts_come_to_what_the_whole_comes_to(cast: Cast, counted: list[bool], seed: int) -> None:
    play = Play(cast, seed)
    counted.clear()
    for number in range(12):
        play.edit()
        settle_readers(play.actor.workspace_id)
        parts = play.stored()
        assert recompute(play.actor, [play.campaign.id]) == 0, f"edit {number}"
        assert play.stored() == parts
    assert counted.count(True) >= 4, "most edits are told by a part"
