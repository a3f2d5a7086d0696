"""Sentences the server itself writes (shipped names, mails, reports), in four languages, from each area's `texts`."""

from functools import cache
from pathlib import Path

import orjson

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "sv")
_AREAS = Path(__file__).resolve().parent.parent


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return every key of every area in one language, as `<area>.<key>`."""
    found: dict[str, str] = {}
    for path in sorted(_AREAS.glob(f"*/texts/{language}.json")):
        area = path.parent.parent.name
        found.update({f"{area}.{key}": text for key, text in orjson.loads(path.read_bytes()).items()})
    return found


def text(key: str, language: str, **values: object) -> str:
    """Return the sentence `<area>.<key>` in `language` (English when unknown); values fill `{name}` places."""
    sentence = catalogue(language if language in LANGUAGES else "en")[key]
    return sentence.format(**values) if values else sentence


def shipped(key: str | None, name: str, language: str) -> str:
    """Return a shipped name in the reader's language while it has a key; a renamed thing keeps its own name."""
    return catalogue(language).get(key, name) if key else name
