"""The message house of a campaign, seen by who sees the campaign."""

import pytest

from drumbeat.audiences.actions.audience import remove_audiences
from drumbeat.audiences.actions.message import (
    add_proof_point,
    remove_messages,
    remove_proof_points,
    update_message,
    update_proof_point,
    write_message,
)
from drumbeat.audiences.queries import find_message, messages, proof_points
from drumbeat.audiences.tests.factories import make_persona
from drumbeat.campaigns.actions.audience import address_audience
from drumbeat.campaigns.actions.campaign import remove_campaign
from drumbeat.campaigns.actions.deliverable import create_deliverable
from drumbeat.campaigns.aim.gaps import message_check
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.evidence.offers import citables
from drumbeat.kernel.actions import transact
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.errors import ChangedSince, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def campaign(manager):
    return make_campaign(manager)


def seq(actor) -> int:
    return StoredEvent.objects.filter(workspace_id=actor.workspace_id).count()


def texts(actor, campaign) -> list[str]:
    return [row.text for row in proof_points(actor, campaign.id)]


def test_a_message_is_written_with_its_proof_points_each_once(manager, campaign):
    row = write_message(manager, campaign.id, {"core": " Less\nwaste "}, ["Tested", "Tested", "Loved"])
    assert row.core == "Less waste" and row.scope_id == campaign.scope_id
    assert texts(manager, campaign) == ["Tested", "Loved"]
    add_proof_point(manager, row.id, "Cheap")
    assert texts(manager, campaign) == ["Tested", "Loved", "Cheap"]
    for bad in ({"core": " "}, {"core": "x" * 501}, {"core": "x", "cta_url": "javascript:alert(1)"}):
        with pytest.raises(Invalid):
            write_message(manager, campaign.id, bad)
    with pytest.raises(Invalid):
        add_proof_point(manager, row.id, " ")


def test_messages_change_once_and_only_the_same_field_conflicts(manager, campaign):
    row = write_message(manager, campaign.id, {"core": "Less waste"}, ["Tested"])
    base = seq(manager)
    update_message(manager, row.id, {"call_to_action": "Try it"})
    before = seq(manager)
    update_message(manager, row.id, {"call_to_action": " Try it "})
    assert seq(manager) == before
    assert update_message(manager, row.id, {"core": "No waste"}, base).core == "No waste"
    with pytest.raises(ChangedSince):
        update_message(manager, row.id, {"call_to_action": "Buy"}, base)
    proof = proof_points(manager, campaign.id)[0]
    assert update_proof_point(manager, proof.id, "Proven", base).text == "Proven"
    with pytest.raises(ChangedSince):
        update_proof_point(manager, proof.id, "Known", base)


def test_what_was_done_to_the_house_is_undone(manager, campaign):
    ines = make_persona(manager)
    row = write_message(manager, campaign.id, {"core": "Less waste"}, ["Tested", "Loved"])
    first, second = proof_points(manager, campaign.id)
    with transact(manager), small_batch(manager, "edit", "house") as batch:
        update_message(manager, row.id, {"core": "No waste", "audience_id": ines.id})
        update_proof_point(manager, first.id, "Proven")
        remove_proof_points(manager, [second.id])
        remove_proof_points(manager, [second.id])
        other = write_message(manager, campaign.id, {"core": "Other"}, ["Because"])
        remove_messages(manager, [row.id])
    assert [each.id for each in messages(manager, campaign.id)] == [other.id]
    undo_batch(manager, batch.id)
    assert [(each.core, each.audience_id) for each in messages(manager, campaign.id)] == [("Less waste", None)]
    assert [text for text in texts(manager, campaign) if text != "Because"] == ["Tested", "Loved"]


def test_the_house_of_a_private_campaign_is_seen_by_who_sees_the_campaign(cast):
    owner, member = cast.actor("owner"), cast.actor("legal")
    secret = make_campaign(owner, private=True)
    row = write_message(owner, secret.id, {"core": "Hush"}, ["Whisper"])
    proof = proof_points(owner, secret.id)[0]
    for attempt in (
        lambda: messages(member, secret.id),
        lambda: find_message(member, row.id),
        lambda: write_message(member, secret.id, {"core": "Mine"}),
        lambda: update_message(member, row.id, {"core": "Mine"}),
        lambda: add_proof_point(member, row.id, "Mine"),
        lambda: update_proof_point(member, proof.id, "Mine"),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert proof_points(member, secret.id) == []
    assert citables["message"].find(owner, row.id).scope_id == secret.scope_id
    with pytest.raises(NotFound):
        citables["message"].find(member, row.id)


def test_the_house_goes_with_its_campaign(manager, campaign):
    row = write_message(manager, campaign.id, {"core": "Less waste"})
    remove_campaign(manager, campaign.id)
    with pytest.raises(NotFound):
        update_message(manager, row.id, {"core": "No waste"})


def test_contributors_write_and_interns_do_not(cast, campaign):
    row = write_message(cast.actor("legal"), campaign.id, {"core": "Less waste"})
    for attempt in (
        lambda: write_message(cast.actor("intern"), campaign.id, {"core": "Mine"}),
        lambda: update_message(cast.actor("intern"), row.id, {"core": "Mine"}),
        lambda: remove_messages(cast.actor("intern"), [row.id]),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_deliverable_carries_a_message_of_its_own_campaign(manager, campaign):
    elsewhere = write_message(manager, make_campaign(manager, "Autumn").id, {"core": "Other"})
    with pytest.raises(NotFound):
        create_deliverable(manager, campaign.id, {"name": "Film", "message_id": elsewhere.id})


def found(actor, campaign) -> set[tuple[str, str]]:
    return {(gap["code"], gap["name"]) for gap in message_check(actor, campaign.id)["gaps"]}


def test_the_message_check_names_every_gap_and_nothing_else(manager, campaign):
    ines, otto = make_persona(manager), make_persona(manager, "Otto")
    for each in (ines, otto):
        address_audience(manager, campaign.id, each.id)
    row = write_message(manager, campaign.id, {"core": "Less waste", "audience_id": ines.id})
    create_deliverable(manager, campaign.id, {"name": "Film"})
    create_deliverable(manager, campaign.id, {"name": "Song", "audience_id": otto.id, "message_id": row.id})
    create_deliverable(manager, campaign.id, {"name": "Old", "state": "retired"})
    assert found(manager, campaign) == {
        ("audience_without_message", "Otto"),
        ("message_without_proof", "Less waste"),
        ("message_without_cta", "Less waste"),
        ("deliverable_without_audience", "Film"),
        ("deliverable_without_message", "Film"),
        ("message_for_another_audience", "Song"),
    }
    lonely = write_message(manager, campaign.id, {"core": "For all", "call_to_action": "Try it"}, ["Tested"])
    gaps = found(manager, campaign)
    assert ("message_not_carried", lonely.core) in gaps and ("audience_without_message", "Otto") not in gaps


def test_a_complete_campaign_has_no_gaps_and_a_removed_audience_does_not_break_the_check(manager, campaign):
    ines = make_persona(manager)
    address_audience(manager, campaign.id, ines.id, primary=True)
    values = {"core": "Less waste", "audience_id": ines.id, "call_to_action": "Try it"}
    row = write_message(manager, campaign.id, values, ["Tested"])
    create_deliverable(manager, campaign.id, {"name": "Film", "audience_id": ines.id, "message_id": row.id})
    assert found(manager, campaign) == set()
    remove_audiences(manager, [ines.id])
    assert found(manager, campaign) == set()
