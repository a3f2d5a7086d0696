"""Roll-up against a twin that knows only the definition, over random trees and random histories of change."""

from decimal import ROUND_HALF_EVEN
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drumbeat.goals import offers
from drumbeat.goals.actions.goal import update_goal
from drumbeat.goals.actions.rollup import roll_up_goals
from drumbeat.goals.models import Goal, GoalProjection
from drumbeat.goals.queries import goals_measured_by
from drumbeat.goals.rules.rollup import Node, Standing, standing_of, upward
from drumbeat.goals.tests.factories import agree, goals_in_things, make_goal
from drumbeat.goals.tests.factories import standing_of as stored
from drumbeat.identity.queries import workspace_of
from drumbeat.identity.tests.factories import make_thing
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.models import StoredEvent

SMALL = st.integers(-20, 200)
UNSETTLED = ("draft", "proposed", "dropped")


@st.composite
def trees(draw):
    """Goals in any order, each below an earlier one or none; every third is measured otherwise."""
    count = draw(st.integers(1, 25))
    made: list[Node] = []
    for index in range(count):
        parent = draw(st.integers(-1, index - 1))
        values = [draw(st.none() | SMALL) for _ in range(3)]
        made.append(
            Node(
                new_id(),
                made[parent].id if parent >= 0 else None,
                new_id(),
                draw(st.sampled_from(("goals", "goals", "manual", "metric", "tasks"))),
                draw(st.sampled_from(("approved", "on_track", "achieved", "draft", "dropped"))),
                draw(st.integers(1, 5)),
                draw(st.sampled_from((("leads", "number", ""), ("leads", "number", ""), ("ctr", "percent", "")))),
                draw(st.sampled_from(("up", "down"))),
                *(None if each is None else D(each) for each in values),
            )
        )
    return made, {node.id: draw(st.none() | SMALL) for node in made}


def twin(node, nodes, measured):
    """Where a goal stands by definition: value, permille, counted, of; in fractions, from the leaves each time."""
    subs = [each for each in nodes if each.parent_id == node.id and each.state not in UNSETTLED]
    if node.source == "tasks":
        done = measured[node.id]
        return None, None if done is None else half_even(Fraction(done) * 10), int(done is not None), 1
    if node.source != "goals":
        value = node.current if node.source == "manual" else measured[node.id]
        return value, permille(node, value), int(value is not None), 1
    stands = [(each, twin(each, nodes, measured)) for each in subs]
    alike = all(each.measure == node.measure for each in subs)
    if subs and node.target is not None and alike and node.measure[1] == "number":
        values = [stand[0] for _, stand in stands if stand[0] is not None]
        total = sum(values) if values else None
        return total, permille(node, total), len(values), len(subs)
    told = [(each.weight, stand[1]) for each, stand in stands if stand[1] is not None]
    mean = half_even(Fraction(sum(w * p for w, p in told), sum(w for w, _ in told))) if told else None
    return None, mean, len(told), len(subs)


def permille(node, value):
    start = 0 if node.baseline is None and node.direction == "up" else node.baseline
    if value is None or start is None or node.target is None or start == node.target:
        return None
    return half_even(1000 * (Fraction(value) - Fraction(start)) / (Fraction(node.target) - Fraction(start)))


def half_even(value: Fraction) -> int:
    return round(value)


@given(trees())
def test_every_standing_equals_the_twins(grown):
    nodes, measured = grown
    known: dict = {}
    for node in upward({node.id: node for node in nodes}):
        subs = [(each, known[each.id]) for each in nodes if each.parent_id == node.id]
        value = measured[node.id]
        known[node.id] = standing_of(node, None if value is None else D(value), subs)
    for node in nodes:
        found: Standing = known[node.id]
        assert (found.current, found.progress, found.counted, found.of) == twin(node, nodes, measured)


