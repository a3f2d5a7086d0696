"""Rounds of review belong to the campaign's type: they are played, kept within limits, and a change is counted anew."""

import pytest

from drumbeat.campaigns.actions.deliverable import create_deliverable
from drumbeat.campaigns.actions.kind import create_type, update_type
from drumbeat.campaigns.queries import find_type, types
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.forecasts.play import play_of
from drumbeat.forecasts.tests.factories import StaleForecast
from drumbeat.kernel.background.readers import settle_readers
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid, NotAllowed
from drumbeat.kernel.models import StoredEvent
from drumbeat.work.tests.factories import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def reviewed(manager):
    """A campaign with a launch, a task of a deliverable, whose stages have a review, and one without."""
    campaign = make_campaign(manager)
    film = create_deliverable(manager, campaign.id, {"name": "Film"})
    day = today(manager.time_zone)
    make_task(manager, campaign, "Cut", start=day, due=day, estimate_minutes=480, deliverable_id=film.id)
    make_task(manager, campaign, "Order the hall", start=day, due=day, estimate_minutes=480)
    make_task(manager, campaign, "Launch", kind="milestone", due=day, is_launch=True)
    return campaign


def played(manager, campaign):
    play = play_of(manager.workspace_id, campaign.id, [campaign.id], today(manager.time_zone))
    return {leaf.name: (play.plan.rounds[at], play.plan.rework[at]) for at, leaf in enumerate(play.leaves)}


def stale(manager):
    settle_readers(manager.workspace_id)
    return set(StaleForecast.objects.values_list("campaign_id", flat=True))


def test_the_rounds_of_the_type_are_played_for_work_that_is_reviewed(manager, reviewed):
    assert played(manager, reviewed)["Cut"] == (0.35, 0.2)
    update_type(manager, reviewed.type_id, {"round_chance": 60, "round_cost": 10})
    told = played(manager, reviewed)
    assert told["Cut"] == (0.6, 0.1)
    assert told["Order the hall"][0] == told["Launch"][0] == 0, "nobody reviews what is no deliverable"


def test_a_change_of_rounds_marks_the_open_campaigns_of_the_type_alone(manager, reviewed):
    other = make_campaign(manager, "Autumn")
    stale(manager)
    StaleForecast.objects.all().delete()
    update_type(manager, reviewed.type_id, {"icon": "mail"})
    assert stale(manager) == set(), "an icon changes no odds"
    update_type(manager, reviewed.type_id, {"round_chance": 60})
    assert stale(manager) == {reviewed.id}
    assert other.type_id != reviewed.type_id
    event = StoredEvent.objects.filter(kind="type.updated").latest("seq")
    assert event.changes == {"round_chance": [35, 60]}


def test_the_same_rounds_twice_are_one_change(manager, reviewed):
    for _ in range(2):
        update_type(manager, reviewed.type_id, {"round_cost": 30})
    assert StoredEvent.objects.filter(kind="type.updated", subject_id=reviewed.type_id).count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"round_chance": 91}, "round_chance"),
        ({"round_chance": -1}, "round_chance"),
        ({"round_cost": 101}, "round_cost"),
        ({"round_cost": -5}, "round_cost"),
    ],
)
def test_rounds_without_end_are_refused_and_nothing_is_lost(manager, reviewed, values, field):
    with pytest.raises(Invalid) as refused:
        update_type(manager, reviewed.type_id, values)
    assert refused.value.fields == {field: ["out_of_range"]}
    kept = find_type(manager, reviewed.type_id)
    assert (kept.round_chance, kept.round_cost) == (35, 20)


def test_members_do_not_set_rounds_and_a_copy_takes_them_along(manager, cast, reviewed):
    with pytest.raises(NotAllowed):
        update_type(cast.actor("lead"), reviewed.type_id, {"round_chance": 10})
    update_type(manager, reviewed.type_id, {"round_chance": 55, "round_cost": 40})
    copy = create_type(manager, {"name": "Like it"}, reviewed.type_id)
    assert (copy.round_chance, copy.round_cost) == (55, 40)


def test_shipped_types_begin_with_rounds_of_their_own(manager):
    rounds = {row.key.rsplit(".", 1)[1]: (row.round_chance, row.round_cost) for row in types(manager) if row.key}
    assert rounds["advertising"] == (50, 25) and rounds["social"] == (25, 15)
    assert len(rounds) == 9 and all(0 < chance <= 60 and 0 < cost <= 30 for chance, cost in rounds.values())
