from datetime import date
from decimal import Decimal as D

import pytest

from drumbeat.goals.actions.goal import create_goal, remove_goals, restore_goals, update_goal
from drumbeat.goals.actions.place import move_goal, remove_with_campaign, restore_with_campaign
from drumbeat.goals.actions.standing import close_goal, post_goal_update, reopen_goal
from drumbeat.goals.queries import find_goal, goals, goals_of_campaign, updates_of
from drumbeat.goals.tests.factories import agree, goals_in_things, make_goal, standing_of
from drumbeat.identity.tests.factories import make_thing
from drumbeat.kernel.errors import ChangedSince, Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.kernel.undo import undo_batch

pytestmark = pytest.mark.django_db
DUE = date(2027, 6, 30)


@pytest.fixture(autouse=True)
def things():
    with goals_in_things() as kinds:
        yield kinds


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def campaign(manager):
    return make_thing(manager)


def last(kind: str) -> StoredEvent:
    return StoredEvent.objects.filter(kind=kind).latest("seq")


def undo_last(actor):
    return undo_batch(actor, Batch.objects.filter(undoes__isnull=True).latest("created_at").id)


def test_a_goal_has_the_scope_of_its_campaign_and_is_a_draft(manager, campaign):
    goal = make_goal(manager, campaign_id=campaign, baseline=10, target=20, current=15)
    assert (goal.scope_id, goal.state, goal.level) == (campaign, "draft", "campaign")
    assert standing_of(goal) == (D(15), 500, 1, 1)
    assert last("goal.created").parents == [["campaign", str(campaign)]]


@pytest.mark.parametrize("values", [{"level": "campaign"}, {"level": "company", "campaign": True}])
def test_a_campaigns_goal_names_its_campaign_and_no_other_does(manager, campaign, values):
    given = {"level": values["level"], "name": "X", "campaign_id": campaign if "campaign" in values else None}
    with pytest.raises(Invalid) as refused:
        create_goal(manager, given)
    assert refused.value.fields.keys() == {"campaign_id"}


def test_who_writes_goals(cast, manager, campaign):
    make_goal(cast.actor("lead"), campaign_id=campaign)
    for who, level in (
        ("intern", {"campaign_id": campaign}),
        ("lead", {}),
        ("lead", {"owner_id": cast.person_id("lead")}),
    ):
        with pytest.raises(NotAllowed):
            make_goal(cast.actor(who), **level)
    with pytest.raises(NotFound):
        make_goal(cast.actor("stranger"), campaign_id=campaign)
    theirs = make_goal(manager, owner_id=cast.person_id("lead"))
    assert update_goal(cast.actor("lead"), theirs.id, {"statement": "Mine"}).statement == "Mine"
    with pytest.raises(NotAllowed):
        update_goal(cast.actor("legal"), theirs.id, {"statement": "Not mine"})


def test_goals_of_a_private_campaign_do_not_exist_for_others(cast, manager):
    director = cast.actor("director")
    top = make_goal(manager, "Top", progress_source="goals", target=100, metric_key="new_leads")
    hidden = make_goal(
        director, "Hidden", campaign_id=make_thing(director, private=True), parent_id=top.id, current=40, target=50,
        metric_key="new_leads",
    )  # fmt: skip
    agree(director, hidden)
    assert [goal.name for goal in goals(manager)] == ["Top"]
    for attempt in (
        lambda: find_goal(manager, hidden.id),
        lambda: update_goal(manager, hidden.id, {"name": "X"}),
        lambda: move_goal(manager, hidden.id, None),
        lambda: post_goal_update(manager, hidden.id, "on_track"),
        lambda: make_goal(manager, parent_id=hidden.id),
    ):
        with pytest.raises(NotFound):
            attempt()
    with pytest.raises(Conflict) as refused:
        remove_goals(manager, [top.id])
    assert refused.value.facts == {"names": "", "count": 1}
    told = StoredEvent.objects.filter(kind="goals.rolled_up", scope_id=top.scope_id).values_list("facts", flat=True)
    assert all(str(hidden.id) not in facts["ids"] for facts in told)
    assert standing_of(top)[0] == D(40)


