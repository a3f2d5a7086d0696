"""Shapes of campaigns on the wire."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Phase = Literal["plan", "produce", "publish", "measure", "learn"]
State = Literal["open", "finished", "archived"]
Target = Literal["campaign", "deliverable", "task"]
FieldKind = Literal["text", "number", "money", "date", "choice", "multi_choice", "person", "url", "checkbox"]
OutputState = Literal["idea", "in_progress", "in_review", "approved", "live", "retired"]
JourneyStage = Literal["", "awareness", "consideration", "decision", "onboarding", "loyalty"]
Role = Literal["lead", "contributor", "reviewer", "observer"]
Visibility = Literal["open", "private"]


class Changes(Strict):
    """What may be changed; only the fields sent are changed, null empties where that is possible."""

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent; what may not be empty is left out when sent as null."""
        sent = self.dict(exclude_unset=True)
        return {name: value for name, value in sent.items() if value is not None or name in type(self).nullable()}

    @classmethod
    def nullable(cls) -> frozenset[str]:
        """Return the fields that null empties."""
        return frozenset(
            {
                "start", "launch", "end", "due", "program_id", "lead_id", "owner_id", "type_id", "channel_id",
                "audience_id", "message_id",
            }
        )  # fmt: skip


class NewCampaignIn(Strict):
    """A campaign to be created; `launch` places the template's tasks, `roles` names who fills which of its roles."""

    name: str = Field(max_length=300)
    type_id: UUID
    template_id: UUID | None = None
    start: date | None = None
    launch: date | None = None
    lead_id: UUID | None = None
    program_id: UUID | None = None
    purpose: str = Field(default="", max_length=80)
    description: str = Field(default="", max_length=100_000)
    visibility: Visibility = "open"
    roles: dict[str, UUID] = Field(default_factory=dict, max_length=100)


class CampaignChanges(Changes):
    """Changes of a campaign."""

    name: str | None = Field(default=None, max_length=300)
    phase: Phase | None = None
    state: State | None = None
    purpose: str | None = Field(default=None, max_length=80)
    description: str | None = Field(default=None, max_length=100_000)
    start: date | None = None
    launch: date | None = None
    end: date | None = None
    lead_id: UUID | None = None
    program_id: UUID | None = None
    fields: dict[str, Any] | None = Field(default=None, max_length=200)
    visibility: Visibility | None = None


class CampaignOut(Schema):
    """A campaign in full."""

    id: UUID
    name: str
    phase: Phase
    state: State
    purpose: str
    description: str
    start: date | None
    launch: date | None
    end: date | None
    type_id: UUID
    program_id: UUID | None
    lead_id: UUID | None
    workflow_id: UUID
    scope_id: UUID
    visibility: Visibility
    fields: dict[str, Any]
    links: list["LinkOut"]
    etag: int
    can: list[str]


class LinkOut(Schema):
    """A campaign joined to this one."""

    id: UUID
    campaign_id: UUID
    name: str


class NewLinkIn(Strict):
    """The campaign to join."""

    campaign_id: UUID


class NewMembership(Strict):
    """Who gets which standing."""

    person_id: UUID | None = None
    team_id: UUID | None = None
    role: Role


class MembershipOut(Schema):
    """A standing that was given."""

    id: UUID


class CampaignCopy(Strict):
    """A copy to be made; what is left out is the source's."""

    name: str | None = Field(default=None, max_length=300)
    launch: date | None = None
    lead_id: UUID | None = None
    program_id: UUID | None = None
    visibility: Visibility = "open"


class SavedTemplate(Strict):
    """The name of a template made from a campaign."""

    name: str = Field(max_length=300)
    description: str = Field(default="", max_length=20_000)


class FeasibilityIn(Strict):
    """A template and the launch it should fit before."""

    template_id: UUID
    launch: date


class FeasibilityOut(Schema):
    """First and last day, working days short (0 when it fits), the tasks that decide; all null for an empty frame."""

    start: date | None
    finish: date | None
    short_by_days: int
    chain: list[str]


class NewProgram(Strict):
    """A program to be created."""

    name: str = Field(max_length=300)
    description: str = Field(default="", max_length=20_000)
    lead_id: UUID | None = None
    start: date | None = None
    end: date | None = None


class ProgramChanges(Changes):
    """Changes of a program."""

    name: str | None = Field(default=None, max_length=300)
    description: str | None = Field(default=None, max_length=20_000)
    lead_id: UUID | None = None
    start: date | None = None
    end: date | None = None


class ProgramOut(Schema):
    """A program."""

    id: UUID
    name: str
    description: str
    lead_id: UUID | None
    start: date | None
    end: date | None
    etag: int
    can: list[str]


class NewType(Strict):
    """A campaign type to be created."""

    name: str = Field(max_length=300)
    icon: str = Field(default="", max_length=40)
    content_types: list[str] | None = Field(default=None, max_length=200)
    channel_ids: list[UUID] | None = Field(default=None, max_length=200)
    copy_of: UUID | None = None


