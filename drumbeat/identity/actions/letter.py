"""Letters: put on their way with what they belong to, sent by a job, tried again while the mail server refuses."""

from datetime import timedelta
from uuid import UUID

import orjson
from django.core.mail import EmailMessage
from django.db.models import F

from drumbeat.identity.models import Invitation, Letter
from drumbeat.identity.offers import Words
from drumbeat.identity.secrets import seal, unseal
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.clock import now

JOB = "identity.send_letter"
NOBODY = UUID(int=0)
"""Letters of signing in belong to no workspace."""
PAUSES = tuple(timedelta(seconds=each) for each in (10, 30, 120, 600, 3600))
IN_HAND = timedelta(minutes=2)
"""Longer than the mail server is given to answer: until then nobody else takes the letter."""
OWN_FAULT = frozenset({530, 534, 535, 538})
"""Answers about how the server itself signs in, not about the letter."""
KEPT_SENT, KEPT_FAILED = timedelta(days=1), timedelta(days=14)


def post_letter(address: str, words: Words, good_for: timedelta, invitation: Invitation | None = None) -> Letter:
    """Put a letter on its way; a job sends it once the running transaction has committed.

    It is tried until the mail server takes it, refuses it for good, or `good_for` has passed.
    """
    letter = Letter.objects.create(
        invitation=invitation,
        address=address,
        sealed=seal(orjson.dumps(list(words)).decode()),
        useless_from=now() + good_for,
    )
    enqueue(JOB, NOBODY, letter.id)
    return letter


def due_letters() -> list[UUID]:
    """Return the letters to be tried now."""
    rows = Letter.objects.filter(state=Letter.State.WAITING, due_at__lte=now())
    return list(rows.order_by("due_at").values_list("id", flat=True)[:200])


def send_letter(letter_id: UUID) -> Letter | None:
    """Try a letter that is due once; None when there is nothing to try. No transaction is held meanwhile."""
    at = now()
    due = Letter.objects.filter(pk=letter_id, state=Letter.State.WAITING, due_at__lte=at)
    if not due.update(due_at=at + IN_HAND, tries=F("tries") + 1):
        return None
    letter = Letter.objects.get(pk=letter_id)
    try:
        words = Words(*orjson.loads(unseal(letter.sealed)))
        EmailMessage(words.subject, words.body, to=[letter.address]).send()
    except (OSError, ValueError) as error:
        return _not_sent(letter, error)
    return _end(letter, Letter.State.SENT)


def forget_old_letters() -> None:
    """Remove what letters leave behind: addresses."""
    old = {Letter.State.SENT: KEPT_SENT, Letter.State.FAILED: KEPT_FAILED}
    for state, kept in old.items():
        Letter.objects.filter(state=state, created_at__lt=now() - kept).delete()


def _not_sent(letter: Letter, error: OSError | ValueError) -> Letter:
    letter.error = _name(error)
    again = now() + PAUSES[min(letter.tries, len(PAUSES)) - 1]
    if _is_final(error) or again >= letter.useless_from:
        return _end(letter, Letter.State.FAILED)
    letter.due_at = again
    letter.save(update_fields=["error", "due_at"])
    return letter


def _end(letter: Letter, state: Letter.State) -> Letter:
    letter.state, letter.sealed = state, ""
    if state == Letter.State.SENT:
        letter.error = ""
    letter.save(update_fields=["state", "sealed", "error"])
    return letter


def _codes(error: Exception) -> list[int]:
    """Return what the mail server answered: once for each address, or once."""
    recipients: dict[str, tuple[int, bytes]] = getattr(error, "recipients", {})
    if recipients:
        return [code for code, _ in recipients.values()]
    code = getattr(error, "smtp_code", None)
    return [code] if isinstance(code, int) else []


def _is_final(error: Exception) -> bool:
    """True when trying again cannot help; a wrong password of the server's own can be put right meanwhile."""
    codes = _codes(error)
    refused = bool(codes) and all(code >= 500 and code not in OWN_FAULT for code in codes)
    return refused or isinstance(error, ValueError)


def _name(error: Exception) -> str:
    """Return what to show of an error: never its words, which may hold the address."""
    return " ".join([type(error).__name__, *map(str, _codes(error))])[:80]
