"""One master × formats × languages × channels, in one step that can be taken back."""

from datetime import timedelta

import pytest

from drumbeat.audiences.actions.limit import add_limit
from drumbeat.audiences.tests.factories import make_persona
from drumbeat.campaigns import offers
from drumbeat.campaigns.actions.campaign import NewCampaign, create_campaign
from drumbeat.campaigns.actions.deliverable import create_deliverable, update_deliverable
from drumbeat.campaigns.actions.production import produce_deliverables
from drumbeat.campaigns.aim.matrix import matrix
from drumbeat.campaigns.aim.production import Order, plan
from drumbeat.campaigns.aim.rules import combinations, refuse_tasks
from drumbeat.campaigns.queries import deliverables, types
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.channels.tests.factories import make_channel, shipped_channel
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.undo import undo_batch

pytestmark = pytest.mark.django_db
FORMATS = ("Square image", "Carousel", "Story")
LANGUAGES = ("en", "sv", "zh-hans", "zh-Hant")


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def campaign(manager):
    return make_campaign(manager)


@pytest.fixture
def both(manager):
    return [shipped_channel(manager, key).id for key in ("instagram", "facebook")]


def order(channel_ids, **master) -> Order:
    return Order({"name": "Spring film", **master}, FORMATS, LANGUAGES, channel_ids)


def test_three_formats_four_languages_and_two_channels_are_24_deliverables(manager, campaign, both):
    ines = make_persona(manager, channel_ids=both)
    wanted = order(both, audience_id=ines.id, journey_stage="awareness", content_type="Post")
    assert len(plan(manager, campaign, wanted).rows) == 24 and not deliverables(manager, campaign.id).exists()
    made = produce_deliverables(manager, campaign.id, wanted)
    rows = list(deliverables(manager, campaign.id))
    assert [row.id for row in rows] == [row.id for row in made.rows] and len(rows) == 24
    assert len({(row.format, row.language, row.channel_id) for row in rows}) == 24
    assert rows[0].name == "Spring film · Square image · en · Instagram"
    assert {row.content_type for row in rows} == {"campaigns.content.post"}
    assert {row.language for row in rows} == {"en", "sv", "zh-Hans", "zh-Hant"}
    standing = [cell for cell in matrix(manager, campaign.id)["cells"] if cell["deliverable_ids"]]
    assert [cell["states"] for cell in standing] == [{"idea": 12}, {"idea": 12}]
    _, undone = undo_batch(manager, made.batch_id)
    assert undone.kept == [] and not deliverables(manager, campaign.id).exists()


def test_what_somebody_went_on_with_survives_the_undo(manager, cast, campaign, both):
    made = produce_deliverables(manager, campaign.id, order(both))
    update_deliverable(cast.actor("lead"), made.rows[3].id, {"state": "in_progress"})
    _, undone = undo_batch(manager, made.batch_id)
    assert [entry["id"] for entry in undone.kept] == [str(made.rows[3].id)]
    assert [row.id for row in deliverables(manager, campaign.id)] == [made.rows[3].id]


def test_too_much_is_refused_at_once_with_its_count(manager, campaign):
    many = Order({"name": "Film"}, [f"F{n}" for n in range(1000)], [f"aa-{n:04}" for n in range(1000)], [])
    with pytest.raises(Invalid) as refused:
        plan(manager, campaign, many)
    assert refused.value.code == "campaigns.too_many_rows" and refused.value.facts["count"] == 1_000_000
    with pytest.raises(Invalid) as refused:
        combinations(["a", "b"], ["c"] * 3, [new_id() for _ in range(251)])
    assert refused.value.facts["count"] == 502
    assert len(combinations([str(n) for n in range(500)], [], [])) == 500


def test_what_is_listed_twice_is_made_once(manager, campaign, both):
    lists = (["Story", "story", " Story "], ["zh-hans", "ZH-Hans"], [both[0], both[0]])
    assert [row.values["name"] for row in plan(manager, campaign, Order({"name": "Film"}, *lists)).rows] == [
        "Film · Story · zh-Hans · Instagram"
    ]


def test_what_is_not_made_is_named_with_its_reason(manager, campaign):
    tiktok, instagram = shipped_channel(manager, "tiktok"), shipped_channel(manager, "instagram")
    magazine, ines = make_channel(manager), make_persona(manager, segments=["18–24"])
    add_limit(manager, {"channel_id": instagram.id, "segment": "18-24", "reason": "Standard"})
    wanted = Order(
        {"name": "Film", "audience_id": ines.id},
        ["Story", "Vertical video"],
        [],
        [tiktok.id, instagram.id, magazine.id],
    )
    found = plan(manager, campaign, wanted)
    assert {(each.format, each.channel, each.why, each.reason) for each in found.left} == {
        ("Story", "TikTok", "format", ""),
        ("Story", "Instagram", "limited", "Standard"),
        ("Vertical video", "Instagram", "limited", "Standard"),
    }
    assert [row.values["name"] for row in found.rows] == [
        "Film · Story · Our magazine", "Film · Vertical video · TikTok", "Film · Vertical video · Our magazine",
    ]  # fmt: skip
    made = produce_deliverables(manager, campaign.id, wanted)
    assert len(made.rows) == 3 and len(made.left) == 3