class TypeChanges(Changes):
    """Changes of a campaign type."""

    name: str | None = Field(default=None, max_length=300)
    icon: str | None = Field(default=None, max_length=40)
    content_types: list[str] | None = Field(default=None, max_length=200)
    channel_ids: list[UUID] | None = Field(default=None, max_length=200)
    round_chance: int | None = None
    round_cost: int | None = None


class TypeStageOut(Schema):
    """A stage of a type's workflow."""

    id: UUID
    name: str
    category: Literal["backlog", "open", "active", "review", "done"]
    limit: int | None
    checks: list[dict[str, Any]]


class TypeOut(Schema):
    """A campaign type; names are in the reader's language while they are the shipped ones.

    `round_chance` is how often, of 100 times, reviewed work goes one more round, `round_cost` what a round takes in
    hundredths of the work.
    """

    id: UUID
    name: str
    icon: str
    content_types: list[str]
    channel_ids: list[UUID]
    workflow_id: UUID
    round_chance: int
    round_cost: int
    stages: list[TypeStageOut]
    etag: int
    can: list[str]


class Option(Strict):
    """A choice of a field; without an id it is a new one."""

    id: str | None = Field(default=None, max_length=60)
    name: str = Field(max_length=200)
    color: str = Field(default="", max_length=20)


class NewField(Strict):
    """A custom field to be added: for all of a target, for a type, or for one campaign."""

    target: Target
    kind: FieldKind
    name: str = Field(max_length=200)
    options: list[Option] = Field(default_factory=list, max_length=300)
    required: bool = False
    type_id: UUID | None = None
    campaign_id: UUID | None = None


class FieldChanges(Changes):
    """Changes of a custom field; `before_id` moves it before another one."""

    name: str | None = Field(default=None, max_length=200)
    options: list[Option] | None = Field(default=None, max_length=300)
    required: bool | None = None
    before_id: UUID | None = None


class FieldOut(Schema):
    """A custom field."""

    id: UUID
    target: Target
    kind: FieldKind
    name: str
    options: list[dict[str, Any]]
    required: bool
    type_id: UUID | None
    campaign_id: UUID | None
    etag: int
    can: list[str]


class NewDeliverable(Strict):
    """A deliverable to be created."""

    name: str = Field(max_length=300)
    content_type: str = Field(default="", max_length=200)
    channel_id: UUID | None = None
    audience_id: UUID | None = None
    message_id: UUID | None = None
    journey_stage: JourneyStage = ""
    language: str = Field(default="", max_length=60)
    format: str = Field(default="", max_length=200)
    due: date | None = None
    state: OutputState = "idea"
    owner_id: UUID | None = None
    fields: dict[str, Any] = Field(default_factory=dict, max_length=200)


class DeliverableChanges(Changes):
    """Changes of a deliverable."""

    name: str | None = Field(default=None, max_length=300)
    content_type: str | None = Field(default=None, max_length=200)
    channel_id: UUID | None = None
    audience_id: UUID | None = None
    message_id: UUID | None = None
    journey_stage: JourneyStage | None = None
    language: str | None = Field(default=None, max_length=60)
    format: str | None = Field(default=None, max_length=200)
    due: date | None = None
    state: OutputState | None = None
    owner_id: UUID | None = None
    fields: dict[str, Any] | None = Field(default=None, max_length=200)


class WarningOut(Schema):
    """Material that had to be ready on a `day` before today, or an audience kept off the channel for a `reason`."""

    code: Literal["too_late", "limited"]
    day: date | None
    reason: str


class DeliverableOut(Schema):
    """A deliverable; shipped words are in the reader's language. `master_id` is what it was adapted from."""

    id: UUID
    campaign_id: UUID
    name: str
    content_type: str
    channel_id: UUID | None
    audience_id: UUID | None
    message_id: UUID | None
    journey_stage: JourneyStage
    language: str
    format: str
    master_id: UUID | None
    due: date | None
    state: OutputState
    owner_id: UUID | None
    fields: dict[str, Any]
    warnings: list[WarningOut]
    etag: int
    can: list[str]


class NewTemplate(Strict):
    """A template to be created; `parts` holds one value per area."""

    name: str = Field(max_length=300)
    description: str = Field(default="", max_length=20_000)
    type_id: UUID | None = None
    parts: dict[str, Any] = Field(default_factory=dict, max_length=20)


class TemplateChanges(Changes):
    """Changes of a template."""

    name: str | None = Field(default=None, max_length=300)
    description: str | None = Field(default=None, max_length=20_000)
    type_id: UUID | None = None
    parts: dict[str, Any] | None = Field(default=None, max_length=20)


class TemplateBrief(Schema):
    """A template in a list."""

    id: UUID
    name: str
    description: str
    type_id: UUID | None
    can: list[str]


class RoleOut(Schema):
    """A role a template asks for: its key, its name in the reader's language, and how many rows want it."""

    key: str
    name: str
    rows: int


class TemplateOut(TemplateBrief):
    """A template with its parts and the roles people can fill when a campaign is made from it."""

    parts: dict[str, Any]
    roles: list[RoleOut]
    etag: int
