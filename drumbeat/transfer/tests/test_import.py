"""An export file becomes work: detection, dry run, run, second run, undo, and every refusal by name."""

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from drumbeat.campaigns.tests.factories import CustomField, make_campaign
from drumbeat.engines.tabular.tests.workbooks import workbook
from drumbeat.identity.tests.factories import Cast, Person
from drumbeat.kernel.background import jobs
from drumbeat.kernel.batches import find_batch
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.undo import undo_batch
from drumbeat.transfer.actions.begin import map_import, start_import
from drumbeat.transfer.actions.run import carry_out, check_import, run_import
from drumbeat.transfer.models import ImportJob
from drumbeat.transfer.tests.factories import bring, doubts, run, task
from drumbeat.work.actions.task import update_task
from drumbeat.work.tests.factories import Dependency, Task, TaskAssignee, TaskTag

HEAD = (
    "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,"
    "Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies),Channel,Cost"
)
ASANA = f"""{HEAD}
1,2026-01-01,,2026-01-03,Plan the launch,To do,Lead,lead@example.com,2026-03-02,2026-03-03,"web, spring","Two
lines",Spring,,,,Search,100
2,2026-01-01,2026-02-01,2026-02-01,Write the brief,Doing,,new@example.com,,2026-02-01,,,Spring,,,,Social,250
3,2026-01-01,,2026-01-03,Draft copy,,,,2026-03-04,2026-03-05,,,,Plan the launch,"Write the brief, Plan the launch",,,
4,2026-01-01,,2026-01-03,"Hello, world",Ideas,,,,,,<script>alert(1)</script>,Spring,,,Draft copy,Search,
"""
REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "imports"


def test_asana_is_recognised_and_mapped(cast: Cast) -> None:
    job = bring(cast, ASANA)
    assert job.tool == "asana"
    meanings = {column["header"]: column["field"] for column in job.mapping["columns"]}
    assert meanings["Name"] == "name" and meanings["Parent task"] == "parent" and meanings["Channel"] == "custom"
    assert meanings["Last Modified"] == meanings["Projects"] == "skip"
    assert job.mapping["people"]["lead@example.com"] == str(cast.person_id("lead"))
    assert job.mapping["people"]["new@example.com"] == "new"
    assert job.mapping["stages"]["Ideas"] == "new" and job.mapping["stages"]["Doing"] != "new"


def test_dry_run_touches_nothing(cast: Cast) -> None:
    job = check_import(cast.actor("manager"), bring(cast, ASANA).id)
    assert job.counts == {"created": 3, "updated": 0, "skipped": 0, "doubtful": 1}
    assert doubts(job) == {"Draft copy": ["dependency_to_own_summary"]}
    assert not Task.objects.exists()


def test_everything_is_carried_over(cast: Cast) -> None:
    job = run(cast, bring(cast, ASANA))
    assert job.state == "done" and job.counts["created"] == 3
    plan, brief, draft, hello = (task(n) for n in ("Plan the launch", "Write the brief", "Draft copy", "Hello, world"))
    assert (plan.start, plan.due, plan.notes) == (date(2026, 3, 2), date(2026, 3, 3), "Two\nlines")
    assert brief.completed_at == datetime(2026, 2, 1, 12, tzinfo=UTC) and brief.stage.is_done
    assert draft.parent_id == plan.id
    assert hello.stage.name == "Ideas" and hello.notes == "<script>alert(1)</script>"
    assert list(TaskAssignee.objects.filter(task=plan).values_list("person_id", flat=True)) == [cast.person_id("lead")]
    assert Person.objects.get(email="new@example.com").user_id is None
    assert set(TaskTag.objects.filter(task=plan).values_list("tag__name", flat=True)) == {"web", "spring"}
    assert set(Dependency.objects.values_list("pred__name", "succ__name")) == {
        ("Write the brief", "Draft copy"),
        ("Hello, world", "Draft copy"),
    }
    fields = {field.name: field for field in CustomField.objects.filter(campaign=job.campaign)}
    assert brief.fields[str(fields["Cost"].id)] == 250
    assert set(fields) == {"Channel", "Cost"}


def test_a_second_import_changes_only_what_changed(cast: Cast) -> None:
    first = run(cast, bring(cast, ASANA))
    actor = cast.actor("manager")
    again = start_import(actor, "export.csv", ASANA.encode(), campaign_id=first.campaign_id)
    assert check_import(actor, again.id).counts == {"created": 0, "updated": 0, "skipped": 3, "doubtful": 1}
    changed = ASANA.replace("2026-03-04,2026-03-05", "2026-03-09,2026-03-10")
    third = run(cast, start_import(actor, "export.csv", changed.encode(), campaign_id=first.campaign_id))
    assert third.counts == {"created": 0, "updated": 0, "skipped": 3, "doubtful": 1}
    assert task("Draft copy").due == date(2026, 3, 10)
    assert Task.objects.count() == 4


