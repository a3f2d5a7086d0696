"""Where the fonts of documents lie: the package `drumbeat-fonts`, installed or in the repository beside the server."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

import orjson
from django.conf import settings

PACKAGE = "drumbeat_fonts"


def font_folder() -> Path:
    """Return the folder of the font files, whether it is there or not."""
    return _home() / "files"


def fonts_missing() -> list[str]:
    """Return the names of the font files that are not there; the package's own name where it is not there at all."""
    known = _checksums()
    return [name for name in known if not (font_folder() / name).is_file()] if known else [PACKAGE]


def fonts_changed() -> list[str]:
    """Return the names of the font files that are there and differ from what the package says."""
    known = {font_folder() / name: checksum for name, checksum in _checksums().items()}
    there = [(path, checksum) for path, checksum in known.items() if path.is_file()]
    return [path.name for path, checksum in there if hashlib.sha256(path.read_bytes()).hexdigest() != checksum]


def _home() -> Path:
    spec = find_spec(PACKAGE)
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent
    return Path(settings.BASE_DIR).parent / "fonts" / PACKAGE


def _checksums() -> dict[str, str]:
    try:
        found: dict[str, str] = orjson.loads((_home() / "checksums.json").read_bytes())
    except FileNotFoundError:
        return {}
    return found
