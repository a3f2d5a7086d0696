"""Signing in through allauth's doors, end to end, in four languages, telling nobody who has an account."""

import re

import pytest
from django.core import mail
from django.test import Client

from drumbeat.identity.models import Person
from drumbeat.identity.tests.factories import PASSWORD, Cast, deliver_letters
from drumbeat.kernel.texts import text

ROOT = "/_allauth/browser/v1/auth"


def post(client: Client, path: str, body: dict[str, str], **headers: str):
    return client.post(f"{ROOT}{path}", body, content_type="application/json", headers=headers)


def test_password(cast: Cast, client: Client) -> None:
    assert post(client, "/login", {"email": "lead@example.com", "password": "wrong wrong"}).status_code == 400
    assert post(client, "/login", {"email": "Lead@example.com", "password": PASSWORD}).status_code == 200
    assert client.get("/api/v1/me").json()["person"]["id"] == str(cast.person_id("lead"))
    client.delete(f"{ROOT}/session")
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "sv"])
def test_code_by_mail(cast: Cast, client: Client, language: str) -> None:
    Person.objects.filter(pk=cast.person_id("lead")).update(language=language)
    assert post(client, "/code/request", {"email": "lead@example.com"}).status_code == 401
    deliver_letters()
    (letter,) = mail.outbox
    code = str(letter.body).split("\n\n")[1]
    assert letter.subject == text("identity.mail.login_code.subject", language, value=code)
    assert post(client, "/code/confirm", {"code": "WRONG1"}).status_code == 400
    assert post(client, "/code/confirm", {"code": code}).status_code == 200
    assert client.get("/api/v1/me").status_code == 200


def test_reset_by_mail_is_single_use_and_ends_other_sessions(cast: Cast, client: Client) -> None:
    elsewhere = Client()
    post(elsewhere, "/login", {"email": "lead@example.com", "password": PASSWORD})
    post(client, "/password/request", {"email": "lead@example.com"})
    deliver_letters()
    found = re.search(r"/reset-password#(\S+)", str(mail.outbox[0].body))
    assert found is not None
    new = {"key": found[1], "password": "a brand new secret"}
    assert post(client, "/password/reset", new).status_code in (200, 401)
    assert post(Client(), "/password/reset", {**new, "password": "yet another secret"}).status_code == 400
    assert post(Client(), "/login", {"email": "lead@example.com", "password": "a brand new secret"}).status_code == 200
    assert elsewhere.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize("path", ["/code/request", "/password/request"])
def test_known_and_unknown_addresses_answer_alike(cast: Cast, path: str) -> None:
    known = post(Client(), path, {"email": "lead@example.com"})
    unknown = post(Client(), path, {"email": "nobody@example.com"})
    assert known.status_code == unknown.status_code
    assert {**known.json(), "data": 0} == {**unknown.json(), "data": 0}
    deliver_letters()
    assert text("identity.mail.unknown_account.subject", "en") == mail.outbox[-1].subject


def test_unknown_addresses_are_written_to_in_the_browsers_language(db: None, client: Client) -> None:
    post(client, "/code/request", {"email": "nobody@example.com"}, **{"Accept-Language": "zh-TW"})
    deliver_letters()
    assert mail.outbox[0].subject == text("identity.mail.unknown_account.subject", "zh-Hant")


def test_nobody_signs_up(db: None, client: Client) -> None:
    assert post(client, "/signup", {"email": "me@example.com", "password": PASSWORD}).status_code == 403


def test_signing_in_checks_csrf(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert post(strict, "/login", {"email": "lead@example.com", "password": PASSWORD}).status_code == 403
    foreign = {"Origin": "https://evil.example"}
    assert post(Client(), "/login", {"email": "lead@example.com", "password": PASSWORD}, **foreign).status_code == 403
