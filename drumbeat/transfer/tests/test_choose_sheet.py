"""A workbook with several sheets: which one is read, and how a person chooses another."""

import pytest

from drumbeat.engines.tabular.tests.workbooks import workbook
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.transfer.actions.begin import choose_sheet, start_import
from drumbeat.transfer.actions.run import check_import
from drumbeat.transfer.tests.factories import bring, run, task
from drumbeat.work.tests.factories import Task

BOOK = workbook(
    {"Notes": [["Read me"], ["Nothing here"]], "Plan": [["Task", "Stage"], ["Print flyers", "Doing"]], "Blank": []}
)


def test_the_dry_run_names_the_sheets_and_the_first_with_content_is_read(cast: Cast) -> None:
    job = check_import(cast.actor("manager"), bring(cast, BOOK, "plan.xlsx").id)
    assert (job.detected["sheet"], job.detected["sheets"]) == ("Notes", ["Notes", "Plan", "Blank"])


def test_another_sheet_is_recognised_anew_and_imported(cast: Cast) -> None:
    job = choose_sheet(cast.actor("manager"), bring(cast, BOOK, "plan.xlsx").id, "Plan")
    assert [column["field"] for column in job.mapping["columns"]] == ["name", "stage"]
    assert (job.detected["rows"], job.state, list(job.mapping["stages"])) == (1, "detected", ["Doing"])
    done = run(cast, job)
    assert done.counts["created"] == 1 and task("Print flyers")
    assert Task.objects.count() == 1


def test_choosing_the_same_sheet_again_keeps_the_corrections(cast: Cast) -> None:
    actor = cast.actor("manager")
    job = check_import(actor, choose_sheet(actor, bring(cast, BOOK, "plan.xlsx").id, "Plan").id)
    assert choose_sheet(actor, job.id, "Plan").state == "checked"


def test_sheets_that_cannot_be_chosen(cast: Cast) -> None:
    actor = cast.actor("manager")
    job = bring(cast, BOOK, "plan.xlsx")
    with pytest.raises(Invalid) as unknown:
        choose_sheet(actor, job.id, "Nowhere")
    assert (unknown.value.code, unknown.value.facts["sheets"]) == ("transfer.no_sheet", ["Notes", "Plan", "Blank"])
    with pytest.raises(Invalid) as blank:
        choose_sheet(actor, job.id, "Blank")
    assert blank.value.code == "transfer.empty"
    run(cast, job)
    with pytest.raises(Conflict):
        choose_sheet(actor, job.id, "Plan")


def test_a_command_names_its_sheet(cast: Cast) -> None:
    actor = cast.actor("manager")
    job = start_import(actor, "plan.xlsx", BOOK, campaign_name="Spring", sheet="Plan")
    assert job.detected["sheet"] == "Plan"
