"""Files people bring to be read, under generated keys in a folder below DATA_DIR, readable by the server alone."""

import os
from pathlib import Path

from django.conf import settings

from drumbeat.kernel.ids import new_id


def keep(folder: str, content: bytes) -> str:
    """Store the bytes in the folder and return their key."""
    key = new_id().hex
    handle = os.open(_path(folder, key), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return key


def content_of(folder: str, key: str) -> bytes:
    """Return the bytes that were kept under the key."""
    return _path(folder, key).read_bytes()


def _path(folder: str, key: str) -> Path:
    place = Path(settings.DATA_DIR) / folder
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place / key
