"""A campaign's deliverables as a file, in the reader's words."""

import csv
import io

import pytest

from drumbeat.audiences.actions.message import write_message
from drumbeat.audiences.tests.factories import make_persona
from drumbeat.campaigns.actions.deliverable import create_deliverable
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.channels.tests.factories import shipped_channel
from drumbeat.kernel.errors import NotFound
from drumbeat.transfer.exports import deliverables_file

pytestmark = pytest.mark.django_db


def read(answer) -> list[dict[str, str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_deliverable_stands_in_the_file_with_its_aim(cast):
    manager = cast.actor("manager")
    campaign, ines = make_campaign(manager), make_persona(manager, "=Ines")
    message = write_message(manager, campaign.id, {"core": "Less waste"})
    aim = {"audience_id": ines.id, "message_id": message.id, "channel_id": shipped_channel(manager, "tiktok").id}
    form = {"format": "Vertical video", "language": "sv", "journey_stage": "decision", "content_type": "Video"}
    create_deliverable(manager, campaign.id, {"name": "Film", **aim, **form})
    create_deliverable(manager, campaign.id, {"name": "Bare"})
    film, bare = read(deliverables_file(manager, campaign.id, "csv"))
    shown = {name: film[name] for name in ("Name", "Channel", "Format", "Language", "Message", "Content type")}
    assert list(shown.values()) == ["Film", "TikTok", "Vertical video", "sv", "Less waste", "Video"]
    assert film["Audience"] == "'=Ines", "a spreadsheet computes nothing of it"
    assert bare["Name"] == "Bare" and bare["Channel"] == ""


def test_a_private_campaigns_file_is_for_those_who_see_it(cast):
    secret = make_campaign(cast.actor("owner"), private=True)
    with pytest.raises(NotFound):
        deliverables_file(cast.actor("manager"), secret.id, "csv")