def test_an_order_given_twice_makes_everything_once(manager, campaign, both):
    produce_deliverables(manager, campaign.id, order(both))
    again = plan(manager, campaign, order(both))
    assert again.rows == [] and {each.why for each in again.left} == {"exists"}
    with pytest.raises(Conflict) as refused:
        produce_deliverables(manager, campaign.id, order(both))
    assert refused.value.code == "campaigns.nothing_to_produce" and refused.value.facts == {"count": 24}


def test_a_deliverable_can_be_the_master_and_lends_what_is_left_out(manager, campaign, both):
    film = create_deliverable(
        manager, campaign.id, {"name": "Film", "content_type": "Video", "due": today("UTC") + timedelta(days=90)}
    )
    made = produce_deliverables(manager, campaign.id, Order({"id": film.id}, [], ["sv"], both))
    assert {(row.master_id, row.content_type, row.due) for row in made.rows} == {
        (film.id, "campaigns.content.video", film.due)
    }
    with pytest.raises(NotFound):
        plan(manager, make_campaign(manager, "Autumn"), Order({"id": film.id}, [], ["sv"]))


@pytest.mark.parametrize("master", [{"name": " "}, {"name": "x" * 201}])
def test_a_master_needs_a_name_that_fits(manager, campaign, master):
    with pytest.raises(Invalid):
        plan(manager, campaign, Order(master, [], ["sv"]))


def test_a_name_that_grows_too_long_is_left_out_and_said(manager, campaign):
    found = plan(manager, campaign, Order({"name": "x" * 195}, [], ["sv", "zh-Hans"]))
    assert len(found.rows) == 1 and [(each.combination.language, each.why) for each in found.left] == [
        ("zh-Hans", "name")
    ]


def test_unknown_ends_are_refused_before_anything_is_written(manager, campaign, both):
    wrong = new_id()
    for bad in (order([*both, wrong]), order(both, audience_id=wrong), order(both, message_id=wrong)):
        with pytest.raises(NotFound):
            produce_deliverables(manager, campaign.id, bad)
    with pytest.raises(Invalid):
        produce_deliverables(manager, campaign.id, Order({"name": "Film"}, [], ["not a language"]))
    assert not deliverables(manager, campaign.id).exists()


def test_rows_too_late_for_their_channel_are_warned_of(manager, campaign):
    slow, quick = make_channel(manager, lead_days=30), make_channel(manager, "Quick")
    wanted = Order({"name": "Film", "due": today("UTC") + timedelta(days=10)}, [], [], [slow.id, quick.id])
    assert [(row.channel, row.too_late, row.ready_by is None) for row in plan(manager, campaign, wanted).rows] == [
        ("Our magazine", True, False), ("Quick", False, True),
    ]  # fmt: skip


def test_tasks_follow_the_template_and_go_with_the_undo(manager, both):
    kind = next(row for row in types(manager) if row.key.endswith(".content"))
    campaign = create_campaign(manager, NewCampaign(name="Spring", type_id=kind.id))
    due = today("UTC") + timedelta(days=60)
    master = {"name": "Story", "content_type": "Article", "due": due}
    wanted = Order(master, [], ["sv", "en"], [], with_tasks=True)
    assert plan(manager, campaign, wanted).tasks == 6
    made = produce_deliverables(manager, campaign.id, wanted)
    rows = offers.parts["tasks"].take(manager, campaign)["rows"]
    assert made.tasks == 6 and [row["name"] for row in rows if "parent" not in row] == ["Story · sv", "Story · en"]
    steps = [row for row in rows if "parent" in row]
    assert len(steps) == 4 and {row["deliverable"] for row in steps} == {0, 1} and all(row["days"] for row in steps)
    undo_batch(manager, made.batch_id)
    assert offers.parts["tasks"].take(manager, campaign)["rows"] == []


def test_content_no_template_knows_is_one_task(manager, campaign, both):
    made = produce_deliverables(manager, campaign.id, Order({"name": "Film"}, [], ["sv"], both, with_tasks=True))
    assert made.tasks == 2


def test_too_many_tasks_are_refused_with_their_count():
    refuse_tasks(2000)
    with pytest.raises(Invalid) as refused:
        refuse_tasks(2001)
    assert refused.value.facts == {"count": 2001, "most": 2000}


def test_interns_and_strangers_produce_nothing(cast, campaign, both):
    with pytest.raises(NotAllowed):
        produce_deliverables(cast.actor("intern"), campaign.id, order(both))
    secret = make_campaign(cast.actor("owner"), private=True)
    for role, where in (("stranger", campaign), ("legal", secret)):
        with pytest.raises(NotFound):
            produce_deliverables(cast.actor(role), where.id, order(both))
