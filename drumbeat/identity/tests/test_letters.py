"""Letters leave by a job: sealed until then, tried again while a real mail server refuses, given up by name."""

import socket  # noqa: TID251 - a free port on the loopback address, where nobody listens
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.test import Client
from pytest_django import Settings

from drumbeat.identity.actions.letter import post_letter, send_letter
from drumbeat.identity.jobs import deliver_due
from drumbeat.identity.models import Letter
from drumbeat.identity.offers import Words
from drumbeat.identity.queries import letters_not_sent
from drumbeat.identity.tests.factories import Cast, deliver_letters
from drumbeat.kernel import clock

pytestmark = pytest.mark.django_db
WORDS = Words("Your code", "123456")
DAY = timedelta(days=1)


class Box:
    """A mail server's handler: keeps what it takes; `answer` is what it says to a recipient."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.answer = "250 OK"

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.taken.append(envelope.content)
        return "250 taken"


@pytest.fixture
def box(settings: Settings) -> Iterator[Box]:
    """A mail server on the loopback address, which Django sends to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    handler = Box()
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield handler
    server.stop()


def later(letter: Letter) -> Letter | None:
    """Try once more at the time the letter is due."""
    letter.refresh_from_db()
    with clock.frozen(letter.due_at):
        return send_letter(letter.id)


def test_a_letter_is_sealed_until_it_has_left(box: Box) -> None:
    letter = post_letter("ada@example.com", WORDS, DAY)
    assert "123456" not in letter.sealed and letter.state == "waiting" and not box.taken
    sent = send_letter(letter.id)
    assert sent is not None and (sent.state, sent.sealed, sent.error) == ("sent", "", "")
    assert b"123456" in box.taken[0] and b"Subject: Your code" in box.taken[0]
    assert send_letter(letter.id) is None and len(box.taken) == 1, "a second run finds nothing to do"


def test_a_server_that_is_busy_is_asked_again(box: Box) -> None:
    box.answer = "451 try later"
    letter = post_letter("ada@example.com", WORDS, DAY)
    first = send_letter(letter.id)
    assert first is not None and (first.state, first.error) == ("waiting", "SMTPRecipientsRefused 451")
    assert first.due_at > clock.now() and send_letter(letter.id) is None, "not before it is due"
    assert letters_not_sent() == {"SMTPRecipientsRefused 451": 1}
    box.answer = "250 OK"
    done = later(letter)
    assert done is not None and (done.state, done.tries) == ("sent", 2) and letters_not_sent() == {}


def test_a_refusal_for_good_is_given_up_at_once(box: Box) -> None:
    box.answer = "550 no such person"
    letter = post_letter("ada@example.com", WORDS, DAY)
    given_up = send_letter(letter.id)
    assert given_up is not None and (given_up.state, given_up.sealed) == ("failed", "")
    assert "ada" not in given_up.error and letters_not_sent() == {"SMTPRecipientsRefused 550": 1}


def test_a_code_that_comes_too_late_is_not_sent(box: Box) -> None:
    box.answer = "451 try later"
    letter = post_letter("ada@example.com", WORDS, timedelta(minutes=15))
    tried = send_letter(letter.id)
    while tried is not None and tried.state == "waiting":
        tried = later(letter)
    assert tried is not None and tried.state == "failed" and 3 <= tried.tries <= 5
    assert tried.due_at < tried.useless_from


def test_nobody_listening_is_no_error_of_the_request(cast: Cast, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    body = {"email": "lead@example.com"}
    answer = Client().post("/_allauth/browser/v1/auth/code/request", body, content_type="application/json")
    assert answer.status_code == 401, "the code is asked for, whatever the mail server does"
    deliver_letters()
    letter = Letter.objects.get()
    assert (letter.state, letter.error) == ("waiting", "ConnectionRefusedError")


def test_an_invitation_says_whether_its_letter_has_left(cast: Cast, box: Box, settings: Settings) -> None:
    client = Client()
    client.force_login(cast.people["manager"].user, settings.AUTHENTICATION_BACKENDS[0])
    body = {"email": "new@example.com"}
    made = client.post("/api/v1/invitations", body, content_type="application/json")
    assert (made.status_code, made.json()["mail"]) == (201, "waiting")
    box.answer = "550 no such person"
    deliver_letters()
    assert [row["mail"] for row in client.get("/api/v1/invitations").json()] == ["failed"]


def test_a_changed_secret_gives_waiting_letters_up(box: Box, settings: Settings) -> None:
    letter = post_letter("ada@example.com", WORDS, DAY)
    settings.SECRET_KEY = "another key that is long enough to be taken for one"
    given_up = send_letter(letter.id)
    assert given_up is not None and given_up.state == "failed" and not box.taken


def test_addresses_are_forgotten(box: Box) -> None:
    sent = post_letter("ada@example.com", WORDS, DAY)
    send_letter(sent.id)
    with clock.frozen(clock.now() + timedelta(days=2)):
        deliver_due()
    assert not Letter.objects.exists()


def test_who_waits_for_a_code_learns_that_no_letter_leaves_but_not_whose_address_is_known(
    box: Box, client: Client, settings: Settings
) -> None:
    def told() -> str:
        return str(client.get("/api/v1/first-run").json()["mail"])

    assert told() == "ready"
    box.answer = "550 no such user"
    send_letter(post_letter("nobody@example.com", WORDS, DAY).id)
    assert told() == "ready", "one refused address says nothing of the server"
    box.answer = "250 OK"
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    letter = post_letter("ada@example.com", WORDS, DAY)
    send_letter(letter.id)
    assert told() == "failing"
    settings.EMAIL_PORT = port
    later(letter)
    assert told() == "ready"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert told() == "unset"
