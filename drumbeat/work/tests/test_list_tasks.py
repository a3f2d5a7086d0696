"""Filters and orders of the task list, as the export of a list uses them."""

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.errors import Invalid
from drumbeat.work.queries.rows import list_tasks
from drumbeat.work.tests.factories import make_task


@pytest.fixture
def names(cast: Cast):
    """Lists the names of the tasks a filter lets through, page by page of two."""
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    lead, intern = cast.person_id("lead"), cast.person_id("intern")
    make_task(actor, campaign, "Älgens film", people=[lead, intern], tags=["a,b"], estimate_minutes=60)
    make_task(actor, campaign, "Press text", people=[intern], estimate_minutes=30)
    make_task(actor, campaign, "Print", tags=["web"])

    def listed(sort: str | None = "name", **filters: str) -> list[str]:
        found: list[str] = []
        cursor = None
        while True:
            page, cursor = list_tasks(actor, {"campaign": str(campaign.id), **filters}, sort, cursor, 2)
            found += [row["name"] for row in page]
            if cursor is None:
                return found

    return listed


def test_a_task_of_two_chosen_people_stands_once(cast, names):
    both = f"{cast.person_id('lead')},{cast.person_id('intern')}"
    assert sorted(names(person=both)) == ["Press text", "Älgens film"]
    assert names(person="none") == ["Print"]
    assert names(person=f"none,{cast.person_id('lead')}") == ["Print", "Älgens film"]
    assert names(person=both, assignee=str(cast.person_id("lead"))) == ["Älgens film"]


@pytest.mark.parametrize(
    "filters",
    [
        {"person": "{lead}"},
        {"person": "{lead},{intern}", "tags": "x,z"},
        {"assignee": "{intern}", "tag": "x", "done": "0"},
        {"person": "none,{lead}"},
        {"person": "none"},
        {"tag": "z"},
    ],
)
def test_one_campaign_lists_what_several_list_of_it(cast: Cast, filters: dict[str, str]):
    """One campaign's tasks are found in another way than those of all."""
    actor = cast.actor("manager")
    first, second = make_campaign(actor, "First"), make_campaign(actor, "Second")
    people = [[], ["lead"], ["intern"], ["lead", "intern"]]
    for campaign in (first, second):
        for number in range(12):
            who = [cast.person_id(name) for name in people[number % 4]]
            make_task(actor, campaign, f"{number:02}", people=who, tags=[["x"], ["y", "z"], []][number % 3])
    asked = {
        key: text.format(**{who: cast.person_id(who) for who in ("lead", "intern")}) for key, text in filters.items()
    }
    whole, _ = list_tasks(actor, {"campaign": f"{first.id},{second.id}", **asked}, "name", None, 100)
    found, _ = list_tasks(actor, {"campaign": str(first.id), **asked}, "name", None, 100)
    assert found and [row["id"] for row in found] == [row["id"] for row in whole if row["campaign_id"] == str(first.id)]


def test_every_word_is_looked_for_without_accents(names):
    assert names(q="film ALG") == ["Älgens film"] and names(q="film press") == []


def test_tags_may_hold_commas(names):
    assert names(tags="a%2Cb,web") == ["Print", "Älgens film"] and names(tags="a") == []


@pytest.mark.parametrize("sort", ["estimate", "created", "stage"])
def test_every_order_goes_over_pages(names, sort):
    assert len(names(sort=sort)) == 3


@pytest.mark.parametrize("wrong", [{"person": "me"}, {"assignee": "none"}, {"tags": ",".join("x" * 51)}])
def test_values_that_are_none_are_refused(names, wrong):
    with pytest.raises(Invalid):
        names(**wrong)
