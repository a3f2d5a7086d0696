"""Pure decisions on audiences, limits and messages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from urllib.parse import urlsplit
from uuid import UUID

from drumbeat.channels.offers import STAGES
from drumbeat.kernel.errors import Invalid

KINDS = ("icp", "persona")
TEXTS = ("summary", "problem", "frustrations", "willingness_to_pay")
LONGEST_TEXT = 5_000
LONGEST_SEGMENT = 40
MOST_SEGMENTS = 30
MOST_PROOFS = 30
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DASHES = re.compile(r"[‐-―−－~〜]")

Found = dict[str, list[str]]


def clean(text: object) -> str:
    """Return a text on one line without control characters."""
    return " ".join(_CONTROL.sub(" ", str(text or "")).split())


def folded(segment: str) -> str:
    """Return a segment as segments are compared: "18–24" is "18-24"."""
    return _DASHES.sub("-", clean(segment)).replace(" ", "").casefold()


def each_once(segments: Sequence[str]) -> list[str]:
    """Return the segments in their order, without blanks, each once."""
    found: dict[str, str] = {}
    for segment in map(clean, segments):
        if segment:
            found.setdefault(folded(segment), segment)
    return list(found.values())


def check_audience(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the merged values make an audience."""
    wrong: Found = {}
    _check_line(wrong, "name", values.get("name"), 120)
    if values.get("kind") not in KINDS:
        wrong["kind"] = ["not_admitted"]
    if values.get("parent_id") and values.get("kind") != "persona":
        wrong["parent_id"] = ["not_admitted"]
    for name in TEXTS:
        if len(values.get(name) or "") > LONGEST_TEXT:
            wrong[name] = ["too_long"]
    journey = values.get("journey") or {}
    if set(journey) - set(STAGES):
        wrong["journey"] = ["not_admitted"]
    elif any(len(text) > LONGEST_TEXT for text in journey.values()):
        wrong["journey"] = ["too_long"]
    segments = values.get("segments") or ()
    if len(segments) > MOST_SEGMENTS:
        wrong["segments"] = ["too_many"]
    elif any(len(segment) > LONGEST_SEGMENT for segment in segments):
        wrong["segments"] = ["too_long"]
    if wrong:
        raise Invalid("audiences.bad_audience", fields=wrong)


def check_limit(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the merged values make a limit: of an audience or of a segment."""
    wrong: Found = {}
    _check_line(wrong, "reason", values.get("reason"), 300)
    segment = clean(values.get("segment"))
    if bool(values.get("audience_id")) == bool(segment):
        wrong["audience_id"] = ["not_admitted" if segment else "required"]
    if len(segment) > LONGEST_SEGMENT:
        wrong["segment"] = ["too_long"]
    if wrong:
        raise Invalid("audiences.bad_limit", fields=wrong)


def check_message(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless what is given of a message can be one."""
    wrong: Found = {}
    if "core" in values:
        _check_line(wrong, "core", values["core"], 500)
    if len(clean(values.get("call_to_action"))) > 200:
        wrong["call_to_action"] = ["too_long"]
    url = values.get("cta_url") or ""
    if len(url) > 2000:
        wrong["cta_url"] = ["too_long"]
    elif url and not is_web_address(url):
        wrong["cta_url"] = ["bad_value"]
    if wrong:
        raise Invalid("audiences.bad_message", fields=wrong)


def check_proof(text: object) -> str:
    """Return a proof point as it is stored; raise Invalid when nothing or too much is left of it."""
    wrong: Found = {}
    _check_line(wrong, "text", text, 500)
    if wrong:
        raise Invalid("audiences.bad_proof", fields=wrong)
    return clean(text)


def is_web_address(text: str) -> bool:
    """True for http and https addresses; blanks and control characters do not hide a scheme."""
    try:
        parts = urlsplit(_CONTROL.sub("", text).strip())
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)


def _check_line(wrong: Found, name: str, value: object, most: int) -> None:
    text = clean(value)
    if not text:
        wrong[name] = ["required"]
    elif len(text) > most:
        wrong[name] = ["too_long"]


class Limit(Protocol):
    """What a limit says: see models.AudienceLimit."""

    channel_id: UUID
    audience_id: UUID | None
    segment: str
    reason: str
    until: date | None


@dataclass(frozen=True)
class Whom:
    """An audience as limits see it: itself and the profile it belongs to, with the segments of both, folded."""

    ids: frozenset[UUID]
    segments: frozenset[str]


@dataclass(frozen=True)
class Standards:
    """The limits in force on a day, and every audience they may be about."""

    limits: Sequence[Limit]
    audiences: Mapping[UUID, Whom]

    def forbidding(self, channel_id: UUID | None, audience_id: UUID | None) -> Limit | None:
        """Return the limit that keeps this audience off the channel, if there is one."""
        whom = self.audiences.get(audience_id) if audience_id else None
        if channel_id is None or whom is None:
            return None
        return next((limit for limit in self.limits if limit.channel_id == channel_id and meant(limit, whom)), None)


def meant(limit: Limit, whom: Whom) -> bool:
    """True when the limit is about the audience: by name, by its profile's, or by a segment of either."""
    return limit.audience_id in whom.ids if limit.audience_id else folded(limit.segment) in whom.segments


def in_force(limit: Limit, day: date) -> bool:
    """True until the end of the limit's last day."""
    return limit.until is None or day <= limit.until
