"""A comments column becomes comments: once, undone with the import, no harm to what people say afterwards."""

from drumbeat.activity.actions.comment import post_comment
from drumbeat.activity.queries import comments, comments_page
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.undo import undo_batch
from drumbeat.transfer.actions.begin import start_import
from drumbeat.transfer.actions.run import check_import
from drumbeat.transfer.tests.factories import bring, doubts, run, task
from drumbeat.work.tests.factories import Task

TABLE = """Name,Created,Comment,Comments
Brief,2026-01-05,Looks good,Ship it
Film,2026-01-06,,
"""


def said(cast: Cast, name: str) -> list[tuple[str, str, str]]:
    page, _ = comments_page(cast.actor("manager"), "task", task(name).id, None, 50)
    return [(row.body, row.author_name, row.created_at.date().isoformat()) for row in page]


def test_every_comment_column_is_posted_in_order(cast: Cast) -> None:
    run(cast, bring(cast, TABLE, "plan.csv"))
    assert said(cast, "Brief") == [("Looks good", "plan.csv", "2026-01-05"), ("Ship it", "plan.csv", "2026-01-05")]
    assert said(cast, "Film") == []


def test_a_second_import_posts_only_what_is_new(cast: Cast) -> None:
    first = run(cast, bring(cast, TABLE, "plan.csv"))
    actor = cast.actor("manager")
    again = start_import(actor, "plan.csv", TABLE.encode(), campaign_id=first.campaign_id)
    assert check_import(actor, again.id).counts["skipped"] == 2
    run(cast, again)
    assert len(said(cast, "Brief")) == 2
    more = TABLE.replace("Film,2026-01-06,,", "Film,2026-01-06,Cut it,")
    third = start_import(actor, "plan.csv", more.encode(), campaign_id=first.campaign_id)
    assert check_import(actor, third.id).counts == {"created": 0, "updated": 1, "skipped": 1, "doubtful": 0}
    run(cast, third)
    assert [body for body, _, _ in said(cast, "Film")] == ["Cut it"]


def test_undo_takes_the_comments_back_even_for_a_member(cast: Cast) -> None:
    job = run(cast, bring(cast, TABLE, "plan.csv", who="legal"), "legal")
    assert job.batch_id is not None
    _, plan = undo_batch(cast.actor("legal"), job.batch_id)
    assert plan.kept == []
    assert not comments(cast.actor("manager")).exists()


def test_what_a_colleague_has_said_since_keeps_the_task(cast: Cast) -> None:
    job = run(cast, bring(cast, TABLE, "plan.csv"))
    post_comment(cast.actor("lead"), "task", task("Brief").id, "My own words")
    assert job.batch_id is not None
    _, plan = undo_batch(cast.actor("manager"), job.batch_id)
    assert [(row["name"], row["by"]) for row in plan.kept] == [("Brief", str(cast.person_id("lead")))]
    assert [body for body, _, _ in said(cast, "Brief")] == ["My own words"]
    assert not Task.objects.filter(name="Film", deleted_at__isnull=True).exists()


def test_a_comment_too_long_is_shortened_and_named(cast: Cast) -> None:
    job = run(cast, bring(cast, f"Name,Comments\nBrief,{'y' * 20_001}\n"))
    assert (job.state, doubts(job)) == ("done", {"Brief": ["comment_shortened"]})
    assert len(said(cast, "Brief")[0][0]) == 20_000
