"""Whom the demo team speaks to, what it tells them, and what it makes for that."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson

from drumbeat.audiences.actions.audience import create_audience
from drumbeat.audiences.actions.limit import add_limit
from drumbeat.audiences.actions.message import write_message
from drumbeat.campaigns.actions.audience import address_audience
from drumbeat.campaigns.actions.deliverable import update_deliverable
from drumbeat.campaigns.actions.production import produce_deliverables
from drumbeat.campaigns.aim.production import Order
from drumbeat.campaigns.queries import deliverables
from drumbeat.channels.queries import channels
from drumbeat.kernel.actor import Actor

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign
    from drumbeat.config.demo.frames import Outline

_DATA = Path(__file__).resolve().parent / "data" / "voice"
_STAGES = ("awareness", "consideration", "decision")
_PRODUCED = "social"
_FORMATS = ("channels.format.square_image", "channels.format.carousel", "channels.format.story")
_CHANNELS = ("instagram", "facebook")


@dataclass(frozen=True)
class Voice:
    """The team's audiences by key, its channels by short key, and the words of its language."""

    words: Mapping[str, Any]
    audiences: Mapping[str, UUID]
    channels: Mapping[str, UUID]


def describe(actor: Actor) -> Voice:
    """Describe the demo team's audiences and the standards it set for them."""
    words = orjson.loads((_DATA / f"{actor.language}.json").read_bytes())
    known = {row.short_key: row.id for row in channels(actor)}
    audiences: dict[str, UUID] = {}
    for each in words["audiences"]:
        values = {name: value for name, value in each.items() if name not in ("key", "parent", "channels")}
        values["parent_id"] = audiences.get(each.get("parent"))
        values["channel_ids"] = [known[key] for key in each["channels"]]
        audiences[each["key"]] = create_audience(actor, values).id
    for each in words["limits"]:
        of = {"audience_id": audiences[each["audience"]]} if "audience" in each else {"segment": each["segment"]}
        add_limit(actor, {"channel_id": known[each["channel"]], "reason": each["reason"], **of})
    return Voice(words, audiences, known)


def speak(actor: Actor, voice: Voice | None, campaign: "Campaign", outline: "Outline") -> None:
    """Write a campaign's message house and aim its deliverables; the social one is produced in many forms.

    What the team did in the past stands without.
    """
    if voice is None or outline.past:
        return
    house = [each for each in voice.words["messages"] if each["program"] == outline.program]
    told: list[tuple[UUID, UUID]] = []
    for number, each in enumerate(house):
        audience_id = voice.audiences[each["audience"]]
        address_audience(actor, campaign.id, audience_id, primary=number == 0)
        values = {"core": each["core"], "call_to_action": each["ask"], "cta_url": "https://example.com/"}
        row = write_message(actor, campaign.id, {**values, "audience_id": audience_id}, each["proofs"])
        told.append((audience_id, row.id))
    for number, output in enumerate(deliverables(actor, campaign.id)):
        audience_id, message_id = told[number % 2 if number < 2 else 0]
        aim = {"audience_id": audience_id, "message_id": message_id, "journey_stage": _STAGES[number % 3]}
        update_deliverable(actor, output.id, {**aim, "language": actor.language})
    if outline.kind == _PRODUCED:
        _produce(actor, voice, campaign, told[0])


def _produce(actor: Actor, voice: Voice, campaign: "Campaign", aim: tuple[UUID, UUID]) -> None:
    audience_id, message_id = aim
    other = "sv" if actor.language == "en" else "en"
    master = {
        "name": voice.words["produced"],
        "content_type": "campaigns.content.post",
        "audience_id": audience_id,
        "message_id": message_id,
        "journey_stage": "awareness",
        "due": campaign.launch,
    }
    ways = [voice.channels[key] for key in _CHANNELS]
    produce_deliverables(actor, campaign.id, Order(master, _FORMATS, [actor.language, other], ways))
