"""Bytes on disk under generated keys: no text of a person ever reaches a path."""

import hashlib
import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from drumbeat.files.rules import MOST_BYTES
from drumbeat.kernel.errors import NotFound, TooLarge
from drumbeat.kernel.ids import new_id

CHUNK = 256 * 1024
_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Blob:
    """Bytes that were kept: key, size in bytes, SHA-256 in hex and the first bytes."""

    key: str
    size: int
    sha256: str
    head: bytes


def keep(chunks: Iterable[bytes]) -> Blob:
    """Write the chunks under a new key, readable by the server alone; raise TooLarge beyond the limit."""
    key = new_id().hex
    path = _path(key)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size, head = hashlib.sha256(), 0, b""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > MOST_BYTES:
                    raise TooLarge("files.too_large", limit=MOST_BYTES)
                head = head or chunk[:16]
                digest.update(chunk)
                file.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Blob(key, size, digest.hexdigest(), head)


def read(key: str, start: int, end: int) -> Iterator[bytes]:
    """Return the bytes from `start` to `end`, both included; raise NotFound at once when the blob is gone."""
    try:
        file = _path(key).open("rb")
    except FileNotFoundError:
        raise NotFound("files.no_file") from None
    return _pour(file, start, end - start + 1)


def _pour(file: BinaryIO, start: int, left: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


def drop(key: str) -> None:
    """Delete a blob; one that is gone already is fine."""
    _path(key).unlink(missing_ok=True)


def stale_keys(seconds: float) -> Iterator[str]:
    """Return the keys of blobs older than `seconds`, for finding those no row names."""
    limit = time.time() - seconds
    for path in _root().glob("*/*"):
        if _KEY.fullmatch(path.name) and path.stat().st_mtime < limit:
            yield path.name


def _root() -> Path:
    return Path(settings.DATA_DIR) / "files"


def _path(key: str) -> Path:
    """Return where a key lies; keys end in random digits, so the last two spread them over folders."""
    if not _KEY.fullmatch(key):
        raise NotFound("files.no_file")
    return _root() / key[-2:] / key
