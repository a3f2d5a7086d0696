"""Boards against a naive twin that adds up the facts one by one, and how many statements they take."""

from collections import defaultdict
from decimal import Decimal
from random import Random

import pytest

from drumbeat.campaigns.actions.program import create_program
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.channels.queries import channels
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actions import last_batch
from drumbeat.kernel.undo import undo_batch
from drumbeat.metrics.actions.record import Cell, record_facts
from drumbeat.metrics.models import DailyProjection, Fact
from drumbeat.metrics.queries.metrics import library
from drumbeat.metrics.screens.results import campaign_results, program_results
from drumbeat.metrics.tests.factories import day, promise

pytestmark = pytest.mark.django_db
KEYS = ("clicks", "impressions", "cost", "reach", "followers", "csat", "rank")


def twin(campaign_ids) -> dict[str, Decimal]:
    """What each base metric comes to, from the facts alone."""
    rows = defaultdict(list)
    for fact in Fact.objects.filter(campaign_id__in=campaign_ids):
        rows[fact.metric_key].append((fact.end, fact.place, Decimal(fact.micros) / 10**6))
    weights = {(end, place): value for end, place, value in rows["impressions"]}
    found = {}
    for key, each in rows.items():
        values = [value for _, _, value in each]
        if key in ("clicks", "impressions", "cost"):
            found[key] = sum(values)
        elif key == "reach":
            found[key] = max(values)
        elif key == "followers":
            latest = max(end for end, _, _ in each)
            found[key] = sum(value for end, _, value in each if end == latest)
        elif key == "csat":
            found[key] = sum(values) / len(values)
        else:
            heavy = [(value, weights.get((end, place), 0)) for end, place, value in each]
            weight = sum(count for _, count in heavy)
            found[key] = sum(value * count for value, count in heavy) / weight if weight else sum(values) / len(values)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_boards_say_what_the_facts_say_after_any_writes(cast: Cast, seed: int):
    chance = Random(seed)
    program = create_program(cast.actor("manager"), {"name": "Season"})
    made = [make_campaign(cast.actor("manager"), f"C{n}", program_id=program.id) for n in range(2)]
    actor = cast.actor("manager")
    places = [None, *(row.id for row in channels(actor)[:2])]
    for _ in range(6):
        cells = {}
        for _ in range(chance.randrange(4, 30)):
            at, key, channel = day(chance.randrange(8)), chance.choice(KEYS), chance.choice(places[1:])
            figure = Decimal(chance.randrange(10**9)) / 10**6
            value = None if chance.random() < 0.15 else figure.to_integral_value() if key == "impressions" else figure
            campaign = chance.choice(made)
            cells[(campaign.id, key, at, channel)] = Cell(campaign.id, key, at, at, value, channel)
        record_facts(actor, list(cells.values()))
        if chance.random() < 0.3:
            undo_batch(actor, last_batch())
    for board, ids in (
        (campaign_results(actor, made[0].id), [made[0].id]),
        (program_results(actor, program.id), [row.id for row in made]),
    ):
        wanted = twin(ids)
        for key in KEYS:
            said = board["figures"].get(key, {}).get("value")
            assert (said is None) == (key not in wanted), key
            if said is not None:
                assert Decimal(said) == pytest.approx(wanted[key], abs=Decimal("0.000001")), key
        if wanted.get("clicks") and wanted.get("impressions"):
            ratio = 100 * wanted["clicks"] / wanted["impressions"]
            assert Decimal(board["figures"]["ctr"]["value"]) == pytest.approx(ratio, abs=Decimal("0.000001"))


def test_the_daily_sums_are_those_of_the_facts(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    actor = cast.actor("manager")
    one, other = (row.id for row in channels(actor)[:2])
    for channel, value in ((one, 3), (other, 4)):
        record_facts(actor, [Cell(campaign.id, "clicks", day(0), day(0), Decimal(value), channel)])
    row = DailyProjection.objects.get()
    assert (row.micros, row.most, row.count) == (7_000_000, 4_000_000, 2)
    rows = campaign_results(actor, campaign.id)["channels"]
    assert sorted(row["figures"]["clicks"]["value"] for row in rows) == ["3", "4"]


def test_boards_take_few_statements_however_much_there_is(cast: Cast, django_assert_max_num_queries):
    program = create_program(cast.actor("manager"), {"name": "Season"})
    for number in range(5):
        campaign = make_campaign(cast.actor("manager"), f"C{number}", program_id=program.id)
        actor = cast.actor("manager")
        promise(actor, campaign.id, "clicks", 100)
        cells = [Cell(campaign.id, key, day(at), day(at), Decimal(at)) for key in KEYS for at in range(9)]
        record_facts(actor, cells)
    library(actor)
    with django_assert_max_num_queries(16):
        campaign_results(actor, campaign.id)
    with django_assert_max_num_queries(22):
        program_results(actor, program.id)
