"""The ways in: first run, one-time link, who I am."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from drumbeat.identity.actions.access import make_sign_in_key
from drumbeat.identity.models import Person, User, Workspace
from drumbeat.identity.tests.factories import PASSWORD, Cast, make_token
from drumbeat.kernel import clock

NEW = {
    "mode": "empty",
    "workspace_name": "Fjord",
    "name": "Ada",
    "email": "Ada@example.com",
    "password": PASSWORD,
    "language": "sv",
}


def enter(client: Client, who: str) -> None:
    client.force_login(User.objects.get(email=f"{who}@example.com"), settings.AUTHENTICATION_BACKENDS[0])


def post(client: Client, path: str, body: dict[str, object], **headers: str):
    return client.post(f"/api/v1{path}", body, content_type="application/json", headers=headers)


@pytest.mark.django_db
def test_first_run_founds_signs_in_and_closes(client: Client) -> None:
    assert client.get("/api/v1/first-run").json()["needed"] is True
    assert post(client, "/first-run", NEW).status_code == 201
    me = client.get("/api/v1/me").json()
    assert (me["person"]["email"], me["role"], me["workspace"]["name"]) == ("ada@example.com", "owner", "Fjord")
    assert me["workspace"]["language"] == "sv" and me["seq"] > 0 and "update_workspace" in me["can"]
    assert client.get("/api/v1/first-run").json()["needed"] is False
    again = post(Client(), "/first-run", NEW)
    assert (again.status_code, again.json()["code"]) == (409, "identity.already_started")
    assert Workspace.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [("password", "short"), ("password", "password123"), ("email", "nobody"), ("name", "  "), ("workspace_name", " ")],
)
def test_first_run_refuses_what_cannot_be(client: Client, field: str, value: str) -> None:
    answer = post(client, "/first-run", {**NEW, field: value})
    assert answer.status_code == 422 and field in answer.json()["fields"]
    assert not Workspace.objects.exists()


@pytest.mark.django_db
def test_doors_before_sign_in_check_csrf() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert post(strict, "/first-run", NEW).json()["code"] == "kernel.csrf"
    assert post(strict, "/sign-in-link", {"key": "x" * 20}).status_code == 403


def test_sign_in_link_works_once(cast: Cast, client: Client) -> None:
    key = make_sign_in_key(User.objects.get(email="manager@example.com"))
    assert post(client, "/sign-in-link", {"key": key}).status_code == 204
    assert client.get("/api/v1/me").json()["person"]["id"] == str(cast.person_id("manager"))
    spent = post(Client(), "/sign-in-link", {"key": key})
    assert (spent.status_code, spent.json()["code"]) == (404, "identity.link_spent")


def test_sign_in_link_ages_and_cannot_be_forged(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    user = User.objects.get(email="manager@example.com")
    key = make_sign_in_key(user)
    assert post(client, "/sign-in-link", {"key": key[:-3] + "abc"}).status_code == 404
    late = datetime.now(UTC) + timedelta(minutes=16)
    monkeypatch.setattr("django.core.signing.time.time", late.timestamp)
    assert post(client, "/sign-in-link", {"key": key}).status_code == 404


def test_me_needs_somebody(client: Client, db: None) -> None:
    assert client.get("/api/v1/me").status_code == 401


def test_update_me_changes_only_me(cast: Cast, client: Client) -> None:
    enter(client, "intern")
    path = "/api/v1/me"
    wanted = {"name": "Ina", "language": "zh-Hant", "theme": "dark"}
    changed = client.patch(path, wanted, content_type="application/json")
    assert changed.status_code == 200
    person = changed.json()["person"]
    assert {name: person[name] for name in wanted} == wanted
    assert client.patch(path, {"role": "owner"}, content_type="application/json").status_code == 422
    assert client.patch(path, {"language": None}, content_type="application/json").json()["person"]["language"] is None
    assert Person.objects.get(pk=cast.person_id("intern")).role == "intern"


def test_a_read_token_reads_but_does_not_write(cast: Cast, client: Client) -> None:
    secret = make_token(cast.people["owner"], "read")
    headers = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/me", headers=headers).status_code == 200
    refused = client.patch("/api/v1/me", {"name": "x"}, content_type="application/json", headers=headers)
    assert refused.json()["code"] == "identity.token_reads_only"


def test_workspaces_are_entered_only_by_members(cast: Cast, client: Client) -> None:
    enter(client, "owner")
    elsewhere = cast.people["stranger"].workspace_id
    assert post(client, f"/workspaces/{elsewhere}/enter", {}).status_code == 404
    with clock.frozen(datetime(2030, 1, 1, tzinfo=UTC)):
        other = Person.objects.create(
            workspace_id=elsewhere, user=User.objects.get(email="owner@example.com"), name="Olga", role="guest"
        )
    assert [row["current"] for row in client.get("/api/v1/workspaces").json()] == [True, False]
    assert post(client, f"/workspaces/{elsewhere}/enter", {}).json()["person_id"] == str(other.id)
    assert client.get("/api/v1/me").json()["role"] == "guest"
