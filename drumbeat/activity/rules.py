"""What may be said: comments, status updates, and the names visitors give themselves."""

from collections.abc import Mapping
from typing import Any

from drumbeat.kernel.errors import Invalid

LONGEST = 20_000
LONGEST_TITLE = 160
LONGEST_NAME = 80
HEALTHS = frozenset({"on_track", "at_risk", "off_track", "done"})


def clean_body(body: str) -> str:
    """Return the words without blank ends and null characters; raise Invalid when none or too many are left."""
    text = body.replace("\x00", "").strip()
    if not text:
        raise Invalid("activity.bad_comment", fields={"body": ["required"]})
    if len(text) > LONGEST:
        raise Invalid("activity.bad_comment", fields={"body": ["too_long"]}, most=LONGEST)
    return text


def clean_update(values: Mapping[str, Any], *, partial: bool = False) -> dict[str, Any]:
    """Return the values of a status update, tidied; raise Invalid for one without a title or of no known health.

    With `partial` only the values given are looked at.
    """
    clean, wrong = dict(values), dict[str, list[str]]()
    if not partial or "title" in clean:
        clean["title"] = " ".join(str(clean.get("title") or "").replace("\x00", "").split())
        if not 0 < len(clean["title"]) <= LONGEST_TITLE:
            wrong["title"] = ["too_long" if clean["title"] else "required"]
    if (not partial or "health" in clean) and clean.get("health") not in HEALTHS:
        wrong["health"] = ["unknown"]
    clean["body"] = str(clean["body"]).replace("\x00", "").strip() if "body" in clean else ""
    if len(clean["body"]) > LONGEST:
        wrong["body"] = ["too_long"]
    if wrong:
        raise Invalid("activity.bad_update", fields=wrong, most=LONGEST)
    return clean if "body" in values or not partial else {name: clean[name] for name in values}


def clean_visitor(name: str) -> str:
    """Return how a visitor is called, on one line, at most 80 characters; empty when it gave no name."""
    return " ".join(name.replace("\x00", "").split())[:LONGEST_NAME]
