"""Audience × journey stage × channel: what fills a cell, which empty one asks to be filled, and by what."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drumbeat.audiences.actions.limit import add_limit
from drumbeat.audiences.tests.factories import make_persona
from drumbeat.calendars.queries import working_calendar
from drumbeat.campaigns.actions.audience import address_audience, drop_audience
from drumbeat.campaigns.actions.deliverable import create_deliverable, update_deliverable
from drumbeat.campaigns.aim import rules
from drumbeat.campaigns.aim.matrix import matrix
from drumbeat.campaigns.queries import campaign_audiences, warnings_of
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.channels.actions import remove_channels
from drumbeat.channels.offers import STAGES
from drumbeat.channels.tests.factories import make_channel, shipped_channel
from drumbeat.kernel.actions import transact
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def campaign(manager):
    return make_campaign(manager)


@pytest.fixture
def newsletter(manager):
    return shipped_channel(manager, "newsletter")


@pytest.fixture
def ines(manager, newsletter):
    return make_persona(manager, channel_ids=[newsletter.id])


def cells(actor, campaign) -> dict:
    return {(cell["stage"], cell["channel_id"]): cell for cell in matrix(actor, campaign.id)["cells"]}


def test_empty_cells_are_expected_where_audience_and_channel_meet(manager, campaign, newsletter, ines):
    assert matrix(manager, campaign.id)["cells"] == []
    address_audience(manager, campaign.id, ines.id, primary=True)
    found = cells(manager, campaign)
    assert set(found) == {(stage, newsletter.id) for stage in newsletter.journey_stages}
    assert all(cell["expected"] and not cell["deliverable_ids"] for cell in found.values())
    assert found["consideration", newsletter.id]["suggested"][0] == "Case study"
    assert found["loyalty", newsletter.id]["suggested"][0] == "Newsletter"


def test_a_deliverable_fills_its_cell_until_it_retires(manager, campaign, newsletter, ines):
    address_audience(manager, campaign.id, ines.id)
    before = matrix(manager, campaign.id)
    aimed = {"audience_id": ines.id, "channel_id": newsletter.id, "journey_stage": "loyalty"}
    row = create_deliverable(manager, campaign.id, {"name": "Letter", **aimed})
    loose = create_deliverable(manager, campaign.id, {"name": "Film", "audience_id": ines.id})
    after = matrix(manager, campaign.id)
    cell = cells(manager, campaign)["loyalty", newsletter.id]
    assert (cell["states"], cell["deliverable_ids"], cell["suggested"]) == ({"idea": 1}, [row.id], [])
    assert (after["filled"], after["gaps"]) == (before["filled"] + 1, before["gaps"] - 1)
    assert after["unplaced"] == [{"id": loose.id, "name": "Film", "missing": ["stage", "channel"]}]
    update_deliverable(manager, row.id, {"state": "retired"})
    assert matrix(manager, campaign.id)["gaps"] == before["gaps"]


def test_what_stands_where_nobody_expects_it_is_shown_all_the_same(manager, campaign, ines):
    magazine = make_channel(manager)
    aimed = {"audience_id": ines.id, "channel_id": magazine.id, "journey_stage": "decision"}
    create_deliverable(manager, campaign.id, {"name": "Advert", **aimed})
    remove_channels(manager, [magazine.id])
    found = matrix(manager, campaign.id)
    assert [(row["name"], row["addressed"]) for row in found["audiences"]] == [("Ines", False)]
    assert {row["name"]: row["removed"] for row in found["channels"]}["Our magazine"]
    assert not cells(manager, campaign)["decision", magazine.id]["expected"]


def test_a_limit_closes_its_cells_and_says_why(manager, campaign, newsletter, ines):
    address_audience(manager, campaign.id, ines.id)
    add_limit(manager, {"channel_id": newsletter.id, "audience_id": ines.id, "reason": "No consent"})
    found = cells(manager, campaign)
    assert found and all(cell["limit"]["reason"] == "No consent" for cell in found.values())
    assert matrix(manager, campaign.id)["gaps"] == 0


def test_a_matrix_nobody_could_read_is_refused_with_its_count():
    with pytest.raises(Invalid) as refused:
        rules.refuse_cells(1000, len(STAGES), 1000)
    assert refused.value.facts == {"count": 5_000_000, "most": 20_000}


def test_the_matrix_reads_the_same_few_times_for_one_and_for_many(manager, campaign, newsletter, ines):
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            matrix(manager, campaign.id)
        return len(captured)

    address_audience(manager, campaign.id, ines.id)
    aimed = {"audience_id": ines.id, "channel_id": newsletter.id, "journey_stage": "loyalty"}
    create_deliverable(manager, campaign.id, {"name": "Letter", **aimed})
    few = statements()
    for number in range(8):
        other = make_persona(manager, f"Persona {number}", channel_ids=[newsletter.id])
        address_audience(manager, campaign.id, other.id)
        create_deliverable(manager, campaign.id, {"name": "Letter", **aimed, "audience_id": other.id})
    assert statements() == few <= 12


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_suggestions_and_a_channel_takes_only_what_fits(stage):
    assert len(rules.suggested(stage, "", [])) == rules.SUGGESTIONS
    assert rules.suggested(stage, "billboard", ["article"]) == ["billboard"]
    assert rules.suggested(stage, "newsletter", ["email"])


def test_what_the_type_offers_is_suggested_first():
    assert rules.suggested("awareness", "", ["podcast"])[0] == "podcast"


def test_one_audience_at_most_is_the_primary_one(manager, campaign, ines):
    otto = make_persona(manager, "Otto")
    address_audience(manager, campaign.id, ines.id, primary=True)
    address_audience(manager, campaign.id, otto.id, primary=True)
    assert [(row.audience.name, row.primary) for row in campaign_audiences(manager, campaign.id)] == [
        ("Otto", True), ("Ines", False),
    ]  # fmt: skip
    before = StoredEvent.objects.count()
    address_audience(manager, campaign.id, otto.id, primary=True)
    assert StoredEvent.objects.count() == before


def test_an_audience_is_dropped_once_addressed_again_and_undone(manager, campaign, ines):
    address_audience(manager, campaign.id, ines.id)
    drop_audience(manager, campaign.id, ines.id)
    with pytest.raises(NotFound):
        drop_audience(manager, campaign.id, ines.id)
    with transact(manager), small_batch(manager, "edit", "audiences") as batch:
        address_audience(manager, campaign.id, ines.id, primary=True)
    assert [row.primary for row in campaign_audiences(manager, campaign.id)] == [True]
    undo_batch(manager, batch.id)
    assert campaign_audiences(manager, campaign.id) == []


def test_whom_a_private_campaign_addresses_is_seen_by_who_sees_it(cast):
    owner, member = cast.actor("owner"), cast.actor("legal")
    ines, secret = make_persona(owner), make_campaign(owner, private=True)
    address_audience(owner, secret.id, ines.id)
    for attempt in (
        lambda: matrix(member, secret.id),
        lambda: address_audience(member, secret.id, ines.id),
        lambda: drop_audience(member, secret.id, ines.id),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert campaign_audiences(member, secret.id) == []
    with pytest.raises(NotAllowed):
        address_audience(cast.actor("intern"), make_campaign(owner, "Open").id, ines.id)


def test_material_that_had_to_be_ready_before_today_is_warned_of(manager, campaign):
    magazine, day = make_channel(manager, lead_days=10), today("UTC")
    calendar = working_calendar(manager.workspace_id)
    tight = calendar.add_days(calendar.next_working(day), 9)
    rows = {
        name: create_deliverable(manager, campaign.id, {"name": name, "channel_id": magazine.id, "due": due, **more})
        for name, due, more in (
            ("tight", tight, {}),
            ("in time", tight + timedelta(days=20), {}),
            ("done", tight, {"state": "approved"}),
            ("undated", None, {}),
            ("beyond the calendar", day.replace(year=day.year + 200), {}),
        )
    }
    found = warnings_of(manager, list(rows.values()))
    assert set(found) == {rows["tight"].id}
    (warning,) = found[rows["tight"].id]
    assert warning.code == "too_late" and warning.day == calendar.add_days(tight, -10) < day
