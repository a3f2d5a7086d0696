"""Milestone reviews: verdicts stand one after another, only at milestones, only by who leads."""

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.work.actions.review import review_milestone
from drumbeat.work.queries.tasks import reviews_of
from drumbeat.work.tests.factories import make_task


def test_verdicts_stand_one_after_another(cast: Cast) -> None:
    manager = cast.actor("manager")
    gate = make_task(manager, make_campaign(manager), "Gate", kind="milestone")
    review_milestone(manager, gate.id, "conditions", " Claims wait for legal ")
    review_milestone(manager, gate.id, "go")
    assert [(row.verdict, row.note) for row in reviews_of(cast.actor("intern"), gate.id)] == [
        ("go", ""),
        ("conditions", "Claims wait for legal"),
    ]
    event = StoredEvent.objects.filter(kind="milestone.reviewed").earliest("seq")
    assert event.facts["verdict"] == "conditions" and event.subject_id == gate.id


@pytest.mark.parametrize(
    ("verdict", "note", "field"),
    [("hold", " ", "note"), ("maybe", "x", "verdict"), ("stop", "x" * 4001, "note")],
)
def test_what_is_missing_is_named(cast: Cast, verdict: str, note: str, field: str) -> None:
    manager = cast.actor("manager")
    gate = make_task(manager, make_campaign(manager), "Gate", kind="milestone")
    with pytest.raises(Invalid) as refused:
        review_milestone(manager, gate.id, verdict, note)
    assert refused.value.fields is not None and list(refused.value.fields) == [field]


def test_only_milestones_only_by_who_leads_and_only_what_is_seen(cast: Cast) -> None:
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    with pytest.raises(Conflict, match="not_a_milestone"):
        review_milestone(manager, make_task(manager, campaign).id, "go")
    gate = make_task(manager, campaign, "Gate", kind="milestone")
    with pytest.raises(NotAllowed):
        review_milestone(cast.actor("intern"), gate.id, "go")
    hidden = make_task(cast.actor("director"), make_campaign(cast.actor("director"), private=True), kind="milestone")
    with pytest.raises(NotFound):
        reviews_of(manager, hidden.id)
