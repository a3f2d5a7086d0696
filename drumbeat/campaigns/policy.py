"""Who may see and shape campaigns and what frames them."""

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the rows whose scope the actor sees."""
    return in_scope(actor)


_LEADS = "The campaign's lead; managers and above."
_CONTRIBUTES = "Who contributes to the campaign."
_FRAMES = "Managers and above."

CREATE_CAMPAIGN = allow(
    "campaigns.create_campaign", "workspace", _FRAMES, lambda a, _: a.is_system or a.at_least("manager")
)
UPDATE_CAMPAIGN = allow("campaigns.update_campaign", "campaign", _LEADS, lambda a, row: a.leads(row.scope_id))
REMOVE_CAMPAIGN = allow("campaigns.remove_campaign", "campaign", _LEADS, lambda a, row: a.leads(row.scope_id))
GRANT_MEMBERSHIP = allow("campaigns.grant_membership", "campaign", _LEADS, lambda a, row: a.leads(row.scope_id))
LINK_CAMPAIGN = allow("campaigns.link_campaign", "campaign", _LEADS, lambda a, row: a.leads(row.scope_id))
COPY_CAMPAIGN = allow("campaigns.copy_campaign", "campaign", _FRAMES, lambda a, _: a.at_least("manager"))
SAVE_AS_TEMPLATE = allow("campaigns.save_as_template", "campaign", _FRAMES, lambda a, _: a.at_least("manager"))
CREATE_DELIVERABLE = allow(
    "campaigns.create_deliverable", "campaign", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id)
)
UPDATE_DELIVERABLE = allow(
    "campaigns.update_deliverable", "deliverable", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id)
)
REMOVE_DELIVERABLE = allow(
    "campaigns.remove_deliverable", "deliverable", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id)
)
PRODUCE_DELIVERABLES = allow(
    "campaigns.produce_deliverables", "campaign", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id)
)
ADDRESS_AUDIENCE = allow(
    "campaigns.address_audience", "campaign", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id)
)
DROP_AUDIENCE = allow("campaigns.drop_audience", "campaign", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id))
CREATE_PROGRAM = allow("campaigns.create_program", "workspace", _FRAMES, lambda a, _: a.at_least("manager"))
UPDATE_PROGRAM = allow("campaigns.update_program", "program", _FRAMES, lambda a, _: a.at_least("manager"))
CREATE_TYPE = allow("campaigns.create_type", "workspace", _FRAMES, lambda a, _: a.at_least("manager"))
UPDATE_TYPE = allow("campaigns.update_type", "type", _FRAMES, lambda a, _: a.at_least("manager"))
CREATE_TEMPLATE = allow("campaigns.create_template", "workspace", _FRAMES, lambda a, _: a.at_least("manager"))
UPDATE_TEMPLATE = allow("campaigns.update_template", "template", _FRAMES, lambda a, _: a.at_least("manager"))
REMOVE_TEMPLATE = allow("campaigns.remove_template", "template", _FRAMES, lambda a, _: a.at_least("manager"))
ADD_FIELD = allow(
    "campaigns.add_field",
    "campaign",
    "The campaign's lead for its own fields; managers and above for types and all campaigns.",
    lambda a, row: a.leads(row.scope_id),
)
UPDATE_FIELD = allow("campaigns.update_field", "field", "As add_field.", lambda a, row: a.leads(row.scope_id))
REMOVE_FIELD = allow("campaigns.remove_field", "field", "As add_field.", lambda a, row: a.leads(row.scope_id))
