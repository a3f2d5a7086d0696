"""Shapes of audiences on the wire."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

AudienceKind = Literal["icp", "persona"]
JourneyStage = Literal["awareness", "consideration", "decision", "onboarding", "loyalty"]
Journey = dict[JourneyStage, str]


class Changes(Strict):
    """What may be changed; only the fields sent are changed, null empties where that is possible."""

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent; what may not be empty is left out when sent as null."""
        sent = self.dict(exclude_unset=True)
        nullable = ("parent_id", "audience_id", "until")
        return {name: value for name, value in sent.items() if value is not None or name in nullable}


class NewAudience(Strict):
    """An audience to be described."""

    kind: AudienceKind
    parent_id: UUID | None = None
    name: str = Field(max_length=300)
    summary: str = Field(default="", max_length=20_000)
    problem: str = Field(default="", max_length=20_000)
    frustrations: str = Field(default="", max_length=20_000)
    willingness_to_pay: str = Field(default="", max_length=20_000)
    journey: Journey = Field(default_factory=dict)
    segments: list[str] = Field(default_factory=list, max_length=200)
    channel_ids: list[UUID] = Field(default_factory=list, max_length=200)


class AudienceChanges(Changes):
    """Changes of an audience; `journey` is replaced as a whole."""

    kind: AudienceKind | None = None
    parent_id: UUID | None = None
    name: str | None = Field(default=None, max_length=300)
    summary: str | None = Field(default=None, max_length=20_000)
    problem: str | None = Field(default=None, max_length=20_000)
    frustrations: str | None = Field(default=None, max_length=20_000)
    willingness_to_pay: str | None = Field(default=None, max_length=20_000)
    journey: Journey | None = None
    segments: list[str] | None = Field(default=None, max_length=200)
    channel_ids: list[UUID] | None = Field(default=None, max_length=200)


class AudienceOut(Schema):
    """An audience; `journey` says per stage what moves it; `removed` ones are only named where they were used."""

    id: UUID
    kind: AudienceKind
    parent_id: UUID | None
    name: str
    summary: str
    problem: str
    frustrations: str
    willingness_to_pay: str
    journey: Journey
    segments: list[str]
    channel_ids: list[UUID]
    removed: bool
    etag: int
    can: list[str]


class NewLimit(Strict):
    """A channel to be closed to an audience or to a segment, through `until` or for good."""

    channel_id: UUID
    audience_id: UUID | None = None
    segment: str = Field(default="", max_length=200)
    reason: str = Field(max_length=1000)
    until: date | None = None


class LimitChanges(Changes):
    """Changes of a limit."""

    channel_id: UUID | None = None
    audience_id: UUID | None = None
    segment: str | None = Field(default=None, max_length=200)
    reason: str | None = Field(default=None, max_length=1000)
    until: date | None = None


class OffenderOut(Schema):
    """Something made before that stands against a limit."""

    kind: str
    id: UUID
    name: str
    campaign_id: UUID


class LimitOut(Schema):
    """A limit; `offending` counts what stands against it, `offenders` names the first of them."""

    id: UUID
    channel_id: UUID
    audience_id: UUID | None
    segment: str
    reason: str
    until: date | None
    in_force: bool
    offending: int
    offenders: list[OffenderOut]
    etag: int
    can: list[str]


class NewMessage(Strict):
    """A message for an audience, or for everyone; `proofs` are the proof points it begins with."""

    campaign_id: UUID
    audience_id: UUID | None = None
    core: str = Field(max_length=2000)
    call_to_action: str = Field(default="", max_length=1000)
    cta_url: str = Field(default="", max_length=4000)
    proofs: list[str] = Field(default_factory=list, max_length=200)


class MessageChanges(Changes):
    """Changes of a message."""

    audience_id: UUID | None = None
    core: str | None = Field(default=None, max_length=2000)
    call_to_action: str | None = Field(default=None, max_length=1000)
    cta_url: str | None = Field(default=None, max_length=4000)


class ProofPointIn(Strict):
    """A proof point in words."""

    text: str = Field(max_length=2000)


class ProofPointOut(Schema):
    """A proof point of a message."""

    id: UUID
    message_id: UUID
    text: str
    etag: int
    can: list[str]


class MessageOut(Schema):
    """A message with its proof points in order."""

    id: UUID
    campaign_id: UUID
    audience_id: UUID | None
    core: str
    call_to_action: str
    cta_url: str
    proofs: list[ProofPointOut]
    etag: int
    can: list[str]
