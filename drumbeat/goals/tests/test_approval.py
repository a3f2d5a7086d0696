import pytest

from drumbeat.approvals.actions import decide_approval, request_approval, withdraw_approval
from drumbeat.goals.actions.goal import update_goal
from drumbeat.goals.queries import find_goal
from drumbeat.goals.tests.factories import make_goal
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed
from drumbeat.kernel.events import registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def asked(cast, manager):
    goal = make_goal(manager, baseline=10, target=20)
    return goal, request_approval(manager, "goal", goal.id, [cast.person_id("director")])


def test_a_goal_waits_and_is_approved_with_its_values_kept(cast, manager, asked):
    goal, approval = asked
    assert find_goal(manager, goal.id).state == "proposed"
    decide_approval(cast.actor("director"), approval.id, "approved")
    agreed = find_goal(manager, goal.id)
    assert agreed.state == "approved" and agreed.approved_as["target"] == "20"


def test_required_changes_and_withdrawing_make_it_a_draft_again(cast, manager, asked):
    goal, approval = asked
    decide_approval(cast.actor("director"), approval.id, "changes_required", "Too low")
    assert find_goal(manager, goal.id).state == "draft"
    again = request_approval(manager, "goal", goal.id, [cast.person_id("director")])
    withdraw_approval(manager, again.id)
    assert find_goal(manager, goal.id).state == "draft"


def test_approvers_decide_on_what_they_were_shown(manager, asked):
    goal, _ = asked
    with pytest.raises(Conflict, match=r"goals\.being_decided"):
        update_goal(manager, goal.id, {"target": goal.target + 1})
    assert update_goal(manager, goal.id, {"statement": "More words"}).state == "proposed"


def test_managers_do_not_approve_and_what_is_approved_is_not_asked_again(cast, manager, asked):
    goal, approval = asked
    with pytest.raises(Conflict, match=r"approvals\.already_open"):
        request_approval(manager, "goal", goal.id, [cast.person_id("owner")])
    decide_approval(cast.actor("director"), approval.id, "approved")
    with pytest.raises(Conflict, match=r"goals\.not_a_draft"):
        request_approval(manager, "goal", goal.id, [cast.person_id("director")])
    other = make_goal(manager, "Other")
    with pytest.raises(Invalid) as refused:
        request_approval(cast.actor("director"), "goal", other.id, [cast.person_id("manager")])
    assert refused.value.fields == {"approver_ids": ["may_not_approve"]}
    with pytest.raises(NotAllowed):
        request_approval(cast.actor("lead"), "goal", other.id, [cast.person_id("director")])


def test_decisions_on_goals_stay():
    kinds = ("goal.proposed", "goal.decided", "goal.closed", "goal.reopened", "goal.update_posted")
    assert all(registry[kind].irreversible for kind in kinds)
