"""Odds, warnings and flow over real tables; the counting itself runs in the compute worker."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.forecasts import actions, jobs
from drumbeat.forecasts.offers import Considered
from drumbeat.forecasts.queries.flow import flow_of
from drumbeat.forecasts.queries.odds import calibration_of, duration_advice, forecast_of, odds_of_plan, warnings
from drumbeat.forecasts.tests.factories import (
    DurationLesson,
    EarlyWarning,
    LaunchForecast,
    StageVisit,
    StaleForecast,
    make_warning,
    recompute,
    said,
    settle_forecasts,
)
from drumbeat.identity.actions.days import begin_days
from drumbeat.kernel.background.readers import settle_readers
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.actions.task import commit_task, complete_task, update_task
from drumbeat.work.actions.time import log_time
from drumbeat.work.queries.leaves import leaves_of
from drumbeat.work.tests.factories import make_task
from drumbeat.work.tests.factories import recompute as schedule

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def planned(manager, cast):
    """A campaign whose launch, in three weeks, waits for two weeks of one person's work."""
    day = today(manager.time_zone)
    first = day + timedelta(days=7 - day.weekday())
    campaign = make_campaign(manager, launch=first + timedelta(days=11))
    work = make_task(
        manager, campaign, "Write", start=first, due=first + timedelta(days=11), estimate_minutes=80 * 60,
        people=[cast.person_id("lead")],
    )  # fmt: skip
    launch = make_task(manager, campaign, "Launch", kind="milestone", due=campaign.launch, is_launch=True)
    add_dependency(manager, work.id, launch.id)
    schedule(manager, [campaign.id])
    return campaign, work, launch


def test_odds_are_counted_once_a_day_and_name_the_work_that_matters(manager, planned):
    campaign, work, launch = planned
    row = recompute(manager, campaign)
    assert row is not None
    assert (row.task_id, row.target) == (launch.id, campaign.launch)
    assert 300 < row.chance < 700, "half of like work takes longer than planned, and the plan has no slack"
    assert row.p10 <= row.p50 <= row.p80 <= row.p90
    assert recompute(manager, campaign).pk == row.pk
    assert LaunchForecast.objects.count() == 1
    told = forecast_of(manager, campaign.id)
    assert told["forecast"]["critical"][0]["name"] == "Write"
    assert told["forecast"]["levers"][0]["gain"] > 0
    assert told["forecast"]["bases"] == {"none": 1}
    assert told["outside"] == {"count": 0, "fewest": 3, "p50": None, "p80": None}
    assert StoredEvent.objects.filter(kind="forecast.recomputed", subject_id=campaign.id).count() == 2
    assert work.name == "Write"


def test_a_launch_without_work_before_it_is_certain_and_one_without_a_launch_is_silent(manager):
    campaign = make_campaign(manager)
    assert recompute(manager, campaign) is None
    day = today(manager.time_zone)
    day += timedelta(days=30 - day.weekday())  # a Wednesday: a milestone on a day off is done on the working day before
    make_task(manager, campaign, "Launch", kind="milestone", due=day, is_launch=True)
    row = recompute(manager, campaign)
    assert (row.chance, row.p90) == (1000, day)


