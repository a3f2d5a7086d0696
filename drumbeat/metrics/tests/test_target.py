"""Targets: promised, changed, paced, taken back; money by dated rates."""

from datetime import timedelta
from decimal import Decimal

import pytest

from drumbeat.campaigns.actions.campaign import update_campaign
from drumbeat.campaigns.actions.program import create_program
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actions import in_batch
from drumbeat.kernel.batches import finish, open_batch
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import ChangedSince, Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.http.etags import etag
from drumbeat.kernel.undo import undo_batch
from drumbeat.metrics.actions.rate import remove_rates, set_rate
from drumbeat.metrics.actions.record import Cell, record_facts
from drumbeat.metrics.actions.target import ref, remove_targets, restore_targets, set_target, update_target
from drumbeat.metrics.models import Rate, Target
from drumbeat.metrics.queries.costs import costs_by_campaign
from drumbeat.metrics.queries.targets import find_target, rates
from drumbeat.metrics.screens.results import campaign_results, program_results
from drumbeat.metrics.tests.factories import FIRST, day, promise, record

pytestmark = pytest.mark.django_db


def _tile(actor, campaign):
    (tile,) = campaign_results(actor, campaign.id)["tiles"]
    return tile


def test_a_target_follows_the_campaigns_days_until_it_has_its_own(cast: Cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager, start=FIRST)
    manager = cast.actor("manager")
    target = promise(manager, campaign.id, "clicks", 100)
    assert _tile(manager, campaign)["pace"]["reason"] == "no_values"
    record(manager, campaign.id, {"clicks": [1, 2, 3]})
    assert _tile(manager, campaign)["pace"]["reason"] == "no_end"
    update_campaign(manager, campaign.id, {"end": day(9)})
    assert _tile(manager, campaign)["last"] == day(9)
    update_target(manager, target.id, {"end": day(1)})
    tile = _tile(manager, campaign)
    assert (tile["figure"]["value"], tile["last"]) == ("3", day(1))


def test_the_same_target_twice_is_refused_and_other_days_are_not(cast: Cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    manager = cast.actor("manager")
    promise(manager, campaign.id, "clicks", 100)
    with pytest.raises(Conflict):
        promise(manager, campaign.id, "clicks", 120)
    promise(manager, campaign.id, "clicks", 120, end=day(9))


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"metric_key": "nonsense"}, {"metric_key"}),
        ({"micros": None}, {"value"}),
        ({"start": day(2), "end": day(1)}, {"end"}),
        ({"metric_key": "revenue", "currency": "euro"}, {"currency"}),
        ({"campaign_id": None}, {"campaign_id"}),
    ],
)
def test_targets_that_cannot_be_are_refused(cast: Cast, values, fields):
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    with pytest.raises(Invalid) as refused:
        set_target(
            cast.actor("manager"), {"campaign_id": campaign.id, "metric_key": "clicks", "micros": 1_000_000, **values}
        )
    assert set(refused.value.fields) == fields