def test_changes_merge_by_field(manager):
    goal = make_goal(manager)
    base = last("goal.created").seq
    update_goal(manager, goal.id, {"name": "Theirs"}, base)
    update_goal(manager, goal.id, {"statement": "Mine"}, base)
    with pytest.raises(ChangedSince):
        update_goal(manager, goal.id, {"name": "Mine"}, base)


def test_the_same_change_twice_is_one_event(manager):
    goal = make_goal(manager, target=10)
    for _ in range(2):
        update_goal(manager, goal.id, {"target": D("20.0")})
    assert StoredEvent.objects.filter(kind="goal.updated").count() == 1
    assert last("goal.updated").changes == {"target": ["10", "20"]}


def test_a_goal_in_money_has_the_workspaces_currency_and_loses_it_with_the_unit(cast, manager):
    goal = make_goal(manager, unit="money")
    assert goal.currency == cast.workspace.currency
    assert update_goal(manager, goal.id, {"unit": "number"}).currency == ""


def test_nothing_is_kept_of_a_refused_change(manager):
    goal = make_goal(manager, baseline=10, target=20)
    with pytest.raises(Invalid):
        update_goal(manager, goal.id, {"name": "New", "target": D(5)})
    assert find_goal(manager, goal.id).name == "More leads"


def test_a_circle_is_refused_and_named(manager):
    a = make_goal(manager, "A")
    b = make_goal(manager, "B", parent_id=a.id)
    c = make_goal(manager, "C", parent_id=b.id)
    with pytest.raises(Conflict) as refused:
        move_goal(manager, a.id, c.id)
    assert refused.value.code == "goals.circle" and refused.value.facts["chain"] == "A → C → B → A"
    with pytest.raises(Conflict):
        move_goal(manager, a.id, a.id)


def test_a_parent_stands_above_and_a_campaigns_goals_keep_to_it(manager, campaign):
    department = make_goal(manager, "Department", level="department")
    own = make_goal(manager, "Own", campaign_id=campaign, parent_id=department.id)
    for child, parent, fault in (
        ({"level": "company"}, department, "level_below"),
        ({"level": "department"}, own, "level_below"),
        ({"campaign_id": make_thing(manager)}, own, "other_campaign"),
    ):
        with pytest.raises(Invalid) as refused:
            make_goal(manager, parent_id=parent.id, **child)
        assert refused.value.fields == {"parent_id": [fault]}
    assert make_goal(manager, campaign_id=campaign, parent_id=own.id).parent_id == own.id


def test_moving_orders_siblings_and_is_taken_back(manager):
    a, b = make_goal(manager, "A"), make_goal(manager, "B")
    c = make_goal(manager, "C", parent_id=a.id)
    move_goal(manager, c.id, None, b.id)
    assert [goal.name for goal in goals(manager).order_by("rank")] == ["A", "C", "B"]
    undo_last(manager)
    assert find_goal(manager, c.id).parent_id == a.id
    with pytest.raises(Invalid) as refused:
        move_goal(manager, c.id, None, c.id)
    assert refused.value.fields == {"before_id": ["unknown"]}


def test_removing_waits_for_sub_goals_and_is_taken_back(manager):
    top = make_goal(manager, "Top")
    sub = make_goal(manager, "Sub", parent_id=top.id)
    with pytest.raises(Conflict) as refused:
        remove_goals(manager, [top.id])
    assert refused.value.facts == {"names": "Sub", "count": 1}
    remove_goals(manager, [sub.id, top.id])
    remove_goals(manager, [sub.id])
    assert not goals(manager).exists()
    restore_goals(manager, [top.id, sub.id])
    assert find_goal(manager, sub.id).parent_id == top.id


