"""Words of people and stages: gathered anew when the columns change; what the actor may not add is said beforehand."""

from uuid import UUID

import pytest

from drumbeat.campaigns.tests.factories import CustomField
from drumbeat.identity.tests.factories import Cast, Person
from drumbeat.kernel.errors import Invalid, NotAllowed
from drumbeat.transfer.actions.begin import map_import, start_import
from drumbeat.transfer.actions.run import check_import
from drumbeat.transfer.models import ImportJob
from drumbeat.transfer.tests.factories import bring, doubts, run, task
from drumbeat.work.tests.factories import TaskAssignee

TABLE = """Name,Who does it,Where it stands,Channel
Brief,"Ann Field, Bo Lake",Drafting,Search
Film,Bo Lake,Drafting,Social
Hall,,Booked,Search
"""


def as_mapped(job: ImportJob, **fields: str) -> dict[str, object]:
    columns = [
        {"index": c["index"], "field": fields.get(c["header"].split()[0], c["field"]), "kind": c["kind"]}
        for c in job.mapping["columns"]
    ]
    return {"columns": columns}


def test_words_follow_the_columns(cast: Cast) -> None:
    actor, job = cast.actor("manager"), bring(cast, TABLE)
    assert (job.mapping["people"], job.mapping["stages"]) == ({}, {})
    job = map_import(actor, job.id, as_mapped(job, Who="person_name", Where="stage"))
    assert job.mapping["people"] == {"Ann Field": "new", "Bo Lake": "new"}
    assert job.mapping["stages"] == {"Drafting": "new", "Booked": "new"}
    skipped = {**as_mapped(job), "people": {"Ann Field": "skip"}}
    job = map_import(actor, job.id, skipped)
    job = map_import(actor, job.id, as_mapped(job, Where="skip"))
    assert job.mapping["people"] == {"Ann Field": "skip", "Bo Lake": "new"}
    assert job.mapping["stages"] == {}


def test_several_people_in_one_cell_are_several_people(cast: Cast) -> None:
    job = bring(cast, TABLE)
    run(cast, map_import(cast.actor("manager"), job.id, as_mapped(job, Who="person_name")))
    names = TaskAssignee.objects.filter(task=task("Brief")).values_list("person__name", flat=True)
    assert set(names) == {"Ann Field", "Bo Lake"}


def test_words_can_stand_only_for_what_there_is(cast: Cast) -> None:
    job = bring(cast, TABLE)
    mapping = {**as_mapped(job, Who="person_name"), "people": {"Bo Lake": str(UUID(int=7))}, "stages": {"x": "junk"}}
    with pytest.raises(Invalid) as refusal:
        map_import(cast.actor("manager"), job.id, mapping)
    assert refusal.value.fields == {"people.Bo Lake": ["not_admitted"], "stages.x": ["not_admitted"]}


def test_a_member_is_told_what_stays_out(cast: Cast) -> None:
    job = bring(cast, TABLE, who="legal")
    actor = cast.actor("legal")
    map_import(actor, job.id, as_mapped(job, Who="person_name", Where="stage"))
    job = check_import(actor, job.id)
    assert job.facts["left_out"] == {
        "people": ["Ann Field", "Bo Lake"],
        "stages": ["Booked", "Drafting"],
        "columns": ["Channel"],
    }
    assert doubts(job) == {
        "Brief": ["unassigned", "no_stage"],
        "Film": ["unassigned", "no_stage"],
        "Hall": ["no_stage"],
    }
    before = Person.objects.count()
    done = run(cast, job, "legal")
    assert (done.state, done.error) == ("done", "")
    assert task("Brief") and not TaskAssignee.objects.exists()
    assert Person.objects.count() == before and not CustomField.objects.filter(name="Channel").exists()


def test_a_manager_is_told_of_nothing(cast: Cast) -> None:
    job = bring(cast, TABLE)
    map_import(cast.actor("manager"), job.id, as_mapped(job, Who="person_name", Where="stage"))
    job = check_import(cast.actor("manager"), job.id)
    assert (job.facts, doubts(job)) == ({}, {})


def test_a_member_cannot_begin_what_would_be_refused(cast: Cast) -> None:
    with pytest.raises(NotAllowed) as refusal:
        start_import(cast.actor("legal"), "x.csv", TABLE.encode(), campaign_name="New")
    assert refusal.value.code == "transfer.no_new_campaign"