def test_changing_conflicts_only_where_the_same_was_changed(cast: Cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    manager = cast.actor("manager")
    target = promise(manager, campaign.id, "clicks", 100)
    read = etag(manager.workspace_id, ref(target))
    update_target(manager, target.id, {"micros": 5_000_000})
    update_target(manager, target.id, {"end": day(3)}, read)
    with pytest.raises(ChangedSince):
        update_target(manager, target.id, {"micros": 6_000_000}, read)


def test_who_may_and_who_sees(cast: Cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager, private=True)
    target = promise(cast.actor("manager"), campaign.id, "clicks", 100)
    with pytest.raises(NotFound):
        find_target(cast.actor("legal"), target.id)
    opened = make_campaign(cast.actor("manager"), "Open")
    seen = promise(cast.actor("manager"), opened.id, "clicks", 100)
    with pytest.raises(NotAllowed):
        update_target(cast.actor("legal"), seen.id, {"micros": 1})
    with pytest.raises(NotAllowed):
        promise(cast.actor("legal"), opened.id, "reach", 100)


def test_undo_takes_a_target_and_its_changes_back(cast: Cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    manager = cast.actor("manager")
    kept = promise(manager, campaign.id, "clicks", 100)
    batch = open_batch(manager, "bulk", "x")
    with in_batch(batch.id):
        made = promise(manager, campaign.id, "reach", 100)
        update_target(manager, kept.id, {"micros": 7_000_000, "end": day(5)})
    finish(batch)
    undo, _ = undo_batch(manager, batch.id)
    assert find_target(manager, kept.id).micros == 100_000_000
    assert find_target(manager, kept.id).end is None
    assert Target.objects.get(pk=made.id).deleted_at
    undo_batch(manager, undo.id)
    assert find_target(manager, kept.id).end == day(5)
    assert find_target(manager, made.id).metric_key == "reach"


def test_removing_twice_and_bringing_back(cast: Cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    manager = cast.actor("manager")
    target = promise(manager, campaign.id, "clicks", 100)
    remove_targets(manager, [target.id])
    remove_targets(manager, [target.id])
    assert campaign_results(manager, campaign.id)["tiles"] == []
    restore_targets(manager, [target.id])
    assert _tile(manager, campaign)["id"] == target.id


def test_money_without_a_rate_stands_apart_and_is_never_summed(cast: Cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    manager = cast.actor("manager")
    record(manager, campaign.id, {"revenue": [100, 100, 100], "cost": [10]})
    record_facts(manager, [Cell(campaign.id, "revenue", day(5), day(5), Decimal(500), currency="SEK")])
    figures = campaign_results(manager, campaign.id)["figures"]
    assert figures["revenue"]["value"] == "300"
    assert figures["revenue"]["apart"] == [{"currency": "SEK", "value": "500", "day": day(5)}]
    assert figures["roas"]["value"] is None
    set_rate(manager, "SEK", "EUR", day(6), Decimal("0.5"))
    assert campaign_results(manager, campaign.id)["figures"]["revenue"]["value"] == "300"
    set_rate(manager, "EUR", "SEK", day(0), Decimal(10))
    figures = campaign_results(manager, campaign.id)["figures"]
    assert (figures["revenue"]["value"], figures["roas"]["value"]) == ("350", "35")


def test_a_rate_of_the_same_day_is_replaced_and_comes_back(cast: Cast):
    manager = cast.actor("manager")
    first = set_rate(manager, "SEK", "EUR", FIRST, Decimal("0.09"))
    assert set_rate(manager, "SEK", "EUR", FIRST, Decimal("0.09")).id == first.id
    set_rate(manager, "SEK", "EUR", FIRST, Decimal("0.1"))
    assert [row.rate for row in rates(manager)] == [Decimal("0.1")]
    remove_rates(manager, [row.id for row in rates(manager)])
    assert rates(manager) == []
    assert Rate.objects.count() == 2
    for wrong in (("SEK", "SEK", "1"), ("kr", "EUR", "1"), ("SEK", "EUR", "0")):
        with pytest.raises(Invalid):
            set_rate(manager, wrong[0], wrong[1], FIRST, Decimal(wrong[2]))


def test_a_program_adds_up_what_one_sees(cast: Cast):
    manager = cast.actor("manager")
    program = create_program(manager, {"name": "Season"})
    for name, private, clicks in (("A", False, 5), ("B", True, 7)):
        campaign = make_campaign(manager, name, private=private, program_id=program.id)
        record(cast.actor("manager"), campaign.id, {"clicks": [clicks], "followers": [clicks * 10]})
    last = today("UTC") + timedelta(days=30)
    set_target(
        cast.actor("manager"), {"program_id": program.id, "metric_key": "clicks", "micros": 100_000_000, "end": last}
    )
    with pytest.raises(NotAllowed):
        set_target(cast.actor("lead"), {"program_id": program.id, "metric_key": "reach", "micros": 1})
    seen = {who: program_results(cast.actor(who), program.id) for who in ("manager", "legal")}
    assert [seen[who]["figures"]["clicks"]["value"] for who in seen] == ["12", "5"]
    assert [seen[who]["figures"]["followers"]["value"] for who in seen] == ["120", "50"]
    assert [seen[who]["tiles"][0]["figure"]["value"] for who in seen] == ["12", "5"]
    assert [row["name"] for row in seen["legal"]["campaigns"]] == ["A"]


def test_costs_are_the_whole_where_it_was_measured_and_only_of_campaigns_one_sees(cast: Cast):
    manager = cast.actor("manager")
    one, hidden = make_campaign(manager, "One"), make_campaign(manager, "Hidden", private=True)
    manager = cast.actor("manager")
    record(manager, one.id, {"cost": [10, 5], "total_cost": [40]})
    record(manager, hidden.id, {"cost": [7]})
    record_facts(manager, [Cell(hidden.id, "cost", day(3), day(3), Decimal(90), currency="SEK")])
    assert costs_by_campaign(cast.actor("manager")) == {
        one.id: {"EUR": 40},
        hidden.id: {"EUR": 7, "SEK": 90},
    }
    assert costs_by_campaign(cast.actor("legal")) == {one.id: {"EUR": 40}}