def test_making_and_removing_are_undone(manager):
    goal = make_goal(manager)
    remove_goals(manager, [goal.id])
    undo_last(manager)
    assert find_goal(manager, goal.id).name == "More leads"
    other = make_goal(manager, "Other")
    undo_last(manager)
    with pytest.raises(NotFound):
        find_goal(manager, other.id)


def test_changing_what_was_approved_makes_a_draft_and_undo_approves_again(manager):
    goal = agree(manager, make_goal(manager, baseline=10, target=20, due=DUE))
    assert goal.state == "approved"
    assert update_goal(manager, goal.id, {"statement": "Words only"}).state == "approved"
    changed = update_goal(manager, goal.id, {"target": D(30), "name": "More"})
    assert changed.state == "draft" and last("goal.updated").changes["state"] == ["approved", "draft"]
    undo_last(manager)
    back = find_goal(manager, goal.id)
    assert (back.state, back.target, back.name) == ("approved", D(20), "More leads")


def test_undo_does_not_approve_what_was_not(manager):
    goal = agree(manager, make_goal(manager, baseline=10, target=20, due=DUE))
    update_goal(manager, goal.id, {"target": D(30)})
    batch = Batch.objects.filter(kind="edit").latest("created_at")
    update_goal(manager, goal.id, {"target": D(40)})
    _, plan = undo_batch(manager, batch.id)
    assert [kept["field"] for kept in plan.kept] == ["target"]
    assert (find_goal(manager, goal.id).state, find_goal(manager, goal.id).target) == ("draft", D(40))


def test_updates_are_dated_and_only_on_approved_goals(cast, manager):
    goal = make_goal(manager)
    with pytest.raises(Conflict, match=r"goals\.not_approved"):
        post_goal_update(manager, goal.id, "on_track")
    agree(manager, goal)
    post_goal_update(manager, goal.id, "at_risk", " The shop is late ")
    post_goal_update(manager, goal.id, "on_track")
    said = [(row.state, row.text, row.author_id) for row in updates_of(find_goal(manager, goal.id))]
    assert said == [("on_track", "", manager.person_id), ("at_risk", "The shop is late", manager.person_id)]
    for state in ("achieved", "draft", "great"):
        with pytest.raises(Invalid):
            post_goal_update(manager, goal.id, state)
    with pytest.raises(NotAllowed):
        post_goal_update(cast.actor("lead"), goal.id, "on_track")


def test_a_closed_goal_stands_as_it_was_until_it_is_reopened(manager):
    goal = agree(manager, make_goal(manager, target=20, current=10))
    assert close_goal(manager, goal.id, "partial", "Half of it").state == "partial"
    close_goal(manager, goal.id, "partial")
    assert StoredEvent.objects.filter(kind="goal.closed").count() == 1
    for attempt in (
        lambda: close_goal(manager, goal.id, "achieved"),
        lambda: update_goal(manager, goal.id, {"current": D(20)}),
        lambda: post_goal_update(manager, goal.id, "on_track"),
        lambda: move_goal(manager, goal.id, None),
    ):
        with pytest.raises(Conflict, match=r"goals\.closed"):
            attempt()
    assert reopen_goal(manager, goal.id).state == "approved"
    with pytest.raises(Conflict, match=r"goals\.not_closed"):
        reopen_goal(manager, goal.id)


def test_goals_go_and_come_with_their_campaign(manager, campaign):
    top = make_goal(manager, "Top", progress_source="goals")
    kept = make_goal(manager, "Removed before", campaign_id=campaign)
    remove_goals(manager, [kept.id])
    goal = make_goal(manager, campaign_id=campaign, parent_id=top.id, current=5, target=10)
    agree(manager, goal)
    assert standing_of(top)[1] == 500
    remove_with_campaign(manager, campaign)
    assert goals_of_campaign(manager, campaign) == [] and standing_of(top) == (None, None, 0, 0)
    restore_with_campaign(manager, campaign)
    assert [row.id for row in goals_of_campaign(manager, campaign)] == [goal.id] and standing_of(top)[1] == 500
