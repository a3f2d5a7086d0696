"""Letters identity writes, in the reader's language, as plain text."""

from collections.abc import Mapping

from drumbeat.identity.offers import Words
from drumbeat.kernel.texts import text


def invitation(language: str, *, workspace: str, inviter: str, link: str) -> Words:
    """The invitation to a workspace."""
    values = {"workspace": workspace, "inviter": inviter, "link": link}
    return _letter("invitation", language, values)


def account(kind: str, language: str, values: Mapping[str, object]) -> Words:
    """A letter of signing in: login_code, password_reset_key or unknown_account."""
    return _letter(kind, language, values)


def _letter(kind: str, language: str, values: Mapping[str, object]) -> Words:
    subject = text(f"identity.mail.{kind}.subject", language, **values)
    body = text(f"identity.mail.{kind}.body", language, **values)
    return Words(" ".join(subject.split()), f"{body}\n\n{text('identity.mail.signature', language)}\n")
