"""Values typed into the grid: replaced in place, refused by name, taken back."""

from decimal import Decimal

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actions import last_batch
from drumbeat.kernel.errors import Invalid, NotAllowed, NotFound
from drumbeat.kernel.undo import undo_batch
from drumbeat.metrics.actions.record import Cell, record_facts
from drumbeat.metrics.models import DailyProjection, Fact, FactRevision
from drumbeat.metrics.queries.facts import revisions
from drumbeat.metrics.screens.results import campaign_results
from drumbeat.metrics.tests.factories import day, record

pytestmark = pytest.mark.django_db


def _value(actor, campaign, key):
    return campaign_results(actor, campaign.id)["figures"].get(key, {}).get("value")


def test_values_are_there_and_ratios_come_from_their_sums(cast: Cast):
    lead = cast.actor("manager")
    campaign = make_campaign(lead)
    told = record(lead, campaign.id, {"clicks": [1, 2, None, 4], "impressions": [100, 50, None, 200]})
    assert told["created"] == 6
    assert _value(lead, campaign, "clicks") == "7"
    assert _value(lead, campaign, "ctr") == "2"  # 100 * 7 / 350, not the mean of 1, 4 and 2 %
    assert _value(lead, campaign, "cpc") is None


def test_writing_twice_replaces_and_keeps_what_was(cast: Cast):
    lead = cast.actor("manager")
    campaign = make_campaign(lead)
    record(lead, campaign.id, {"clicks": [1]})
    assert record(lead, campaign.id, {"clicks": [1]})["same"] == 1
    assert record(lead, campaign.id, {"clicks": [5]})["changed"] == 1
    assert _value(lead, campaign, "clicks") == "5"
    fact = Fact.objects.get()
    assert [row["micros"] for row in revisions(lead, fact.id)] == [1_000_000]


def test_a_cleared_cell_is_gone_and_not_zero(cast: Cast):
    lead = cast.actor("manager")
    campaign = make_campaign(lead)
    record(lead, campaign.id, {"clicks": [1]})
    record_facts(lead, [Cell(campaign.id, "clicks", day(0), day(0), None)])
    assert not Fact.objects.exists()
    assert not DailyProjection.objects.exists()
    assert _value(lead, campaign, "clicks") is None


def test_undo_and_undo_of_the_undo(cast: Cast):
    lead = cast.actor("manager")
    campaign = make_campaign(lead)
    record(lead, campaign.id, {"clicks": [1, 2]})
    record(lead, campaign.id, {"clicks": [10, None, 3]})
    undo, plan = undo_batch(lead, last_batch())
    assert not plan.kept
    assert _value(lead, campaign, "clicks") == "3"
    undo_batch(lead, undo.id)
    assert _value(lead, campaign, "clicks") == "15"
    assert Fact.objects.count() == 3


def test_undo_leaves_what_was_written_since(cast: Cast):
    lead = cast.actor("manager")
    campaign = make_campaign(lead)
    record(lead, campaign.id, {"clicks": [1, 2]})
    batch = last_batch()
    record(lead, campaign.id, {"clicks": [7]})
    undo_batch(lead, batch)
    assert _value(lead, campaign, "clicks") == "7"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ({"metric_key": "nonsense"}, "unknown_metric"),
        ({"metric_key": "ctr"}, "is_formula"),
        ({"end": day(-1)}, "bad_period"),
        ({"value": Decimal("1e15")}, "out_of_range"),
        ({"start": day(0), "end": day(6)}, "overlaps"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_written(cast: Cast, cell, code):
    lead = cast.actor("manager")
    campaign = make_campaign(lead)
    record(lead, campaign.id, {"clicks": [None, 2]})
    values = {"metric_key": "clicks", "start": day(0), "end": day(0), "value": Decimal(9), **cell}
    with pytest.raises(Invalid) as refused:
        record_facts(
            lead,
            [Cell(campaign.id, "impressions", day(0), day(0), Decimal(1)), Cell(campaign_id=campaign.id, **values)],
        )
    assert refused.value.fields == {"cells.1": [code]}
    assert Fact.objects.count() == 1
    assert not FactRevision.objects.exists()


def test_the_same_cell_twice_is_named(cast: Cast):
    lead = cast.actor("manager")
    campaign = make_campaign(lead)
    cell = Cell(campaign.id, "clicks", day(0), day(0), Decimal(1))
    with pytest.raises(Invalid) as refused:
        record_facts(lead, [cell, cell])
    assert refused.value.facts["cells"]["1"] == {"code": "twice", "first": 0}


def test_others_do_not_see_or_write_a_private_campaign(cast: Cast):
    lead = cast.actor("manager")
    campaign = make_campaign(lead, private=True)
    record(cast.actor("manager"), campaign.id, {"clicks": [1]})
    with pytest.raises(NotFound):
        record(cast.actor("legal"), campaign.id, {"clicks": [1]})
    with pytest.raises(NotFound):
        campaign_results(cast.actor("legal"), campaign.id)


def test_interns_do_not_write_results(cast: Cast):
    campaign = make_campaign(cast.actor("manager"))
    with pytest.raises(NotAllowed):
        record(cast.actor("intern"), campaign.id, {"clicks": [1]})
