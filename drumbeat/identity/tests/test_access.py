"""Invitations, tokens, sessions, the history's door."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from drumbeat.identity.actions.person import update_person
from drumbeat.identity.actions.scope import create_scope
from drumbeat.identity.models import ApiToken, Invitation, Person, User
from drumbeat.identity.queries import visible_scopes
from drumbeat.identity.secrets import digest
from drumbeat.identity.tests.factories import PASSWORD, Cast, deliver_letters, make_thing, make_token
from drumbeat.kernel import clock
from drumbeat.kernel.actions import transact

NEW_PASSWORD = "another long secret"


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.people[who].user, settings.AUTHENTICATION_BACKENDS[0])
    return client


def post(client: Client, path: str, body: dict[str, object] | None = None, **headers: str):
    return client.post(f"/api/v1{path}", body or {}, content_type="application/json", headers=headers)


@pytest.fixture
def invite(cast: Cast):
    """Invite through the door; return the key as it was mailed."""

    def run(email: str = "new@example.com", who: str = "manager", **values: object) -> str:
        answer = post(signed_in(cast, who), "/invitations", {"email": email, **values})
        assert answer.status_code == 201, answer.content
        deliver_letters()
        found = re.search(r"/invitation#key=(\S+)", str(mail.outbox[-1].body))
        assert found is not None
        return found[1]

    return run


def test_an_invitation_becomes_a_person_once(cast: Cast, invite) -> None:
    key = invite(role="intern")
    assert not Invitation.objects.filter(key_hash=key).exists()
    assert Invitation.objects.get().key_hash == digest(key)
    listed = signed_in(cast, "manager").get("/api/v1/invitations")
    assert key not in listed.content.decode() and Invitation.objects.get().key_hash not in listed.content.decode()
    shown = post(Client(), "/invitations/open", {"key": key}).json()
    assert (shown["workspace"], shown["inviter"], shown["email"]) == ("Northwind", "Manager", "new@example.com")
    body = {"key": key, "name": "Nia", "password": NEW_PASSWORD, "language": "sv"}
    assert post(Client(), "/invitations/accept", body).status_code == 201
    person = Person.objects.get(email="new@example.com")
    assert (person.role, person.name, person.language) == ("intern", "Nia", "sv")
    assert post(Client(), "/invitations/accept", body).status_code == 404
    assert post(Client(), "/invitations/open", {"key": key}).status_code == 404
    assert post(signed_in(cast, "manager"), "/invitations", {"email": "NEW@example.com"}).status_code == 409


def test_inviting_again_replaces_the_key(cast: Cast, invite) -> None:
    first, second = invite(), invite()
    assert post(Client(), "/invitations/open", {"key": first}).status_code == 404
    assert post(Client(), "/invitations/open", {"key": second}).status_code == 200


def test_revoked_and_old_keys_open_nothing(cast: Cast, invite) -> None:
    key = invite()
    with clock.frozen(clock.now() + timedelta(days=14, minutes=1)):
        assert post(Client(), "/invitations/open", {"key": key}).status_code == 404
    path = f"/api/v1/invitations/{Invitation.objects.get().id}"
    assert signed_in(cast, "lead").delete(path).status_code == 403
    assert signed_in(cast, "stranger").delete(path).status_code == 404
    assert signed_in(cast, "manager").delete(path).status_code == 204
    assert signed_in(cast, "manager").delete(path).status_code == 404
    assert post(Client(), "/invitations/open", {"key": key}).status_code == 404


def test_an_account_joins_only_when_it_is_itself(cast: Cast, invite) -> None:
    key = invite("stranger@example.com")
    assert post(Client(), "/invitations/accept", {"key": key, "password": "wrong guess"}).status_code == 403
    assert post(signed_in(cast, "lead"), "/invitations/accept", {"key": key}).status_code == 403
    client = signed_in(cast, "stranger")
    assert post(client, "/invitations/accept", {"key": key}).status_code == 201
    assert client.get("/api/v1/me").json()["workspace"]["name"] == "Northwind"
    assert User.objects.get(email="stranger@example.com").check_password(PASSWORD)


def test_a_guest_is_invited_into_one_thing(cast: Cast, invite) -> None:
    thing = make_thing(cast.actor("owner"), private=True)
    body = {"email": "g@example.com", "role": "guest", "scope_id": str(thing), "standing": "reviewer"}
    assert post(signed_in(cast, "manager"), "/invitations", body).status_code == 404
    key = invite("g@example.com", "owner", role="guest", scope_id=str(thing), standing="reviewer")
    post(Client(), "/invitations/accept", {"key": key, "name": "G", "password": NEW_PASSWORD})
    cast.people["g"] = Person.objects.get(email="g@example.com")
    assert visible_scopes(cast.actor("g")) == {thing}


@pytest.mark.parametrize(
    ("who", "body", "status"),
    [
        ("manager", {"email": "x@example.com", "role": "owner"}, 403),
        ("lead", {"email": "x@example.com"}, 403),
        ("manager", {"email": "nobody"}, 422),
        ("manager", {"email": "x@example.com", "standing": "lead"}, 422),
        ("manager", {"email": "x@example.com", "key_hash": "x"}, 422),
    ],
)
def test_who_may_not_invite(cast: Cast, who: str, body: dict[str, object], status: int) -> None:
    assert post(signed_in(cast, who), "/invitations", body).status_code == status
    assert not Invitation.objects.exists() and not mail.outbox


def test_invitations_are_limited_in_number(cast: Cast) -> None:
    client = signed_in(cast, "manager")
    answers = [
        post(client, "/invitations", {"email": f"p{n}@example.com"}) for n in range(settings.RATE_OF_ENTRIES + 1)
    ]
    assert answers[-1].status_code == 429 and int(answers[-1]["Retry-After"]) >= 1


def test_a_token_is_shown_once_and_ends_at_once(cast: Cast) -> None:
    client = signed_in(cast, "lead")
    made = post(client, "/tokens", {"name": "script", "scopes": ["read"]}, **{"Idempotency-Key": "retry-me-1"}).json()
    assert ApiToken.objects.get(pk=made["id"]).key_hash == digest(made["secret"])
    assert made["secret"] not in client.get("/api/v1/tokens").content.decode()
    headers = {"Authorization": f"Bearer {made['secret']}"}
    assert Client().get("/api/v1/me", headers=headers).status_code == 200
    for who in ("owner", "stranger"):
        assert signed_in(cast, who).delete(f"/api/v1/tokens/{made['id']}").status_code == 404
    assert client.delete(f"/api/v1/tokens/{made['id']}").status_code == 204
    assert Client().get("/api/v1/me", headers=headers).status_code == 401


def test_tokens_make_no_tokens_and_know_their_limits(cast: Cast) -> None:
    secret = make_token(cast.people["owner"], "write")
    answer = post(Client(), "/tokens", {"name": "x", "scopes": ["read"]}, Authorization=f"Bearer {secret}")
    assert answer.status_code == 403
    client = signed_in(cast, "lead")
    assert post(client, "/tokens", {"name": "x", "scopes": ["everything"]}).status_code == 422
    assert post(signed_in(cast, "guest"), "/tokens", {"name": "x", "scopes": ["read"]}).status_code == 403
    ApiToken.objects.bulk_create(
        [
            ApiToken(
                workspace_id=cast.workspace.id,
                person=cast.people["lead"],
                name="t",
                prefix="p",
                key_hash=str(n),
                scopes=[],
            )
            for n in range(50)
        ]
    )
    assert post(client, "/tokens", {"name": "x", "scopes": ["read"]}).status_code == 409


def test_a_token_of_one_area_writes_there_alone(cast: Cast) -> None:
    headers = {"Authorization": f"Bearer {make_token(cast.people['owner'], 'identity.create_team')}"}
    assert post(Client(), "/teams", {"name": "A"}, **headers).status_code == 201
    assert post(Client(), "/people", {"name": "A"}, **headers).status_code == 403


def test_aged_tokens_and_those_of_the_gone_stop(cast: Cast) -> None:
    secret = make_token(cast.people["lead"], "read")
    headers = {"Authorization": f"Bearer {secret}"}
    ApiToken.objects.update(expires_at=clock.now() + timedelta(days=1))
    assert Client().get("/api/v1/me", headers=headers).status_code == 200
    with clock.frozen(clock.now() + timedelta(days=2)):
        assert Client().get("/api/v1/me", headers=headers).status_code == 401
    browser = signed_in(cast, "lead")
    update_person(cast.actor("owner"), cast.person_id("lead"), {"active": False})
    assert Client().get("/api/v1/me", headers=headers).status_code == 401
    assert browser.get("/api/v1/me").status_code == 401


def test_sessions_are_listed_and_ended(cast: Cast) -> None:
    login = {"email": "lead@example.com", "password": PASSWORD}
    here, there = Client(), Client()
    for client in (here, there):
        done = client.post("/_allauth/browser/v1/auth/login", login, content_type="application/json")
        assert done.status_code == 200, done.content
    rows = here.get("/api/v1/sessions").json()
    assert [row["current"] for row in rows].count(True) == 1 and len(rows) == 2
    other = next(row for row in rows if not row["current"])
    assert signed_in(cast, "owner").delete(f"/api/v1/sessions/{other['id']}").status_code == 404
    assert here.delete(f"/api/v1/sessions/{other['id']}").status_code == 204
    assert there.get("/api/v1/me").status_code == 401 and here.get("/api/v1/me").status_code == 200
    assert here.delete(f"/api/v1/sessions/{other['id']}").status_code == 404


ASKED = ({}, {"noise": "1"}, {"kind": "scope"})


def test_audit_pages_and_filters(cast: Cast) -> None:
    client = signed_in(cast, "director")
    for n in range(5):
        post(client, "/teams", {"name": f"T{n}"})
    first = client.get("/api/v1/audit", {"limit": 3, "kind": "team"}).json()
    rest = client.get("/api/v1/audit", {"limit": 3, "kind": "team", "cursor": first["next"]}).json()
    numbers = [row["seq"] for row in first["items"] + rest["items"]]
    assert len(numbers) == 5 and numbers == sorted(numbers, reverse=True) and rest["next"] is None
    by = {"actor": str(cast.person_id("director")), "from": "2020-01-01", "to": clock.now().date().isoformat()}
    assert len(client.get("/api/v1/audit", by).json()["items"]) == 5
    assert client.get("/api/v1/audit", {"to": "2020-01-01"}).json()["items"] == []
    subject = first["items"][0]["subject_id"]
    assert len(client.get("/api/v1/audit", {"subject": f"team:{subject}"}).json()["items"]) == 1
    for bad in ({"kind": "x'--"}, {"actor": "me"}, {"order_by": "actor"}, {"from": "soon"}, {"cursor": "' OR 1"}):
        assert client.get("/api/v1/audit", bad).status_code == 422
    assert signed_in(cast, "manager").get("/api/v1/audit").status_code == 403
    stranger = signed_in(cast, "stranger").get("/api/v1/audit").json()
    assert subject not in str(stranger)


def test_audit_names_what_it_mentions_and_finds_deeds(cast: Cast) -> None:
    client = signed_in(cast, "director")
    team = post(client, "/teams", {"name": "Press"}).json()["id"]
    intern = str(cast.person_id("intern"))
    client.put(f"/api/v1/teams/{team}/members/{intern}")
    page = client.get("/api/v1/audit", {"deed": "updated", "subject": f"team:{team}"}).json()
    assert [row["facts"] for row in page["items"]] == [{"joined": intern}]
    assert page["names"] == {team: "Press", intern: cast.people["intern"].name}


def test_audit_leaves_out_machine_noise_unless_asked(cast: Cast) -> None:
    actor, client = cast.actor("director"), signed_in(cast, "director")
    with transact(actor):
        create_scope(actor)
    kinds = [{row["kind"] for row in client.get("/api/v1/audit", asked).json()["items"]} for asked in ASKED]
    assert ["scope.created" in found for found in kinds] == [False, True, True]