def test_undo_takes_back_the_import_but_not_a_colleagues_work(cast: Cast) -> None:
    job = run(cast, bring(cast, ASANA))
    hello = task("Hello, world")
    update_task(cast.actor("lead"), hello.id, {"notes": "mine now"})
    _, plan = undo_batch(cast.actor("manager"), find_batch(cast.actor("manager"), job.batch_id).id)
    assert list(Task.objects.filter(deleted_at__isnull=True).values_list("name", flat=True)) == ["Hello, world"]
    assert ("Hello, world", str(cast.person_id("lead"))) in [(row["name"], row["by"]) for row in plan.kept]


def test_undo_keeps_what_stands_above_a_colleagues_work(cast: Cast) -> None:
    job = run(cast, bring(cast, ASANA))
    update_task(cast.actor("lead"), task("Draft copy").id, {"notes": "mine now"})
    _, plan = undo_batch(cast.actor("manager"), find_batch(cast.actor("manager"), job.batch_id).id)
    left = Task.objects.filter(deleted_at__isnull=True).values_list("name", flat=True)
    assert set(left) == {"Draft copy", "Plan the launch"} == {row["name"] for row in plan.kept}


def test_an_interrupted_run_goes_on_without_doubling(cast: Cast) -> None:
    actor = cast.actor("manager")
    job = run_import(actor, bring(cast, ASANA).id)
    carry_out(actor, job)
    job.state = ImportJob.State.RUNNING
    job.save()
    again = carry_out(actor, job)
    assert (again.state, again.error) == ("done", "")
    assert Task.objects.count() == 4
    assert Person.objects.filter(email="new@example.com").count() == 1


