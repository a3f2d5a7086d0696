"""Limits as standards: enforced on what is made, named where something stands against them."""

from datetime import timedelta

import pytest

from drumbeat.audiences.actions.limit import add_limit, remove_limits, update_limit
from drumbeat.audiences.queries import limits, offenders
from drumbeat.audiences.tests.factories import make_persona, make_profile
from drumbeat.campaigns.actions.deliverable import create_deliverable, update_deliverable
from drumbeat.campaigns.queries import warnings_of
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.channels.tests.factories import make_channel, shipped_channel
from drumbeat.kernel.actions import transact
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid, NotAllowed, NotFound
from drumbeat.kernel.undo import undo_batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def tiktok(manager):
    return shipped_channel(manager, "tiktok")


def test_a_deliverable_against_a_limit_is_refused_with_a_named_reason(manager, tiktok):
    campaign, ines = make_campaign(manager), make_persona(manager, segments=["18–24"])
    add_limit(manager, {"channel_id": tiktok.id, "segment": "18-24", "reason": "Code of conduct"})
    aimed = {"name": "Clip", "channel_id": tiktok.id, "audience_id": ines.id}
    with pytest.raises(Invalid) as refused:
        create_deliverable(manager, campaign.id, aimed)
    assert refused.value.code == "audiences.limited" and refused.value.facts == {
        "channel": "TikTok", "audience": "Ines", "segment": "18-24", "reason": "Code of conduct",
    }  # fmt: skip
    row = create_deliverable(manager, campaign.id, {**aimed, "channel_id": None})
    with pytest.raises(Invalid):
        update_deliverable(manager, row.id, {"channel_id": tiktok.id})
    assert update_deliverable(manager, row.id, {"channel_id": tiktok.id, "audience_id": None}).channel_id == tiktok.id


def test_what_stood_before_is_named_and_stays_as_it_is(manager, tiktok):
    profile = make_profile(manager)
    ines = make_persona(manager, parent_id=profile.id)
    row = create_deliverable(
        manager, make_campaign(manager).id, {"name": "Clip", "channel_id": tiktok.id, "audience_id": ines.id}
    )
    limit = add_limit(manager, {"channel_id": tiktok.id, "audience_id": profile.id, "reason": "Not there"})
    assert [each.ref.id for each in offenders(manager, [limit])[limit.id]] == [row.id]
    assert update_deliverable(manager, row.id, {"name": "Film"}).name == "Film", "other values may still change"
    row.refresh_from_db()
    assert [warning.reason for warning in warnings_of(manager, [row])[row.id]] == ["Not there"]
    update_deliverable(manager, row.id, {"state": "retired"})
    assert offenders(manager, [limit]) == {limit.id: []}


def test_a_limit_ends_after_its_last_day(manager, tiktok):
    ines, day = make_persona(manager), today("UTC")
    values = {"channel_id": tiktok.id, "audience_id": ines.id, "reason": "Trial", "until": day - timedelta(days=1)}
    limit = add_limit(manager, values)
    aimed = {"name": "Clip", "channel_id": tiktok.id, "audience_id": ines.id}
    campaign = make_campaign(manager)
    create_deliverable(manager, campaign.id, aimed)
    assert offenders(manager, [limit]) == {}
    update_limit(manager, limit.id, {"until": day})
    with pytest.raises(Invalid):
        create_deliverable(manager, campaign.id, aimed)


def test_limits_are_changed_lifted_and_undone(manager, tiktok):
    ines = make_persona(manager)
    limit = add_limit(manager, {"channel_id": tiktok.id, "audience_id": ines.id, "reason": "Old"})
    with transact(manager), small_batch(manager, "edit", "limits") as batch:
        update_limit(manager, limit.id, {"reason": "New", "audience_id": None, "segment": "18-24"})
        remove_limits(manager, [limit.id])
        remove_limits(manager, [limit.id])
        add_limit(manager, {"channel_id": tiktok.id, "segment": "65+", "reason": "Other"})
    undo_batch(manager, batch.id)
    assert [(row.reason, row.audience_id, row.segment) for row in limits(manager)] == [("Old", ines.id, "")]
    with pytest.raises(NotFound):
        update_limit(manager, limit.id, {"channel_id": manager.workspace_id})


def test_offenders_of_private_campaigns_are_named_only_to_those_who_see_them(cast, tiktok):
    owner = cast.actor("owner")
    ines = make_persona(owner)
    campaign = make_campaign(owner, private=True)
    create_deliverable(owner, campaign.id, {"name": "Clip", "channel_id": tiktok.id, "audience_id": ines.id})
    limit = add_limit(owner, {"channel_id": tiktok.id, "audience_id": ines.id, "reason": "Standard"})
    assert len(offenders(owner, [limit])[limit.id]) == 1
    assert offenders(cast.actor("legal"), [limit]) == {limit.id: []}


def test_managers_set_standards(cast, tiktok):
    ines, magazine = make_persona(cast.actor("manager")), make_channel(cast.actor("manager"))
    values = {"channel_id": magazine.id, "audience_id": ines.id, "reason": "Mine"}
    for role in ("legal", "intern", "guest"):
        with pytest.raises(NotAllowed):
            add_limit(cast.actor(role), values)
    with pytest.raises(NotFound):
        add_limit(cast.actor("owner"), {**values, "audience_id": cast.actor("owner").workspace_id})
