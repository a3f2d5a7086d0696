"""What audiences lend upward: the campaign messages belong to, and what speaks to audiences on channels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from drumbeat.audiences.rules import Standards
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.refs import Ref, Subject

__all__ = ("FindCampaign", "Speaker", "Speaking", "Standards", "find_campaign", "register_campaign", "register_speaker")

FindCampaign = Callable[[Actor, UUID], Subject]
_find_campaign: FindCampaign | None = None


def register_campaign(find: FindCampaign) -> None:
    """Register how a campaign is found: `find(actor, id)` raises NotFound when the actor does not see it."""
    global _find_campaign
    _find_campaign = find


def find_campaign(actor: Actor, campaign_id: UUID) -> Subject:
    """Return the campaign a message house belongs to; raise NotFound when the actor does not see it."""
    if _find_campaign is None:
        raise NotFound("audiences.no_campaign")
    return _find_campaign(actor, campaign_id)


@dataclass(frozen=True)
class Speaking:
    """Something that speaks to an audience on a channel, within a campaign."""

    ref: Ref
    name: str
    campaign_id: UUID
    channel_id: UUID
    audience_id: UUID


@dataclass(frozen=True)
class Speaker:
    """An area whose things speak: `on(actor, channel_ids)` returns those on the channels, as far as the actor sees."""

    name: str
    on: Callable[[Actor, Sequence[UUID]], Sequence[Speaking]]


speakers: dict[str, Speaker] = {}


def register_speaker(speaker: Speaker) -> None:
    """Register an area whose things limits are about."""
    speakers[speaker.name] = speaker
