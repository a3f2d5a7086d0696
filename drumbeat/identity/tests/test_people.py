"""People and teams: right, twice, refused."""

import pytest

from drumbeat.identity.actions import person, team
from drumbeat.identity.actions.scope import grant_scope
from drumbeat.identity.models import Person
from drumbeat.identity.queries import find_team, teams, visible_scopes
from drumbeat.identity.tests.factories import Cast, make_person, make_thing
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent


def test_add_person_without_an_account(cast: Cast) -> None:
    made = person.add_person(cast.actor("manager"), " Nia ", email="Nia@example.com")
    assert (made.name, made.email, made.user_id) == ("Nia", "nia@example.com", None)
    assert StoredEvent.objects.latest("seq").kind == "person.added"
    with pytest.raises(Conflict, match="address_taken"):
        person.add_person(cast.actor("manager"), "Other", email="nia@example.com")


@pytest.mark.parametrize(("who", "role"), [("manager", "director"), ("manager", "owner"), ("director", "owner")])
def test_nobody_grants_a_role_above_their_own(cast: Cast, who: str, role: str) -> None:
    with pytest.raises(NotAllowed):
        person.add_person(cast.actor(who), "X", role=role)
    with pytest.raises(NotAllowed):
        person.update_person(cast.actor(who), cast.person_id("intern"), {"role": role})


def test_nobody_raises_themselves(cast: Cast) -> None:
    for who in ("lead", "intern", "guest", "manager"):
        with pytest.raises(NotAllowed):
            person.update_person(cast.actor(who), cast.person_id(who), {"role": "director"})
    with pytest.raises(NotAllowed):
        person.update_person(cast.actor("director"), cast.person_id("owner"), {"role": "member"})


def test_update_person_twice_is_one_change(cast: Cast) -> None:
    for _ in range(2):
        person.update_person(cast.actor("owner"), cast.person_id("lead"), {"role": "manager"})
    assert StoredEvent.objects.filter(kind="person.updated").count() == 1


def test_an_active_owner_remains(cast: Cast) -> None:
    owner = cast.actor("owner")
    for values in ({"role": "member"}, {"active": False}):
        with pytest.raises(Conflict, match="last_owner"):
            person.update_person(owner, cast.person_id("owner"), values)
    make_person(cast.workspace, "second", "owner", account=False)
    with pytest.raises(Conflict, match="last_owner"):
        person.update_person(owner, cast.person_id("owner"), {"role": "member"})
    make_person(cast.workspace, "third", "owner")
    person.update_person(owner, cast.person_id("owner"), {"role": "member"})
    assert Person.objects.get(pk=cast.person_id("owner")).role == "member"


def test_strangers_are_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        person.update_person(cast.actor("owner"), cast.person_id("stranger"), {"name": "X"})


@pytest.mark.parametrize(
    "values", [{"name": " "}, {"role": "king"}, {"language": "xx"}, {"theme": "pink"}, {"email": "nobody"}]
)
def test_what_cannot_be_a_person(values: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        person.check_person(values)


def test_team_members_share_its_grants_until_it_is_dissolved(cast: Cast) -> None:
    thing = make_thing(cast.actor("owner"), private=True)
    made = team.create_team(cast.actor("manager"), " Studio ")
    grant_scope(cast.actor("owner"), thing, "contributor", team_id=made.id)
    assert thing not in visible_scopes(cast.actor("lead"))
    for _ in range(2):
        team.add_team_member(cast.actor("manager"), made.id, cast.person_id("lead"))
    assert thing in visible_scopes(cast.actor("lead"))
    assert StoredEvent.objects.filter(kind="team.updated").count() == 1
    team.remove_team_member(cast.actor("manager"), made.id, cast.person_id("lead"))
    assert thing not in visible_scopes(cast.actor("lead"))
    team.add_team_member(cast.actor("manager"), made.id, cast.person_id("lead"))
    with pytest.raises(NotAllowed):
        team.remove_team(cast.actor("manager"), made.id)
    team.remove_team(cast.actor("director"), made.id)
    assert thing not in visible_scopes(cast.actor("lead")) and not teams(cast.actor("owner"))
    with pytest.raises(NotFound):
        team.remove_team(cast.actor("director"), made.id)


def test_teams_stay_within_their_workspace(cast: Cast) -> None:
    made = team.create_team(cast.actor("manager"), "Studio")
    assert find_team(cast.actor("intern"), made.id) == made
    with pytest.raises(NotFound):
        find_team(cast.actor("stranger"), made.id)
    with pytest.raises(NotFound):
        team.add_team_member(cast.actor("manager"), made.id, cast.person_id("stranger"))
    with pytest.raises(NotAllowed):
        team.create_team(cast.actor("lead"), "Mine")
    assert team.update_team(cast.actor("manager"), made.id, {"name": "Atelier"}).name == "Atelier"
