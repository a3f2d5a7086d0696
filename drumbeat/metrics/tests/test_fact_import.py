"""Files of results: recognised, asked about, checked, written by window, undone."""

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.background import jobs
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.undo import undo_batch
from drumbeat.metrics.actions.assign import assign_facts
from drumbeat.metrics.actions.carry import JOB, check_fact_import, foresee, run_fact_import
from drumbeat.metrics.models import Fact, FactRevision
from drumbeat.metrics.queries.facts import to_assign
from drumbeat.metrics.queries.imports import find_import, rows_of
from drumbeat.metrics.screens.results import campaign_results
from drumbeat.metrics.tests.factories import bring, carry_out, day, record, remap

pytestmark = pytest.mark.django_db

ADS = """Campaign report
1 March 2026 - 4 March 2026
Campaign,Day,Currency code,Cost,Clicks,Impr.,CTR
Spring,2026-03-02,EUR,"1,200.50",12,500,2.4%
Spring,2026-03-03,EUR,20.00,8,300,2.67%
Autumn,2026-03-02,EUR,5.00,1,--,0%
Total: account,--,EUR,"1,225.50",21,800,
"""


def _value(actor, campaign, key):
    return campaign_results(actor, campaign.id)["figures"].get(key, {}).get("value")


def test_a_report_is_recognised_with_preamble_and_totals(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor, "Spring")
    job = bring(actor, ADS)
    fields = {column["header"]: (column["field"], column["metric_key"]) for column in job.mapping["columns"]}
    assert fields == {
        "Campaign": ("campaign", ""), "Day": ("date", ""), "Currency code": ("currency", ""),
        "Cost": ("metric", "cost"), "Clicks": ("metric", "clicks"), "Impr.": ("metric", "impressions"),
        "CTR": ("skip", ""),
    }  # fmt: skip
    assert job.mapping["campaigns"] == {"Spring": str(campaign.id), "Autumn": "assign"}
    job = check_fact_import(actor, job.id, foresee(actor, job.id))
    assert job.counts == {
        "rows": 4, "created": 8, "changed": 0, "same": 0, "removed": 0, "typed": 0, "to_assign": 2,
        "fault_totals_row": 1,
    }  # fmt: skip
    assert [(row["number"], row["reason"]) for row in rows_of(job, None, 0, 10)] == [(7, "totals_row")]
    assert not Fact.objects.exists()
    carry_out(actor, job)
    assert _value(actor, campaign, "cost") == "1220.5"
    assert _value(actor, campaign, "ctr") == "2.5"


