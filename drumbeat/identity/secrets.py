"""Secrets people carry: made here, stored as hashes only."""

import hashlib
import secrets

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
