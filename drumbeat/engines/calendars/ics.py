"""Absences from an iCalendar file (RFC 5545): events as days away, and what of the file cannot be read as such.

An event of whole days is a whole absence; a timed one within a day takes its minutes; a timed one over midnight takes
every day it touches. Weekly rules stay a rhythm, one for each weekday; other rules, and rhythms with exceptions, are
named and left out, because dates guessed wrongly would move plans.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from typing import Any

MOST_EVENTS = 2000
MOST_COUNT = 500
YEARS = 3
"""How long a weekly event without an end is kept up."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class IcsUnreadable(ValueError):
    """The bytes are not an iCalendar file, or hold more than MOST_EVENTS events."""


@dataclass(frozen=True, slots=True)
class IcsAbsence:
    """One absence: days, both included; `minutes` None for whole days; `weekday` set for a rhythm."""

    uid: str
    summary: str
    first: date
    last: date
    minutes: int | None = None
    every_weeks: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class IcsRefusal:
    """An event that was left out; `why` is the rule's frequency, `exceptions` or `no_date`."""

    summary: str
    why: str


@dataclass(slots=True)
class IcsCalendar:
    """What a file holds."""

    absences: list[IcsAbsence] = field(default_factory=list)
    refused: list[IcsRefusal] = field(default_factory=list)


def read_absences(data: bytes, zone: tzinfo) -> IcsCalendar:
    """Read the file's events; times are taken in `zone`. Cancelled and "free" events are passed over.

    Raises IcsUnreadable.
    """
    result = IcsCalendar()
    events = _events(data)
    changed = {str(event.get("UID", "")) for event in events if event.get("RECURRENCE-ID")}
    for event in events:
        if str(event.get("STATUS", "")).upper() == "CANCELLED" or str(event.get("TRANSP", "")).upper() == "TRANSPARENT":
            continue
        summary = " ".join(str(event.get("SUMMARY", "")).split())[:200]
        why = _refusal(event, changed)
        if why:
            result.refused.append(IcsRefusal(summary, why))
        else:
            result.absences += _absences(event, summary, zone)
    return result


def _events(data: bytes) -> list[Any]:
    from icalendar import Calendar  # reads hundreds of files of definitions: only whoever imports pays

    try:
        events: list[Any] = list(Calendar.from_ical(data).walk("VEVENT"))
    except (ValueError, KeyError, IndexError) as error:
        raise IcsUnreadable(str(error)) from None
    if len(events) > MOST_EVENTS:
        raise IcsUnreadable(f"more than {MOST_EVENTS} events")
    return events


def _refusal(event: Any, changed: set[str]) -> str:
    """Why an event cannot be an absence, empty when it can."""
    if event.get("DTSTART") is None:
        return "no_date"
    rule = event.get("RRULE")
    if event.get("RECURRENCE-ID") or (rule and (event.get("EXDATE") or str(event.get("UID", "")) in changed)):
        return "exceptions"
    if event.get("RDATE"):
        return "RDATE"
    if rule is None:
        return ""
    frequency = str(_first(rule, "FREQ", ""))
    if frequency != "WEEKLY":
        return frequency or "RRULE"
    days = [str(day) for day in rule.get("BYDAY", ())]
    return "" if all(day in _WEEKDAYS for day in days) and not rule.get("BYMONTH") else "RRULE"


def _absences(event: Any, summary: str, zone: tzinfo) -> Iterator[IcsAbsence]:
    first, last, minutes = _span(event, zone)
    uid = str(event.get("UID", "")) or f"{summary}:{first}"
    rule = event.get("RRULE")
    if rule is None:
        yield IcsAbsence(uid, summary, first, last, minutes)
        return
    every = int(_first(rule, "INTERVAL", 1))
    named = sorted(_WEEKDAYS.index(str(day)) for day in rule.get("BYDAY", ())) or [first.weekday()]
    until = _until(rule, first, every, named, zone)
    for begin in islice(_occurrences(first, every, named), len(named)):
        for more in range(min((last - first).days, 6) + 1):
            day, shift = begin + timedelta(days=more), timedelta(days=more)
            yield IcsAbsence(f"{uid}#{day.weekday()}", summary, day, until + shift, minutes, every, day.weekday())


def _occurrences(first: date, every: int, weekdays: list[int]) -> Iterator[date]:
    """The days of a weekly rule from `first` on; weeks are counted from the Monday before it."""
    monday = first - timedelta(days=first.weekday())
    while True:
        yield from (day for day in (monday + timedelta(days=weekday) for weekday in weekdays) if day >= first)
        monday += timedelta(weeks=every)


def _span(event: Any, zone: tzinfo) -> tuple[date, date, int | None]:
    """First and last day of an event, and its minutes where it is timed within one day."""
    begin = event.decoded("DTSTART")
    if event.get("DTEND") is not None:
        end = event.decoded("DTEND")
    else:
        end = begin + (event.decoded("DURATION") if event.get("DURATION") is not None else timedelta(days=1))
    if not isinstance(begin, datetime):
        return begin, max(begin, _day_before(end, zone)), None
    start, finish = _local(begin, zone), _local(end, zone)
    minutes = int((finish - start).total_seconds() // 60)
    last = (finish - timedelta(minutes=1)).date()
    if last > start.date() or minutes < 1:
        return start.date(), max(start.date(), last), None
    return start.date(), start.date(), minutes


def _day_before(end: date, zone: tzinfo) -> date:
    return (_local(end, zone).date() if isinstance(end, datetime) else end) - timedelta(days=1)


def _local(at: datetime, zone: tzinfo) -> datetime:
    """An instant in the zone; a time without one is taken as it stands."""
    return at.replace(tzinfo=zone) if at.tzinfo is None else at.astimezone(zone)


def _until(rule: Any, first: date, every: int, weekdays: list[int], zone: tzinfo) -> date:
    """The last day a rule may begin on."""
    until = _first(rule, "UNTIL", None)
    if isinstance(until, datetime):
        return _local(until, zone).date()
    if until is not None:
        day: date = until
        return day
    count = _first(rule, "COUNT", None)
    if count is not None:
        return list(islice(_occurrences(first, every, weekdays), min(int(count), MOST_COUNT)))[-1]
    return first + timedelta(days=366 * YEARS)


def _first(rule: Any, name: str, otherwise: Any) -> Any:
    values: Iterable[Any] = rule.get(name) or ()
    return next(iter(values), otherwise)
