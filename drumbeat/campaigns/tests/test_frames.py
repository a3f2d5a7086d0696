from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from drumbeat.campaigns.actions.campaign import NewCampaign, create_campaign, update_campaign
from drumbeat.campaigns.actions.deliverable import (
    create_deliverable,
    remove_deliverables,
    restore_deliverables,
    update_deliverable,
)  # fmt: skip
from drumbeat.campaigns.actions.field import add_field, remove_fields, restore_fields, update_field
from drumbeat.campaigns.actions.kind import create_type, update_type
from drumbeat.campaigns.actions.program import create_program, link_campaign, unlink_campaign, update_program
from drumbeat.campaigns.actions.template import (
    check_feasibility,
    copy_campaign,
    create_template,
    remove_template,
    save_as_template,
    update_template,
)  # fmt: skip
from drumbeat.campaigns.furnishing import ORDER, catalogue
from drumbeat.campaigns.offers import parts
from drumbeat.campaigns.queries import (
    campaigns,
    deliverables,
    fields_for,
    find_template,
    find_type,
    linked_campaigns,
    templates,
    types,
)  # fmt: skip
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.channels.actions import create_channel
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.kernel.texts import LANGUAGES, text
from drumbeat.kernel.undo import undo_batch

pytestmark = pytest.mark.django_db
LAUNCH = date(2027, 3, 2)


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


def seq(actor) -> int:
    return StoredEvent.objects.filter(workspace_id=actor.workspace_id).count()


def from_template(actor, kind: str, launch=LAUNCH):
    row = next(each for each in types(actor) if each.key.endswith(f".{kind}"))
    template = next(each for each in templates(actor) if each.type_id == row.id)
    return create_campaign(actor, NewCampaign(name="Spring", type_id=row.id, template_id=template.id, launch=launch))


def test_a_new_workspace_has_the_nine_types_named_in_four_languages(manager):
    assert [row.key.rsplit(".", 1)[1] for row in types(manager)] == list(ORDER)
    for data in catalogue():
        assert len({text(data["template"]["key"], language) for language in LANGUAGES}) >= 2


@pytest.mark.parametrize("kind", ORDER)
def test_every_shipped_template_passes_its_own_checks_and_has_one_launch(kind):
    data = next(each for each in catalogue() if each["key"].endswith(f".{kind}"))
    held = data["template"]["parts"]
    for name, part in held.items():
        parts[name].check(part)
    rows = held["tasks"]["rows"]
    assert sum(1 for row in rows if row.get("launch")) == 1
    assert 12 <= sum(1 for row in rows if row.get("role")) <= 25


@pytest.mark.parametrize("kind", ORDER)
def test_a_campaign_from_a_template_saved_again_gives_the_same_tasks(manager, kind):
    source = from_template(manager, kind)
    copy = copy_campaign(manager, source.id, {"name": "Again", "launch": LAUNCH})
    taken = [parts["tasks"].take(manager, each) for each in (source, copy)]
    assert taken[0] == taken[1] and len(taken[0]["rows"]) > 12
    assert deliverables(manager, copy.id).count() == deliverables(manager, source.id).count() > 0


def test_making_a_campaign_is_one_batch_that_can_be_taken_back(manager):
    campaign = from_template(manager, "launch")
    batch = Batch.objects.get(workspace_id=manager.workspace_id, kind="create")
    _, plan = undo_batch(manager, batch.id)
    assert plan.kept == [] and not campaigns(manager).filter(pk=campaign.id).exists()


def test_a_template_without_a_launch_date_leaves_its_tasks_undated(manager):
    campaign = from_template(manager, "pr", launch=None)
    assert all("at" not in row for row in parts["tasks"].take(manager, campaign)["rows"])


def test_feasibility_names_the_chain_when_there_is_too_little_time(manager):
    template = next(row for row in templates(manager) if row.key.endswith(".launch"))
    assert check_feasibility(manager, template.id, date(today("UTC").year + 2, 3, 2)).chain == ()
    tight = check_feasibility(manager, template.id, today("UTC"))
    assert tight.short_by_days > 0 and len(tight.chain) > 1