def test_an_import_that_breaks_at_every_try_says_so_and_can_be_taken_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = cast.actor("manager")
    job = run_import(actor, bring(cast, ASANA).id)
    monkeypatch.setattr(jobs, "PAUSES", (0.0, 0.0))
    with monkeypatch.context() as broken:
        broken.setattr("drumbeat.transfer.actions.run.bring_comments", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            jobs.run_job("transfer.run", job.workspace_id, job.id)
    job.refresh_from_db()
    assert (job.state, job.error, Task.objects.count()) == ("failed", "kernel.broke", 4)
    jobs.run_job("transfer.run", job.workspace_id, job.id)
    assert ImportJob.objects.get(pk=job.id).state == "failed", "what was given up does not begin by itself"
    undo_batch(actor, find_batch(actor, job.batch_id).id)
    assert not Task.objects.filter(deleted_at__isnull=True).exists()


def test_doubtful_rows_are_named_and_the_rest_is_imported(cast: Cast) -> None:
    rows = """Name,Parent,Blocked by,Due date
Alpha,Beta,,2026-03-02
Beta,Alpha,,2026-03-03
Gamma,,Gamma,2026-03-04
Delta,,Nobody,not a date
Twin,,,2026-03-05
Twin,,,2026-03-06
Child,Twin,,2026-03-07
Fine,,,2026-03-08
,,,2026-03-09
"""
    job = run(cast, bring(cast, rows))
    assert job.counts == {"created": 2, "updated": 0, "skipped": 0, "doubtful": 7}
    found = doubts(job)
    assert found["Alpha"] == found["Beta"] == ["parent_cycle"]
    assert found["Gamma"] == ["self_dependency"]
    assert found["Delta"] == ["unreadable_date", "unknown_dependency"]
    assert found["Child"] == ["ambiguous_parent"]
    assert found[""] == ["no_name"]
    assert set(Task.objects.values_list("name", flat=True)) == {"Gamma", "Delta", "Twin", "Child", "Fine"}


def test_a_circle_of_dependencies_is_doubtful_not_fatal(cast: Cast) -> None:
    job = run(cast, bring(cast, "Name,Blocked by\nA,B\nB,C\nC,A\nD,\n"))
    assert job.state == "done"
    assert Task.objects.count() == 4
    assert "dependency_cycle" in [code for codes in doubts(job).values() for code in codes]


def test_a_circle_through_a_group_loses_one_link_only(cast: Cast) -> None:
    rows = "Name,Parent,Blocked by\nFilm,,Post\nCut,Film,\nSound,Film,Cut\nPost,,Sound\nStills,Film,\n"
    job = run(cast, bring(cast, rows))
    assert job.state == "done" and Task.objects.count() == 5
    assert [codes for codes in doubts(job).values() if "dependency_cycle" in codes] == [["dependency_cycle"]]
    assert sorted(Dependency.objects.values_list("pred__name", "succ__name")) == [("Cut", "Sound"), ("Post", "Film")]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b'Name,Notes\nA,"never closed\n', "cut.csv", "transfer.truncated"),
        (bytes(range(256)) * 40, "noise.csv", "transfer.binary"),
        (b"", "empty.csv", "transfer.empty"),
        (b"Name\n" + b"x\n" * 100_001, "long.csv", "transfer.too_many_rows"),
    ],
)
def test_files_refused_whole(cast: Cast, content: bytes, name: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        bring(cast, content, name)
    assert refusal.value.code == code
    assert not ImportJob.objects.exists()


def test_a_workbook_cut_in_two_is_refused(cast: Cast) -> None:
    whole = workbook({"Plan": [["Name"], ["A"]]})
    with pytest.raises(Invalid) as refusal:
        bring(cast, whole[: len(whole) // 2], "cut.xlsx")
    assert refusal.value.code == "transfer.truncated"


def test_a_huge_cell_keeps_its_row_out_and_no_other(cast: Cast) -> None:
    job = run(cast, bring(cast, f"Name,Notes\nHuge,{'y' * 32_001}\nFine,x\n"))
    assert doubts(job) == {"Huge": ["huge_cell"]}
    assert list(Task.objects.values_list("name", flat=True)) == ["Fine"]


def test_zip_bomb_is_refused(cast: Cast) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    with pytest.raises(Invalid) as refusal:
        bring(cast, target.getvalue(), "bomb.xlsx")
    assert refusal.value.code == "transfer.zip_bomb"


def test_unharmed(cast: Cast) -> None:
    wide = ",".join(["Name", *(f"C{i}" for i in range(99))]) + "\n" + ",".join(["Wide", *(["x"] * 99)]) + "\n"
    run(cast, bring(cast, wide))
    assert len(task("Wide").fields) == 99
    marks = "Name\n<b>Bold</b>\n\u202eabc\n"
    actor = cast.actor("manager")
    campaign = make_campaign(actor, "Other")
    run(cast, start_import(actor, "m.csv", marks.encode(), campaign_id=campaign.id))
    assert Task.objects.filter(name="<b>Bold</b>").exists() and Task.objects.filter(name="\u202eabc").exists()


def test_western_letters_in_one_byte(cast: Cast) -> None:
    run(cast, bring(cast, "Namn;Förfallodatum\nMåla affisch – grön;2026-03-02\n".encode("cp1252")))
    assert task("Måla affisch – grön").due == date(2026, 3, 2)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(cast: Cast, encoding: str) -> None:
    text = "名称,截止日期\n撰写新品发布文案,2026-03-02\n渠道预算核准与审批,2026-03-04\n"
    run(cast, bring(cast, text.encode(encoding)))
    assert task("撰写新品发布文案").due == date(2026, 3, 2)


def test_undecidable_dates_are_asked_for(cast: Cast) -> None:
    job = bring(cast, "Name,Due date\nA,03/04/2026\nB,05/06/2026\n")
    column = job.mapping["columns"][1]
    assert column["date_ambiguous"]
    columns = [{"index": c["index"], "field": c["field"], "kind": c["kind"]} for c in job.mapping["columns"]]
    columns[1]["date_order"] = "dmy"
    map_import(cast.actor("manager"), job.id, {"columns": columns})
    run(cast, job)
    assert task("A").due == date(2026, 4, 3)


def test_refusals(cast: Cast) -> None:
    job = bring(cast, ASANA)
    with pytest.raises(NotFound):
        run_import(cast.actor("stranger"), job.id)
    with pytest.raises(NotFound):
        run_import(cast.actor("lead"), job.id)
    with pytest.raises(NotAllowed):
        bring(cast, ASANA, who="intern")
    with pytest.raises(Invalid):
        map_import(cast.actor("manager"), job.id, {"columns": [{"index": 0, "field": "nonsense"}]})
    run(cast, job)
    with pytest.raises(Conflict):
        run_import(cast.actor("manager"), job.id)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real exports are not here")
@pytest.mark.parametrize(
    "name", ["asana_project_export_16cols.csv", "clickup_import_from_asana.csv", "clickup_view_export_1.csv"]
)
def test_real_exports(cast: Cast, name: str) -> None:
    job = run(cast, bring(cast, (REAL / name).read_bytes(), name))
    assert job.state == "done", (job.error, job.facts)
    assert job.counts["created"] > 0