def test_dates_that_can_be_read_in_two_orders_are_asked(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    job = bring(actor, "Date,Clicks\n03/02/2026,4\n04/02/2026,5\n", campaign_id=campaign.id)
    with pytest.raises(Invalid) as refused:
        foresee(actor, job.id)
    assert refused.value.fields == {"columns.0": ["date_order_needed"]}
    with pytest.raises(Invalid):
        run_fact_import(actor, job.id)
    job = remap(actor, job, {"Date": {"date_order": "mdy"}})
    carry_out(actor, job)
    assert sorted(map(str, Fact.objects.values_list("start", flat=True))) == ["2026-03-02", "2026-04-02"]


def test_figures_that_can_be_thousands_or_thousandths_are_asked(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    job = bring(actor, "Datum;Klick\n2026-03-02;1.234\n2026-03-03;2.500\n", campaign_id=campaign.id)
    with pytest.raises(Invalid) as refused:
        foresee(actor, job.id)
    assert refused.value.fields == {"columns.1": ["decimals_needed"]}
    carry_out(actor, remap(actor, job, {"Klick": {"decimals": ",", "decimals_sure": True}}))
    assert _value(actor, campaign, "clicks") == "3734"


def test_a_restated_file_replaces_its_window_and_nothing_counts_twice(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor, "Spring")
    carry_out(
        actor, bring(actor, "Day,Campaign,Clicks\n2026-03-02,Spring,1\n2026-03-03,Spring,2\n2026-03-04,Spring,3\n")
    )
    again = bring(actor, "Day,Campaign,Clicks\n2026-03-02,Spring,1\n2026-03-04,Spring,30\n")
    again = check_fact_import(actor, again.id, foresee(actor, again.id))
    assert {name: again.counts[name] for name in ("created", "changed", "same", "removed")} == {
        "created": 0, "changed": 1, "same": 1, "removed": 1,
    }  # fmt: skip
    carry_out(actor, again)
    assert _value(actor, campaign, "clicks") == "31"
    assert FactRevision.objects.count() == 2
    undo_batch(actor, again.batch_id)
    assert _value(actor, campaign, "clicks") == "6"


def test_undo_keeps_a_value_corrected_since(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor, "Spring")
    job = carry_out(actor, bring(actor, "Day,Clicks\n2026-03-02,1\n2026-03-03,2\n", campaign_id=campaign.id))
    record(actor, campaign.id, {"clicks": [10]})
    assert _value(actor, campaign, "clicks") == "12"
    undo, _ = undo_batch(actor, job.batch_id)
    assert _value(actor, campaign, "clicks") == "10"
    undo_batch(actor, undo.id)
    assert _value(actor, campaign, "clicks") == "12"


def test_typed_values_make_place_and_come_back(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor, "Spring")
    record(actor, campaign.id, {"clicks": [100, 5]})
    job = bring(actor, "Day,Clicks\n2026-03-02,7\n", campaign_id=campaign.id)
    assert foresee(actor, job.id).counts()["typed"] == 1
    carry_out(actor, job)
    assert _value(actor, campaign, "clicks") == "12"
    undo_batch(actor, job.batch_id)
    assert _value(actor, campaign, "clicks") == "105"


def test_an_import_that_breaks_at_every_try_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    actor = cast.actor("manager")
    campaign = make_campaign(actor, "Spring")
    job = run_fact_import(actor, bring(actor, "Day,Clicks\n2026-03-02,7\n", campaign_id=campaign.id).id)
    monkeypatch.setattr(jobs, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr("drumbeat.metrics.actions.carry.close_run", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        jobs.run_job(JOB, job.workspace_id, job.id)
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "kernel.broke")


def test_the_same_cell_twice_in_a_file_is_named(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    rows = "Day,Clicks\n2026-03-02,7\n2026-03-02,8\n2026-03-03,1\n2026-03-03,1\n2026-03-04,< 10%\n,3\n"
    job = bring(actor, rows, campaign_id=campaign.id)
    check_fact_import(actor, job.id, foresee(actor, job.id))
    told = [(row["number"], row["reason"], row["facts"].get("row")) for row in rows_of(job, None, 0, 10)]
    assert told == [(3, "twice", 2), (5, "repeated", 4), (6, "not_a_number", None), (7, "no_day", None)]
    carry_out(actor, job)
    assert _value(actor, campaign, "clicks") == "8"


def test_periods_that_overlap_days_are_named(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    job = bring(actor, "Period,Clicks\n2026-03,70\n2026-03-15,5\n2026-W14,9\n2026-04-06,1\n", campaign_id=campaign.id)
    check_fact_import(actor, job.id, foresee(actor, job.id))
    told = [(row["number"], row["reason"], row["facts"]["row"]) for row in rows_of(job, None, 0, 10)]
    assert told == [(3, "overlaps", 2), (4, "overlaps", 2)]


def test_unknown_campaigns_wait_until_they_are_assigned(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor, "Spring sale")
    text = "Day,Campaign,Clicks\n2026-03-02,spring-sale,1\n2026-03-02,X_17,2\n2026-03-03,X_17,3\n"
    carry_out(actor, bring(actor, text))
    assert _value(actor, campaign, "clicks") == "1"
    (waiting,) = to_assign(actor)
    assert (waiting["campaign_ref"], waiting["count"]) == ("X_17", 2)
    assign_facts(actor, waiting["source_id"], "X_17", campaign.id)
    assert _value(actor, campaign, "clicks") == "6"
    assert not to_assign(actor)
    with pytest.raises(NotFound):
        assign_facts(actor, waiting["source_id"], "X_17", campaign.id)
    assert bring(actor, text).mapping["campaigns"]["X_17"] == str(campaign.id)


def test_a_file_without_days_takes_those_of_its_head(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    text = "Report\n1 March 2026 - 31 March 2026\nTop queries,Clicks,Impressions,CTR,Position\nshoes,4,10,40%,2.5\n"
    job = carry_out(actor, bring(actor, text + "hats,1,30,3.3%,8.5\n", campaign_id=campaign.id))
    assert job.state == "done"
    assert (str(Fact.objects.first().start), str(Fact.objects.first().end)) == ("2026-03-01", "2026-03-31")
    assert _value(actor, campaign, "rank") == "7"  # (2.5 * 10 + 8.5 * 30) / 40


def test_running_twice_is_refused_and_strangers_see_nothing(cast: Cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    job = carry_out(actor, bring(actor, "Day,Clicks\n2026-03-02,7\n", campaign_id=campaign.id))
    with pytest.raises(Conflict):
        run_fact_import(actor, job.id)
    for who in ("legal", "stranger"):
        with pytest.raises(NotFound):
            find_import(cast.actor(who), job.id)


def test_rows_of_campaigns_one_may_not_write_are_named(cast: Cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager, "Spring")
    from drumbeat.campaigns.actions.campaign import grant_membership

    grant_membership(cast.actor("manager"), campaign.id, "observer", person_id=cast.person_id("legal"))
    member = cast.actor("legal")
    job = bring(member, f"Day,Campaign,Clicks\n{day(0)},Spring,1\n")
    assert foresee(member, job.id).counts()["fault_not_allowed"] == 1