def test_a_saved_template_survives_edit_and_removal_leaves_campaigns(manager):
    campaign = from_template(manager, "email")
    template = save_as_template(manager, campaign.id, "Our way")
    update_template(manager, template.id, {"name": "Our best way"})
    assert find_template(manager, template.id).name == "Our best way"
    remove_template(manager, template.id)
    with pytest.raises(NotFound):
        remove_template(manager, template.id)


def test_rewording_a_shipped_task_keeps_the_new_words_and_the_other_translations(cast):
    swede = cast.actor("manager")
    template = next(row for row in templates(swede) if row.key.endswith(".pr"))
    edited = {**template.parts["tasks"]}
    edited["rows"] = [{**row} for row in edited["rows"]]
    edited["rows"][1]["name"] = "Find our angle"
    update_template(swede, template.id, {"parts": {"tasks": edited}})
    rows = find_template(swede, template.id).parts["tasks"]["rows"]
    assert rows[1]["name"] == "Find our angle" and "text_key" not in rows[1] and "text_key" in rows[2]


@pytest.mark.parametrize(
    "part",
    [
        {"rows": [{"key": "a", "name": "A"}, {"key": "a", "name": "B"}]},
        {"rows": [{"key": "a", "name": "A", "parent": "b"}]},
        {"rows": [{"key": "a", "name": "A", "parent": "b"}, {"key": "b", "name": "B", "parent": "a"}]},
        {"rows": [{"key": "a", "name": "A"}], "links": [["a", "a", "FS", 0]]},
        {"rows": [{"key": "a", "name": "A"}, {"key": "b", "name": "B"}], "links": [["a", "b", "XX", 0]]},
        {"rows": [{"key": "a", "name": "A", "days": -1}]},
    ],
)
def test_a_part_that_cannot_be_made_is_refused(manager, part):
    with pytest.raises((Invalid, Conflict)):
        create_template(manager, {"name": "Odd", "parts": {"tasks": part}})


def test_a_deliverable_is_created_changed_removed_and_restored(manager):
    campaign = make_campaign(manager)
    row = create_deliverable(manager, campaign.id, {"name": " Film ", "state": "idea"})
    assert update_deliverable(manager, row.id, {"state": "live"}).state == "live"
    before = seq(manager)
    update_deliverable(manager, row.id, {"state": "live"})
    assert seq(manager) == before
    remove_deliverables(manager, [row.id])
    remove_deliverables(manager, [row.id])
    assert not deliverables(manager, campaign.id).exists()
    restore_deliverables(manager, [row.id])
    assert [each.name for each in deliverables(manager, campaign.id)] == ["Film"]


def test_values_of_a_custom_field_are_checked_merged_and_kept_in_the_bin(manager):
    campaign = make_campaign(manager)
    values = {"target": "campaign", "kind": "choice", "name": "Size", "options": [{"name": "S"}, {"name": "L"}]}
    field = add_field(manager, values)
    key, option = str(field.id), field.options[1]["id"]
    update_campaign(manager, campaign.id, {"fields": {key: option}})
    with pytest.raises(Invalid):
        update_campaign(manager, campaign.id, {"fields": {key: "XL"}})
    remove_fields(manager, [field.id])
    assert fields_for(manager, "campaign", campaign) == []
    restore_fields(manager, [field.id])
    assert campaigns(manager).get(pk=campaign.id).fields == {key: option}


def test_required_fields_are_filled_before_a_campaign_or_a_deliverable_moves_on(manager):
    campaign = make_campaign(manager)
    film = create_deliverable(manager, campaign.id, {"name": "Film", "state": "idea"})
    of_campaign = add_field(manager, {"target": "campaign", "kind": "money", "name": "Price", "required": True})
    of_film = add_field(manager, {"target": "deliverable", "kind": "checkbox", "name": "Rights", "required": True})
    for attempt in (
        lambda: update_campaign(manager, campaign.id, {"phase": "produce"}),
        lambda: update_campaign(manager, campaign.id, {"state": "finished"}),
        lambda: update_deliverable(manager, film.id, {"state": "live", "fields": {}}),
    ):
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.facts["names"] in ("Price", "Rights")
    price = {str(of_campaign.id): {"amount": 100, "currency": "SEK"}}
    assert update_campaign(manager, campaign.id, {"phase": "produce", "fields": price}).phase == "produce"
    rights = {str(of_film.id): True}
    assert update_deliverable(manager, film.id, {"state": "live", "fields": rights}).state == "live"


