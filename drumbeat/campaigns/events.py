"""Facts of the campaigns' history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class CampaignCreated(Event):
    """A campaign was created."""

    kind = "campaign.created"
    effect: ClassVar[Effect] = "created"
    inverse = "campaign.removed"


class CampaignUpdated(Event):
    """A campaign's own values changed."""

    kind = "campaign.updated"
    inverse = "campaign.updated"


class CampaignRemoved(Event):
    """A campaign went to the bin with everything it owns."""

    kind = "campaign.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "campaign.restored"


class CampaignRestored(Event):
    """A campaign came back from the bin."""

    kind = "campaign.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "campaign.removed"


class CampaignLinked(Event):
    """Two campaigns were linked, or their link ended."""

    kind = "campaign.linked"
    effect: ClassVar[Effect] = "noted"


class DeliverableCreated(Event):
    """A deliverable was created."""

    kind = "deliverable.created"
    effect: ClassVar[Effect] = "created"
    inverse = "deliverable.removed"


class DeliverableUpdated(Event):
    """A deliverable's values changed."""

    kind = "deliverable.updated"
    inverse = "deliverable.updated"


class DeliverableRemoved(Event):
    """A deliverable went to the bin."""

    kind = "deliverable.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "deliverable.restored"


class DeliverableRestored(Event):
    """A deliverable came back from the bin."""

    kind = "deliverable.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "deliverable.removed"


class AudienceAddressed(Event):
    """A campaign addresses an audience."""

    kind = "campaign_audience.addressed"
    effect: ClassVar[Effect] = "created"
    inverse = "campaign_audience.dropped"


class AddressingUpdated(Event):
    """An audience became the campaign's primary one, or no longer is."""

    kind = "campaign_audience.updated"
    inverse = "campaign_audience.updated"


class AudienceDropped(Event):
    """A campaign addresses an audience no longer."""

    kind = "campaign_audience.dropped"
    effect: ClassVar[Effect] = "removed"
    inverse = "campaign_audience.restored"


class AudienceTakenBack(Event):
    """A campaign addresses a dropped audience again."""

    kind = "campaign_audience.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "campaign_audience.dropped"


class ProgramCreated(Event):
    """A program was created."""

    kind = "program.created"
    effect: ClassVar[Effect] = "created"
    irreversible = "programs are changed by hand"


class ProgramUpdated(Event):
    """A program's values changed."""

    kind = "program.updated"
    irreversible = "programs are changed by hand"


class TypeCreated(Event):
    """A campaign type was created."""

    kind = "type.created"
    effect: ClassVar[Effect] = "created"
    irreversible = "types are changed by hand"


class TypeUpdated(Event):
    """A campaign type's values changed."""

    kind = "type.updated"
    irreversible = "types are changed by hand"


class FieldAdded(Event):
    """A custom field was added."""

    kind = "field.added"
    effect: ClassVar[Effect] = "created"
    inverse = "field.removed"


class FieldUpdated(Event):
    """A custom field changed."""

    kind = "field.updated"
    inverse = "field.updated"


class FieldRemoved(Event):
    """A custom field went to the bin; the values stay with their rows."""

    kind = "field.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "field.restored"


class FieldRestored(Event):
    """A custom field came back with its values."""

    kind = "field.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "field.removed"


class TemplateCreated(Event):
    """A template was created."""

    kind = "template.created"
    effect: ClassVar[Effect] = "created"
    irreversible = "templates are changed by hand"


class TemplateUpdated(Event):
    """A template changed."""

    kind = "template.updated"
    irreversible = "templates are changed by hand"


class TemplateRemoved(Event):
    """A template went to the bin."""

    kind = "template.removed"
    effect: ClassVar[Effect] = "removed"
    irreversible = "templates are changed by hand"
