"""Tasks lent to lower areas: comments and files are counted on the task, names are found."""

from drumbeat.activity.actions.comment import post_comment, remove_comments
from drumbeat.campaigns.actions.deliverable import create_deliverable
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.files.tests.factories import make_file
from drumbeat.identity.tests.factories import Cast
from drumbeat.search.queries import search
from drumbeat.work.models import Task
from drumbeat.work.tests.factories import make_task


def test_counts_follow(cast: Cast) -> None:
    actor = cast.actor("manager")
    task = make_task(actor, make_campaign(actor))
    first = post_comment(actor, "task", task.id, "one")
    post_comment(actor, "task", task.id, "two")
    remove_comments(actor, [first.id])
    make_file(actor, "task", task.id)
    row = Task.objects.get(pk=task.pk)
    assert (row.comments, row.files) == (1, 1)


def test_tasks_are_found_with_their_campaign(cast: Cast) -> None:
    actor = cast.actor("manager")
    task = make_task(actor, make_campaign(actor, "Våren"), "Älg och ＡＢＣ")
    there = {"kind": "task", "id": task.id, "name": "Älg och ＡＢＣ", "where": "Våren", "within": None}
    for text in ("alg", "ÄLG", "abc och", "älg abc"):
        assert search(actor, text, 5) == [there]
    assert search(actor, "varen", 5)[0]["kind"] == "campaign"
    assert search(cast.actor("stranger"), "alg", 5) == []


def test_deliverables_are_found_within_their_campaign(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor, "Våren")
    made = create_deliverable(actor, campaign.id, {"name": "Landningssida"})
    there = {"kind": "deliverable", "id": made.id, "name": "Landningssida", "where": "Våren", "within": campaign.id}
    assert search(actor, "landning", 5) == [there]
    assert search(cast.actor("stranger"), "landning", 5) == []


def test_private_campaigns_are_found_by_those_who_see_them(cast: Cast) -> None:
    make_campaign(cast.actor("owner"), "Secret merger", private=True)
    for who, count in (("director", 1), ("manager", 0), ("intern", 0), ("guest", 0), ("stranger", 0)):
        assert len(search(cast.actor(who), "merger", 5)) == count