def test_what_is_only_considered_is_played_and_not_written(manager, planned):
    campaign, work, _ = planned
    base = odds_of_plan(manager.workspace_id, [campaign.id])[campaign.id]
    leaf = next(each for each in leaves_of(manager.workspace_id, [campaign.id]) if each.id == work.id)
    shorter = Considered({work.id: replace(leaf, length=leaf.length // 2)})
    eased = odds_of_plan(manager.workspace_id, [campaign.id], shorter)[campaign.id]
    assert eased["chance"] > base["chance"] + 200
    dropped = odds_of_plan(manager.workspace_id, [campaign.id], Considered({work.id: None}))[campaign.id]
    assert dropped["chance"] == 1000
    away = Considered(away=((leaf.people[0], work.start, work.due),))
    assert odds_of_plan(manager.workspace_id, [campaign.id], away)[campaign.id]["chance"] == 0
    assert not LaunchForecast.objects.exists()


def test_a_change_marks_the_campaign_and_the_next_turn_counts(manager, planned):
    campaign, _, _ = planned
    schedule(manager, [campaign.id])
    settle_readers(manager.workspace_id)
    assert StaleForecast.objects.filter(campaign_id=campaign.id).exists()
    assert settle_forecasts(manager.workspace_id) >= 1
    assert LaunchForecast.objects.filter(campaign_id=campaign.id).exists()
    assert not StaleForecast.objects.filter(campaign_id=campaign.id).exists()


def test_threats_are_raised_once_kept_up_and_cleared(manager, planned):
    campaign, work, _ = planned
    update_task(manager, work.id, {"due": work.due + timedelta(days=7)})
    commit_task(manager, work.id, work.due)
    schedule(manager, [campaign.id])
    recompute(manager, campaign)
    kinds = {row.kind: row for row in EarlyWarning.objects.filter(campaign=campaign, cleared_at__isnull=True)}
    assert {"delay", "negative_float", "commitment"} <= set(kinds)
    assert kinds["delay"].facts["days"] == 7
    assert kinds["commitment"].facts["tasks"][0]["name"] == "Write"
    recompute(manager, campaign)
    assert EarlyWarning.objects.filter(campaign=campaign, kind="delay").count() == 1
    update_task(manager, work.id, {"due": work.due - timedelta(days=7)})
    commit_task(manager, work.id, None)
    schedule(manager, [campaign.id])
    recompute(manager, campaign)
    left = set(warnings(manager, campaign.id).values_list("kind", flat=True))
    assert not left & {"delay", "negative_float", "commitment"}
    assert StoredEvent.objects.filter(kind="warning.cleared").count() >= 3


def test_a_dismissed_warning_leaves_today_and_stays_on_the_campaign(manager, cast):
    campaign = make_campaign(manager)
    row = make_warning(campaign.id)
    actions.dismiss_warning(manager, row.id)
    actions.dismiss_warning(manager, row.id)
    assert list(warnings(manager)) == []
    assert [one.id for one in warnings(manager, campaign.id)] == [row.id]
    assert StoredEvent.objects.filter(kind="warning.dismissed").count() == 1


def test_warnings_of_a_private_campaign_are_nobody_elses(manager, cast):
    campaign = make_campaign(manager, private=True)
    row = make_warning(campaign.id)
    stranger = cast.actor("legal")
    assert list(warnings(stranger)) == []
    with pytest.raises(NotFound):
        actions.dismiss_warning(stranger, row.id)
    with pytest.raises(NotFound):
        forecast_of(stranger, campaign.id)


def test_calibration_says_too_few_and_counts_what_came(manager):
    day = today(manager.time_zone)
    for late in (0, 0, 5, 9):
        campaign = make_campaign(manager)
        launch = make_task(manager, campaign, "Launch", kind="milestone", due=day, is_launch=True)
        said(campaign, launch.id, day - timedelta(days=30), day - timedelta(days=late), 850)
        complete_task(manager, launch.id)
    told = calibration_of(manager)
    assert (told["count"], told["enough"], told["within_p50"], told["within_p80"]) == (4, False, 2, 3)
    assert told["bands"][-1] == {"low": 800, "high": 1000, "count": 4, "kept": 2, "said": 850}


def test_settings_are_for_directors(manager, cast):
    with pytest.raises(NotAllowed):
        actions.update_forecast_settings(cast.actor("legal"), by_person=True)
    director = cast.actor("director")
    assert actions.update_forecast_settings(director, by_person=True).by_person
    actions.update_forecast_settings(director, by_person=True)
    assert StoredEvent.objects.filter(kind="forecast.settings_updated").count() == 1


def test_advice_without_history_says_so_and_without_an_estimate_is_refused(manager):
    campaign = make_campaign(manager)
    done = make_task(manager, campaign, "Write the newsletter", estimate_minutes=120)
    log_time(manager, done.id, 180)
    complete_task(manager, done.id)
    task = make_task(manager, campaign, "Write next newsletter")
    with pytest.raises(Invalid):
        duration_advice(manager, task.id)
    told = duration_advice(manager, task.id, 240)
    assert (told["p50"], told["p80"], told["basis"]) == (240, 360, "none")
    assert told["similar"][0]["minutes"] == 180


def test_stays_in_stages_follow_the_history_twice_over(manager):
    campaign = make_campaign(manager)
    task = make_task(manager, campaign)
    complete_task(manager, task.id)
    settle_readers(manager.workspace_id)
    stays = list(StageVisit.objects.filter(task_id=task.id).order_by("entered_at"))
    assert [one.left_at is None for one in stays] == [False, True]
    assert stays[0].stage_id == task.stage_id
    from drumbeat.forecasts.handlers import follow_stages

    follow_stages(manager, list(StoredEvent.objects.filter(subject_id=task.id).order_by("seq")))
    assert StageVisit.objects.filter(task_id=task.id).count() == 2


def test_flow_counts_what_stands_where(manager):
    campaign = make_campaign(manager)
    for name in ("One", "Two", "Three"):
        make_task(manager, campaign, name)
    complete_task(manager, make_task(manager, campaign, "Four").id)
    settle_readers(manager.workspace_id)
    told = flow_of(manager, campaign.id, 30)
    assert (told["days"], told["left"], told["when_done"]) == (30, 3, None)
    assert sum(row[-1] for row in told["counts"]) == 4
    assert told["lead"]["open"] == 3
    assert told["first"] == date.fromordinal(today(manager.time_zone).toordinal() - 29)


def test_the_day_queues_learning_and_every_open_campaign_is_counted(
    manager, planned, settings, django_capture_on_commit_callbacks
):
    settings.JOBS_INLINE = True
    campaign, _, _ = planned
    with django_capture_on_commit_callbacks(execute=True):
        begin_days("forecasts.begin_day", jobs.begin_day)
    assert DurationLesson.objects.get(workspace_id=manager.workspace_id).cases == 0
    assert StaleForecast.objects.filter(campaign_id=campaign.id).exists()
    with django_capture_on_commit_callbacks(execute=True):
        jobs.ask_for_odds()
    assert LaunchForecast.objects.filter(campaign_id=campaign.id).exists()
    begin_days("forecasts.begin_day", jobs.begin_day)
    assert not StaleForecast.objects.filter(campaign_id=campaign.id).exists(), "a day is followed once"
