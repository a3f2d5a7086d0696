"""Letters identity writes, in the reader's language, as plain text."""

import logging
from collections.abc import Mapping
from typing import NamedTuple

from django.core.mail import EmailMessage

from drumbeat.kernel.texts import text

log = logging.getLogger(__name__)


class Letter(NamedTuple):
    """A subject on one line and the words below it."""

    subject: str
    body: str


def invitation(language: str, *, workspace: str, inviter: str, link: str) -> Letter:
    """The invitation to a workspace."""
    values = {"workspace": workspace, "inviter": inviter, "link": link}
    return _letter("invitation", language, values)


def account(kind: str, language: str, values: Mapping[str, object]) -> Letter:
    """A letter of signing in: login_code, password_reset_key or unknown_account."""
    return _letter(kind, language, values)


def send(address: str, letter: Letter) -> bool:
    """Send a letter; False when the mail server cannot be reached (logged without address and words)."""
    try:
        EmailMessage(letter.subject, letter.body, to=[address]).send()
    except OSError:
        log.exception("a letter could not be sent")
        return False
    return True


def _letter(kind: str, language: str, values: Mapping[str, object]) -> Letter:
    subject = text(f"identity.mail.{kind}.subject", language, **values)
    body = text(f"identity.mail.{kind}.body", language, **values)
    return Letter(" ".join(subject.split()), f"{body}\n\n{text('identity.mail.signature', language)}\n")
