"""The brought files, under generated keys below DATA_DIR, readable by the server alone."""

import os
from pathlib import Path

from django.conf import settings

from drumbeat.kernel.ids import new_id


def keep(content: bytes) -> str:
    """Store the bytes and return their key."""
    key = new_id().hex
    handle = os.open(path_of(key), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return key


def path_of(key: str) -> Path:
    """Return where a key's bytes are."""
    folder = Path(settings.DATA_DIR) / "results"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / key
