"""No order of links and moves makes work wait for itself: what is refused would have, what is taken does not."""

from itertools import product

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.kernel.errors import Conflict, Refusal
from drumbeat.work.actions.bulk import NewLink, NewRow, create_tasks_in_bulk
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.actions.move import move_task
from drumbeat.work.models import Dependency, Task
from drumbeat.work.tests.factories import make_task

TASKS = 5
KINDS = ("FS", "SS", "FF", "SF")


def goes_round(parents: dict, links: set) -> bool:
    """The twin: every link written out between the leaves of its ends, then leaves without predecessors taken away."""
    summaries = set(parents.values())

    def leaves(task) -> set:
        return {task} if task not in summaries else set().union(*(leaves(c) for c, p in parents.items() if p == task))

    pairs = {
        pair
        for pred, succ, _ in links
        if pred not in above(parents, succ) and succ not in above(parents, pred)
        for pair in product(leaves(pred), leaves(succ))
    }
    while free := {a for a, _ in pairs} - {b for _, b in pairs}:
        pairs = {(a, b) for a, b in pairs if a not in free}
    return bool(pairs)


def above(parents: dict, task) -> list:
    found = []
    while parents[task] is not None:
        task = parents[task]
        found.append(task)
    return found


steps = st.lists(
    st.tuples(st.booleans(), st.integers(0, TASKS - 1), st.integers(0, TASKS - 1), st.sampled_from(KINDS)), max_size=12
)


@given(steps)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_links_and_moves_are_refused_when_and_only_when_work_would_go_round(cast, steps) -> None:
    with transaction.atomic():
        actor = cast.actor("manager")
        campaign = make_campaign(actor)
        ids = [make_task(actor, campaign, f"T{number}").id for number in range(TASKS)]
        parents, links = dict.fromkeys(ids), set()
        for links_them, one, other, kind in steps:
            first, second = ids[one], ids[other]
            under = second in above(parents, first), first in above(parents, second)
            if first == second or under[1] or (under[0] and (links_them or parents[first] == second)):
                continue  # refused for another reason, or nothing to do
            if links_them:
                wanted = parents, {link for link in links if link[:2] != (first, second)} | {(first, second, kind)}
            else:
                wanted = parents | {first: second}, links
            try:
                with transaction.atomic():
                    if links_them:
                        add_dependency(actor, first, second, kind)
                    else:
                        move_task(actor, first, parent={"id": second})
                refused = False
            except Refusal as refusal:
                assert refusal.code == "work.dependency_cycle" and len(refusal.facts["cycle"]) > 1
                refused = True
            changed_only = links_them and any(link[:2] == (first, second) for link in links)
            if not changed_only:  # a link there is may change its kind
                assert refused == goes_round(*wanted)
            if not refused:
                parents, links = wanted
        assert dict(Task.objects.values_list("id", "parent_id")) == parents
        assert set(Dependency.objects.values_list("pred_id", "succ_id", "kind")) == links
        transaction.set_rollback(True)


def test_a_circle_through_a_summary_names_the_way(cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    film, cut, post = (make_task(actor, campaign, name) for name in ("Film", "Cut", "Post"))
    move_task(actor, cut.id, parent={"id": film.id})
    add_dependency(actor, cut.id, post.id)
    with pytest.raises(Conflict) as refused:
        add_dependency(actor, post.id, film.id)
    assert [each["task"] for each in refused.value.facts["cycle"]] == ["Film", "Cut", "Post"]


def test_rows_that_come_together_are_judged_with_their_tree(cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    rows = [NewRow(key="film", name="Film"), NewRow(key="cut", name="Cut", parent_key="film"), NewRow("post", "Post")]
    there, back = NewLink("cut", "post"), NewLink("post", "film")
    with pytest.raises(Conflict) as refused:
        create_tasks_in_bulk(actor, campaign, rows, [there, back])
    assert {each["task"] for each in refused.value.facts["cycle"]} == {"Film", "Cut", "Post"}
    assert not Task.objects.exists()
    create_tasks_in_bulk(actor, campaign, rows, [there])
    assert Dependency.objects.count() == 1
