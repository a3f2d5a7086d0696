"""Secrets people carry: made here, stored as hashes only; on their way by mail, sealed."""

import base64
import hashlib
import secrets

from django.conf import settings

TOKEN_PREFIX = "db_pat_"  # noqa: S105  (a public prefix, not a secret)


def new_token() -> str:
    """Return a new API token; its prefix lets secret scanners recognise it."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def new_key() -> str:
    """Return a new single-use key for an invitation."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return what is stored of a secret. It has 256 bits of entropy, so a plain SHA-256 suffices."""
    return hashlib.sha256(secret.encode()).hexdigest()


def seal(text: str) -> str:
    """Return a text only this server can read, by a key of its own derived from SECRET_KEY."""
    from cryptography.fernet import Fernet  # takes memory that most servers need for a letter a day

    return Fernet(_sealing_key()).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what `seal` was given; raise ValueError when SECRET_KEY has changed since."""
    from cryptography.fernet import Fernet, InvalidToken

    try:
        return Fernet(_sealing_key()).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise ValueError("sealed under another key") from None


def _sealing_key() -> bytes:
    made = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"letters")
    return base64.urlsafe_b64encode(made.digest())
