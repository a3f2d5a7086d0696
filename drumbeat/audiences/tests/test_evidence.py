"""An audience rests on evidence, and so does a message (tested with its campaign)."""

import pytest

from drumbeat.audiences.tests.factories import make_persona
from drumbeat.evidence.offers import citables
from drumbeat.kernel.errors import NotFound

pytestmark = pytest.mark.django_db


def test_an_audience_can_cite_evidence_as_far_as_it_is_seen(cast):
    manager = cast.actor("manager")
    ines = make_persona(manager)
    assert citables["audience"].find(manager, ines.id).name == "Ines"
    for role in ("guest", "stranger"):
        with pytest.raises(NotFound):
            citables["audience"].find(cast.actor(role), ines.id)
