from datetime import date

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.actions.task import complete_task
from drumbeat.work.queries.leaves import WorkLink, leaves_of, links_between
from drumbeat.work.tests.factories import make_task, recompute

pytestmark = pytest.mark.django_db


def test_leaves_carry_what_planners_need(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    above = make_task(actor, campaign, "Phase")
    who = cast.person_id("legal")
    days = {"start": date(2026, 6, 1), "due": date(2026, 6, 3), "deadline": date(2026, 6, 5)}
    write = make_task(actor, campaign, "Write", parent_id=above.id, people=[who], tags=["copy"], **days)
    done = make_task(actor, campaign, "Done", estimate_minutes=60)
    complete_task(actor, done.id)
    recompute(actor, [campaign.id])
    leaves = {leaf.name: leaf for leaf in leaves_of(actor.workspace_id, [campaign.id])}
    assert set(leaves) == {"Write", "Done"}
    leaf = leaves["Write"]
    assert (leaf.length, leaf.effort, leaf.people, leaf.tags) == (1440, 1440, (who,), ("copy",))
    assert leaf.latest == date(2026, 6, 5) and leaf.id == write.id and leaf.projected_finish is not None
    assert leaves["Done"].completed and leaves["Done"].effort == 60
    assert [each.name for each in leaves_of(actor.workspace_id, None, done=False)] == ["Write"]


def test_links_of_summaries_reach_their_leaves(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    above = make_task(actor, campaign, "Phase")
    one, two = (make_task(actor, campaign, name, parent_id=above.id) for name in ("One", "Two"))
    after = make_task(actor, campaign, "After")
    add_dependency(actor, above.id, after.id, lag_minutes=480)
    add_dependency(actor, one.id, two.id, kind="SS")
    found = links_between([one.id, two.id, after.id])
    assert set(found) == {
        WorkLink(one.id, after.id, "FS", 480),
        WorkLink(two.id, after.id, "FS", 480),
        WorkLink(one.id, two.id, "SS", 0),
    }
    assert links_between([two.id, after.id]) == [WorkLink(two.id, after.id, "FS", 480)]
    assert links_between([]) == []
