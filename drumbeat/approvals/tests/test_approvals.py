import pytest

from drumbeat.approvals.actions import decide_approval, request_approval, withdraw_approval
from drumbeat.approvals.queries import rounds_of, waiting_for
from drumbeat.approvals.rules import outcome
from drumbeat.approvals.tests.factories import things_decided_upon
from drumbeat.identity.tests.factories import make_person, make_thing
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.events import registry
from drumbeat.kernel.models import StoredEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    with things_decided_upon() as heard:
        yield heard


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def thing(told, manager):
    return make_thing(manager)


def ask(cast, actor, thing, *names, note=""):
    return request_approval(actor, "thing", thing, [cast.person_id(name) for name in names], note)


@pytest.mark.parametrize(
    ("votes", "found"),
    [
        ([], ""),
        (["", ""], ""),
        (["approved", ""], ""),
        (["approved", "approved"], "approved"),
        (["changes_required", ""], "changes_required"),
        (["approved", "changes_required"], "changes_required"),
    ],
)
def test_all_must_approve_and_one_who_requires_changes_decides(votes, found):
    assert outcome(votes) == found


def test_every_approver_is_asked_and_the_last_one_to_approve_closes(cast, manager, thing, told):
    approval = ask(cast, manager, thing, "director", "owner", note=" Please ")
    assert (approval.state, approval.note, approval.round) == ("open", "Please", 1)
    assert [row.id for row in waiting_for(cast.actor("director"))] == [approval.id]
    decide_approval(cast.actor("director"), approval.id, "approved")
    assert waiting_for(cast.actor("director")) == [] and told == [("asked", thing)]
    decided = decide_approval(cast.actor("owner"), approval.id, "approved", "Go")
    assert decided.state == "approved" and decided.closed_at is not None
    assert told == [("asked", thing), ("approved", thing)]


def test_one_required_change_closes_at_once_and_the_next_round_is_numbered(cast, manager, thing, told):
    first = ask(cast, manager, thing, "director", "owner")
    decide_approval(cast.actor("owner"), first.id, "changes_required", "Name a baseline")
    assert told[-1] == ("changes_required", thing) and waiting_for(cast.actor("director")) == []
    with pytest.raises(Conflict, match=r"approvals\.closed"):
        decide_approval(cast.actor("director"), first.id, "approved")
    second = ask(cast, manager, thing, "owner")
    assert [row.round for row in rounds_of(manager, "thing", thing)] == [2, 1] and second.round == 2


def test_the_same_vote_twice_is_one_and_another_is_refused(cast, manager, thing):
    approval = ask(cast, manager, thing, "director", "owner")
    director = cast.actor("director")
    decide_approval(director, approval.id, "approved")
    events = StoredEvent.objects.filter(kind="approval.decided").count()
    decide_approval(director, approval.id, "approved")
    assert StoredEvent.objects.filter(kind="approval.decided").count() == events
    with pytest.raises(Conflict, match=r"approvals\.closed"):
        decide_approval(director, approval.id, "changes_required", "After all")


def test_requiring_changes_needs_words(cast, manager, thing):
    approval = ask(cast, manager, thing, "owner")
    with pytest.raises(Invalid) as refused:
        decide_approval(cast.actor("owner"), approval.id, "changes_required", " \x00 ")
    assert refused.value.fields == {"comment": ["required"]}


@pytest.mark.parametrize(
    ("who", "fault"),
    [("intern", "may_not_approve"), ("guest", "may_not_approve"), ("lead", "may_not_approve")],
)
def test_people_who_may_not_decide_cannot_be_asked(cast, manager, thing, who, fault):
    with pytest.raises(Invalid) as refused:
        ask(cast, manager, thing, "owner", who)
    assert refused.value.fields == {"approver_ids": [fault]}
    assert refused.value.facts["person"] == str(cast.person_id(who))


def test_strangers_nobody_and_too_many_cannot_be_asked(cast, manager, thing):
    with pytest.raises(NotFound):
        ask(cast, manager, thing, "stranger")
    with pytest.raises(Invalid) as nobody:
        ask(cast, manager, thing)
    assert nobody.value.fields == {"approver_ids": ["required"]}


def test_who_asks_may_approve_only_where_nobody_else_could(cast, thing):
    owner = cast.actor("owner")
    with pytest.raises(Invalid) as refused:
        ask(cast, owner, thing, "owner")
    assert refused.value.fields == {"approver_ids": ["oneself"]}
    director = cast.people["director"]
    director.active = False
    director.save()
    approval = ask(cast, owner, thing, "owner")
    assert decide_approval(owner, approval.id, "approved").state == "approved"


def test_one_who_lost_the_role_since_decides_no_more(cast, manager, thing):
    approval = ask(cast, manager, thing, "director")
    director = cast.people["director"]
    director.role = "member"
    director.save()
    with pytest.raises(NotAllowed, match=r"approvals\.may_not_decide"):
        decide_approval(cast.actor("director"), approval.id, "approved")


def test_a_second_request_waits_for_the_first(cast, manager, thing):
    ask(cast, manager, thing, "owner")
    with pytest.raises(Conflict, match=r"approvals\.already_open"):
        ask(cast, manager, thing, "director")


def test_withdrawing_twice_is_once_and_what_is_decided_stays(cast, manager, thing, told):
    approval = ask(cast, manager, thing, "owner")
    assert withdraw_approval(manager, approval.id).state == "withdrawn"
    assert withdraw_approval(manager, approval.id).state == "withdrawn"
    assert told.count(("withdrawn", thing)) == 1
    second = ask(cast, manager, thing, "owner")
    decide_approval(cast.actor("owner"), second.id, "approved")
    with pytest.raises(Conflict, match=r"approvals\.closed"):
        withdraw_approval(manager, second.id)


def test_only_who_asked_or_leads_withdraws(cast, manager, thing):
    approval = ask(cast, manager, thing, "owner")
    with pytest.raises(NotAllowed):
        withdraw_approval(cast.actor("lead"), approval.id)


def test_approvals_of_hidden_things_do_not_exist_for_others(cast, told):
    director = cast.actor("director")
    hidden = make_thing(director, private=True)
    approval = ask(cast, director, hidden, "owner")
    manager = cast.actor("manager")
    for attempt in (
        lambda: decide_approval(manager, approval.id, "approved"),
        lambda: withdraw_approval(manager, approval.id),
        lambda: rounds_of(manager, "thing", hidden),
        lambda: ask(cast, manager, hidden, "owner"),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_every_event_of_an_approval_stays():
    own = [event for kind, event in registry.items() if kind.startswith("approval.")]
    assert len(own) == 3 and all(event.irreversible for event in own)


def test_a_person_named_twice_is_asked_once(cast, manager, thing):
    other = make_person(cast.workspace, "second", "director")
    approval = request_approval(manager, "thing", thing, [other.id, other.id])
    assert approval.votes.count() == 1
