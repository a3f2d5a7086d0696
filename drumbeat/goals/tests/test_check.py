from decimal import Decimal as D

import pytest

from drumbeat.goals import offers
from drumbeat.goals.actions.standing import close_goal
from drumbeat.goals.queries import check_draft, check_values
from drumbeat.goals.screens import goals_screen
from drumbeat.goals.templates import SHIPPED, templates_for
from drumbeat.goals.tests.factories import agree, goals_in_things, make_goal
from drumbeat.identity.tests.factories import make_thing
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.texts import LANGUAGES

pytestmark = pytest.mark.django_db
MEASURED = {"metric_key": "new_leads", "target": 100, "progress_source": "manual"}


@pytest.fixture(autouse=True)
def kinds():
    with goals_in_things() as found:
        yield found


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


def finish(manager, campaign, value, **values):
    goal = agree(manager, make_goal(manager, campaign_id=campaign, current=value, **MEASURED | values))
    return close_goal(manager, goal.id, "achieved")


def draft(**values):
    return {"level": "campaign", "name": "X", "metric_key": "new_leads", "target": D(100), "direction": "up"} | values


def test_a_target_is_compared_with_closed_goals_of_its_measure(manager, kinds):
    email, event = make_thing(manager), make_thing(manager)
    kinds |= {email: "email", event: "event"}
    for value in (20, 40, 60, 80, 120):
        finish(manager, email, value)
    finish(manager, event, 500)
    finish(manager, email, 9, metric_key="clicks")
    finish(manager, email, 9, unit="money", currency="SEK")
    finish(manager, email, None)
    make_goal(manager, campaign_id=email, current=999, **MEASURED)
    _, realism, _ = check_draft(manager, draft(), "email")
    assert (realism.n, realism.percentile, realism.median, realism.best) == (5, 80, D(60), D(120))
    assert check_draft(manager, draft())[1].n == 6
    few = check_draft(manager, draft(), "event")[1]
    assert (few.n, few.all_types, realism.all_types) == (6, True, False)
    assert check_draft(manager, draft(level="company"))[1].n == 0
    assert check_draft(manager, draft(target=None))[1] is None


def test_campaigns_results_count_once_and_only_those_one_sees(cast, manager, kinds):
    director = cast.actor("director")
    hidden = make_thing(director, private=True)
    finish(director, hidden, 70)
    measured = finish(manager, make_thing(manager), 30)
    type(measured).objects.filter(pk=measured.pk).update(progress_source="metric")
    asked = []

    def results(actor, key, kind):
        asked.append((key, kind))
        return [D(each) for each in (10, 20, 30, 40)]

    offers.register_history(offers.History("results", results))
    try:
        assert check_draft(manager, draft(), "email")[1].n == 4
        assert check_draft(director, draft())[1].n == 5 and asked == [("new_leads", each) for each in ("email", "", "")]
    finally:
        del offers.histories["results"]


def test_checking_writes_nothing_and_takes_any_half_typed_goal(manager):
    before = StoredEvent.objects.count()
    points, realism, wrong = check_draft(
        manager, {"level": "campaign", "name": "", "target": D("nan"), "metric_key": "x"}
    )
    assert [point.ok for point in points][:2] == [False, False] and realism is None
    assert wrong == {"target": ["not_a_number"]}
    assert StoredEvent.objects.count() == before


def test_where_metrics_are_defined_a_goal_names_one_of_them(manager):
    offers.register_metric_names(offers.MetricNames("test", lambda _: {"new_leads": "New leads"}))
    try:
        check_values(manager, {"name": "X", "metric_key": "new_leads"})
        with pytest.raises(Invalid) as refused:
            check_values(manager, {"name": "X", "metric_key": "old_leads"})
    finally:
        del offers.metric_names["test"]
    assert refused.value.fields == {"metric_key": ["unknown_metric"]}


def test_templates_are_worded_in_every_language_and_make_sound_goals(manager):
    for kind in ("content", "email", "pr", "", "unheard-of"):
        found = templates_for(kind, "en")
        assert len(found) == 7 + sum(1 for each in SHIPPED if kind in each.types)
    for shipped in SHIPPED:
        worded = {language: templates_for(next(iter(shipped.types), ""), language) for language in LANGUAGES}
        names = {next(row["name"] for row in rows if row["key"] == shipped.key) for rows in worded.values()}
        assert len(names) >= 3, shipped.key
    for row in templates_for("search", "sv"):
        values = {name: row[name] for name in ("name", "statement", "kind", "metric_key", "direction", "unit")}
        assert make_goal(manager, **values).name == row["name"]


def test_the_screen_names_everybody_and_says_what_may_be_done(cast, manager, django_assert_num_queries):
    campaign = make_thing(manager)
    make_goal(manager, "Top", owner_id=cast.person_id("director"))
    make_goal(manager, "Own", campaign_id=campaign, target=10, current=5)
    goals_screen(manager)
    with django_assert_num_queries(5):
        screen = goals_screen(manager)
    top, own = screen["goals"]
    assert [person["name"] for person in screen["people"]] == ["Director"]
    assert own["standing"]["progress"] == 500 and own["target"] == "10" and top["standing"]["progress"] is None
    assert top["gaps"] == ["specific", "measurable", "time_bound"]
    assert "remove_goal" in screen["cans"][own["can"]]
    make_goal(manager, "Third", campaign_id=campaign)
    with django_assert_num_queries(5):
        goals_screen(manager)