def test_renaming_an_option_keeps_its_values_valid(manager):
    field = add_field(manager, {"target": "task", "kind": "choice", "name": "Size", "options": [{"name": "S"}]})
    changed = update_field(manager, field.id, {"options": [{**field.options[0], "name": "Small"}, {"name": "Large"}]})
    assert [option["name"] for option in changed.options] == ["Small", "Large"]
    assert changed.options[0]["id"] == field.options[0]["id"]


def test_a_renamed_shipped_type_keeps_its_name_and_its_lists_stay_translated(manager):
    row = types(manager)[0]
    ours = create_channel(manager, {"name": "Our magazine"})
    wanted = [UUID(row.channel_ids[0]), ours.id, ours.id]
    lists = {"channel_ids": wanted, "content_types": [row.content_types[0], "Column"]}
    changed = update_type(manager, row.id, {"name": "Stories", **lists})
    assert changed.name == "Stories" and changed.key == "" and changed.content_types[1] == "Column"
    assert changed.channel_ids == [row.channel_ids[0], str(ours.id)], "a channel named twice stands there once"
    with pytest.raises(NotFound):
        update_type(manager, row.id, {"channel_ids": [row.id]})
    copy = create_type(manager, {"name": "Copy"}, row.id)
    assert find_type(manager, copy.id).channel_ids == changed.channel_ids and copy.workflow_id != row.workflow_id


def test_programs_and_links(cast, manager):
    program = create_program(manager, {"name": "Winter"})
    assert update_program(manager, program.id, {"name": "Winter 27"}).name == "Winter 27"
    lead = cast.person_id("lead")
    assert update_program(manager, program.id, {"lead_id": lead}).lead_id == lead
    before = seq(manager)
    update_program(manager, program.id, {"lead_id": lead})
    assert seq(manager) == before
    with pytest.raises(NotFound):
        update_program(manager, program.id, {"lead_id": cast.person_id("stranger")})
    one, other = make_campaign(manager, "One"), make_campaign(manager, "Other")
    link = link_campaign(manager, one.id, other.id)
    assert link_campaign(manager, other.id, one.id).id == link.id
    assert list(linked_campaigns(manager, other.id).values()) == [one]
    unlink_campaign(manager, other.id, link.id)
    with pytest.raises(NotFound):
        unlink_campaign(manager, one.id, link.id)
    with pytest.raises(Conflict):
        link_campaign(manager, one.id, one.id)


@pytest.mark.parametrize("role", ["legal", "intern", "guest"])
def test_those_below_managers_shape_no_frames(cast, role):
    actor, manager = cast.actor(role), cast.actor("manager")
    row = types(manager)[0]
    for attempt in (
        lambda: create_type(actor, {"name": "Mine"}),
        lambda: update_type(actor, row.id, {"name": "Mine"}),
        lambda: create_template(actor, {"name": "Mine"}),
        lambda: create_program(actor, {"name": "Mine"}),
        lambda: add_field(actor, {"target": "task", "kind": "text", "name": "Mine"}),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_stranger_finds_nothing(cast):
    manager, stranger = cast.actor("manager"), cast.actor("stranger")
    campaign = make_campaign(manager)
    for attempt in (
        lambda: create_deliverable(stranger, campaign.id, {"name": "Film"}),
        lambda: copy_campaign(stranger, campaign.id, {}),
        lambda: save_as_template(stranger, campaign.id, "Theirs"),
        lambda: update_type(stranger, types(manager)[0].id, {"name": "Theirs"}),
    ):
        with pytest.raises(NotFound):
            attempt()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shipped_template_is_described_in_the_readers_language_until_it_is_reworded(manager, language):
    reader = replace(manager, language=language)
    for template in templates(reader):
        assert template.description == text(f"{template.key}.about", language)
    mine = templates(reader)[0]
    update_template(reader, mine.id, {"description": "Ours"})
    assert {find_template(replace(manager, language=each), mine.id).description for each in LANGUAGES} == {"Ours"}
