"""Pure decisions on evidence."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from drumbeat.kernel.errors import Invalid

KINDS = ("research", "competitor", "benchmark", "market_change")
RELIABILITIES = ("high", "medium", "low")
UNITS = ("", "number", "money", "percent", "ratio", "duration", "rank", "score")
LONGEST = {"title": 200, "source": 200, "url": 2000, "summary": 20_000, "note": 2000, "metric_key": 80}
MOST = Decimal(10) ** 12
EARLIEST = date(1950, 1, 1)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ONE_LINE = ("title", "source", "url", "metric_key")

Found = dict[str, list[str]]


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with their texts trimmed, without control characters, names on one line."""
    found = dict(values)
    for name in LONGEST.keys() & found.keys():
        text = _CONTROL.sub(" ", str(found[name] or ""))
        found[name] = " ".join(text.split()) if name in _ONE_LINE else text.strip()
    return found


def check_evidence(values: Mapping[str, Any], today: date) -> None:
    """Raise Invalid, naming the fields, unless the merged and cleaned values make a piece of evidence."""
    wrong: Found = {name: ["too_long"] for name, most in LONGEST.items() if len(values.get(name) or "") > most}
    if not values.get("title"):
        wrong["title"] = ["required"]
    for name, admitted in (("kind", KINDS), ("reliability", RELIABILITIES), ("unit", UNITS)):
        if values.get(name, admitted[0]) not in admitted:
            wrong[name] = ["not_admitted"]
    if values.get("url") and not is_web_address(values["url"]):
        wrong["url"] = ["bad_value"]
    observed = values.get("observed_on")
    if observed is None:
        wrong["observed_on"] = ["required"]
    elif not EARLIEST <= observed <= today:
        wrong["observed_on"] = ["in_the_future" if observed > today else "out_of_range"]
    value = values.get("value")
    if value is not None and (not value.is_finite() or abs(value) >= MOST):
        wrong["value"] = ["out_of_range"]
    if wrong:
        raise Invalid("evidence.bad_evidence", fields=wrong)


def check_note(note: str) -> None:
    """Raise Invalid for a note that is too long."""
    if len(note) > LONGEST["note"]:
        raise Invalid("evidence.bad_citation", fields={"note": ["too_long"]}, most=LONGEST["note"])


def is_web_address(text: str) -> bool:
    """True for http and https addresses with a host; blanks and control characters hide no other scheme."""
    try:
        parts = urlsplit(_CONTROL.sub("", text).strip())
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
