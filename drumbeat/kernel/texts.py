"""Sentences the server itself writes (shipped names, mails, reports), in four languages, from each area's `texts`."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

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


def key_of(prefix: str, written: str) -> str:
    """Return the key below `prefix` whose sentence in any language reads as what was written, else what was written.

    So a word chosen from a shipped list is read by each in its own language.
    """
    return _keys_by_sentence(prefix).get(written.strip().casefold(), written)


@cache
def _keys_by_sentence(prefix: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for key, sentence in catalogue(language).items():
            if key.startswith(prefix):
                found.setdefault(sentence.casefold(), key)
    return found


def unworded(key: str, written: str, language: str) -> str:
    """Return what a shipped thing was furnished with in the reader's language, until somebody wrote their own words."""
    shipped_with = {catalogue(each).get(key) for each in LANGUAGES}
    return text(key, language) if written in shipped_with else written


def localised(value: Any, language: str) -> Any:
    """Return JSON whose shipped parts, dicts with a `text_key`, carry `name` (or `text`) in the language."""
    if isinstance(value, list):
        return [localised(each, language) for each in value]
    if not isinstance(value, dict):
        return value
    found = {name: localised(each, language) for name, each in value.items()}
    if found.get("text_key"):
        place = _place(found)
        found[place] = shipped(found["text_key"], found.get(place, ""), language)
    return found


def keyed(value: Any, language: str) -> Any:
    """Return JSON a person edited in the language: what was reworded loses its `text_key`, so it stays as worded."""
    if isinstance(value, list):
        return [keyed(each, language) for each in value]
    if not isinstance(value, dict):
        return value
    found = {name: keyed(each, language) for name, each in value.items()}
    key = found.get("text_key")
    if key and found.get(_place(found)) != shipped(key, "", language):
        del found["text_key"]
    return found


def names_in(entries: Sequence[Any], language: str) -> list[str]:
    """Return a list of names, each written out (`{"name": …}`) or shipped (`{"text_key": …}`), in the language."""
    return [str(localised(entry, language)["name"]) for entry in entries]


def entries_of(names: Sequence[str], before: Sequence[Any], language: str) -> list[dict[str, str]]:
    """Return edited names as entries; a name that reads as a shipped one of `before` stays that one."""
    known = dict(zip(names_in(before, language), before, strict=True))
    return [known.get(name) or {"name": name} for name in names]


def _place(found: dict[str, Any]) -> str:
    return "text" if "text" in found else "name"
