"""Campaigns: the unit of marketing work, its type, frame and outputs.

Words: a *program* groups campaigns; a *type* gives a campaign its stages, content types, channels and fields; a
*template* is a frame with dates relative to launch; a *deliverable* is an output someone will see; the *phase* is the
place on the ribbon plan · produce · publish · measure · learn.
Invariants: every campaign owns one scope and one workflow; membership is a grant on that scope; a template's parts
belong to the areas that registered them.
Verbs: create_campaign, update_campaign, remove_campaign, copy_campaign, link_campaign, grant_membership,
create_deliverable, update_deliverable, remove_deliverable, create_program, update_program, create_type, update_type,
add_field, update_field, remove_field, create_template, update_template, remove_template, save_as_template.
"""
