"""Who fills the roles of a template when a campaign is made from it."""

from dataclasses import replace
from datetime import date

import pytest

from drumbeat.campaigns.actions.campaign import NewCampaign, create_campaign
from drumbeat.campaigns.offers import roles_of
from drumbeat.campaigns.queries import find_campaign, find_template, templates, types
from drumbeat.kernel.errors import Invalid, NotFound
from drumbeat.kernel.texts import text
from drumbeat.work.queries.tasks import template_rows

pytestmark = pytest.mark.django_db
LAUNCH = date(2027, 3, 2)


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


def pr_frame(actor):
    row = next(each for each in types(actor) if each.key.endswith(".pr"))
    template = next(each for each in templates(actor) if each.type_id == row.id)
    return NewCampaign(name="Press", type_id=row.id, template_id=template.id, launch=LAUNCH)


def held_by(actor, campaign):
    rows = template_rows(actor, campaign.id)
    return {row["name"]: (row["people"], row["tags"]) for row in rows}


def test_roles_of_a_template_are_filled_and_open_ones_stay_as_tags(cast, manager):
    writer = cast.person_id("intern")
    frame = pr_frame(manager)
    roles = {role.key: role for role in roles_of(manager, find_template(manager, frame.template_id).parts)}
    assert roles["writer"].name == text("work.role.writer", manager.language) and "lead" not in roles
    campaign = create_campaign(manager, replace(frame, private=True, roles={"writer": writer}))
    held = held_by(cast.actor("manager"), campaign)
    assert sum(1 for people, _ in held.values() if people == [writer]) == roles["writer"].rows
    tags = {tag for _, names in held.values() for tag in names}
    assert roles["writer"].name not in tags and roles["pr"].name in tags
    assert find_campaign(cast.actor("intern"), campaign.id) == campaign


@pytest.mark.parametrize("role", ["lead", "astronaut"])
def test_a_role_the_template_does_not_know_is_refused(cast, manager, role):
    with pytest.raises(Invalid) as refused:
        create_campaign(manager, replace(pr_frame(manager), roles={role: cast.person_id("intern")}))
    assert refused.value.fields == {f"roles.{role}": ["unknown"]}


def test_roles_are_filled_by_people_of_the_workspace_only(cast, manager):
    with pytest.raises(NotFound):
        create_campaign(manager, replace(pr_frame(manager), roles={"writer": cast.person_id("stranger")}))