def test_the_twin_rounds_as_the_rules_do():
    assert [half_even(Fraction(each, 2)) for each in (1, 3, 5)] == [0, 2, 2]
    assert [int(D(each).quantize(D(1), ROUND_HALF_EVEN)) for each in ("0.5", "1.5", "2.5")] == [0, 2, 2]


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_changes_in_any_order_leave_what_a_whole_derivation_finds(manager, seed):
    from random import Random

    chance = Random(seed)
    made: list[Goal] = []
    for index in range(12):
        above = chance.choice([None, *[goal for goal in made if goal.progress_source == "goals"]])
        source = "goals" if index < 4 else chance.choice(("manual", "goals"))
        goal = make_goal(
            manager, f"G{index}", parent_id=above and above.id, progress_source=source, target=100,
            metric_key="new_leads", weight=chance.randint(1, 3),
        )  # fmt: skip
        made.append(agree(manager, goal) if chance.random() < 0.8 else goal)
    for _ in range(15):
        goal = chance.choice(made)
        update_goal(manager, goal.id, {"current": chance.choice([None, D(chance.randint(0, 120))])})
    before = {row.goal_id: (row.current, row.progress, row.counted, row.of) for row in GoalProjection.objects.all()}
    assert roll_up_goals(manager.workspace_id) == 0
    nodes = [node_of(Goal.objects.get(pk=goal.pk)) for goal in made]
    assert before == {node.id: twin(node, nodes, {node.id: None for node in nodes}) for node in nodes}


def node_of(goal: Goal) -> Node:
    return Node(
        goal.id, goal.parent_id, goal.scope_id, goal.progress_source, goal.state, goal.weight,
        (goal.metric_key, goal.unit, goal.currency), goal.direction, goal.baseline, goal.target, goal.current,
    )  # fmt: skip


@pytest.mark.django_db
def test_a_fact_reaches_the_goals_measured_by_it_and_those_above_alone(manager):
    with goals_in_things(), facts({}) as known:
        campaign, other = make_thing(manager), make_thing(manager)
        top = make_goal(manager, "Top", progress_source="goals", target=200, metric_key="new_leads")
        aside = make_goal(manager, "Aside", progress_source="goals", target=200)
        own = make_goal(
            manager, "Own", campaign_id=campaign, parent_id=top.id, progress_source="metric", target=100,
            metric_key="new_leads",
        )  # fmt: skip
        make_goal(manager, "Theirs", campaign_id=other, progress_source="metric", target=9, metric_key="new_leads")
        agree(manager, own)
        assert stored(own) == (None, None, 0, 1) and stored(top) == (None, None, 0, 1)
        known[own.id] = D(1) / 3
        assert [roll_up_goals(manager.workspace_id, [own.id]) for _ in range(2)] == [2, 0]
        assert stored(own)[0] == D("0.333333")
        known[own.id] = D(50)
        touched = goals_measured_by(manager.workspace_id, ["new_leads"], [campaign])
        assert touched == [own.id]
        assert roll_up_goals(manager.workspace_id, touched) == 2
        assert stored(own) == (D(50), 500, 1, 1) and stored(top) == (D(50), 250, 1, 1)
        told = StoredEvent.objects.filter(kind="goals.rolled_up").order_by("-seq")[:2]
        assert {tuple(event.facts["ids"]) for event in told} == {(str(own.id),), (str(top.id),)}
        assert {event.scope_id for event in told} == {campaign, workspace_of(manager).scope_id}
        assert roll_up_goals(manager.workspace_id, touched) == 0
        assert str(aside.id) not in str([event.facts for event in told])


class facts:
    """A measure of `metric` that reads from a dictionary."""

    def __init__(self, known):
        self.known = known

    def __enter__(self):
        self.kept = dict(offers.measures)
        offers.register_measure(offers.Measure("metric", lambda _, goals: {g.id: self.known.get(g.id) for g in goals}))
        return self.known

    def __exit__(self, *_):
        offers.measures.clear()
        offers.measures.update(self.kept)
