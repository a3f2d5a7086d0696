"""Pure decisions on calendars."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from drumbeat.engines.calendars.holidays_source import SUPPORTED
from drumbeat.engines.calendars.working import MINUTES_OF_A_DAY, CalendarShape, interval_minutes, parse_week
from drumbeat.kernel.errors import Invalid

COUNTRY_OF_LANGUAGE = {"zh-Hans": "CN", "zh-Hant": "TW", "sv": "SE"}
"""The country whose holidays a new workspace keeps; English names none, because it is spoken in many."""

YEARS_BACK = 2
YEARS_AHEAD = 3
LONGEST_ABSENCE = timedelta(days=3700)


def check_calendar(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values can be a calendar's."""
    wrong: dict[str, list[str]] = {}
    country = values.get("country", "")
    if country and country not in SUPPORTED:
        wrong["country"] = ["not_admitted"]
    if "week" in values and not _is_week(values["week"]):
        wrong["week"] = ["bad_value"]
    if wrong:
        raise Invalid("calendars.bad_calendar", fields=wrong)


def _is_week(raw: Any) -> bool:
    """A week has seven days whose intervals follow each other, and works on one of them at least."""
    try:
        return any(interval_minutes(day) for day in parse_week(raw))
    except CalendarShape:
        return False


def bridge_days(public: Mapping[date, bool], worked: Sequence[bool]) -> list[date]:
    """Return the working days alone between two days off of which one at least is a public holiday, in order.

    `public` says of each day named whether it is opened (a make-up day) or closed, `worked` whether a weekday works.
    """

    def works(day: date) -> bool:
        return public.get(day, worked[day.weekday()])

    one = timedelta(days=1)
    beside = {near for day, opens in public.items() if not opens for near in (day - one, day + one)}
    return sorted(
        day for day in beside if day not in public and works(day) and not works(day - one) and not works(day + one)
    )


def holiday_years(year: int) -> range:
    """Return the years whose public holidays are kept in `year`."""
    return range(year - YEARS_BACK, year + YEARS_AHEAD + 1)


def check_pattern(week: Any, percent: int) -> None:
    """Raise Invalid, naming the fields, unless week and percent can be a working pattern's."""
    wrong: dict[str, list[str]] = {}
    if week is not None and not _is_week(week):
        wrong["week"] = ["bad_value"]
    if not 1 <= percent <= 100:
        wrong["percent"] = ["out_of_range"]
    if wrong:
        raise Invalid("calendars.bad_pattern", fields=wrong)


def check_absence(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values can be an absence's."""
    wrong: dict[str, list[str]] = {}
    first, last, minutes = values["first"], values["last"], values.get("minutes_per_day")
    if last < first:
        wrong["last"] = ["before_start"]
    elif last - first > LONGEST_ABSENCE:
        wrong["last"] = ["out_of_range"]
    if minutes is not None and not 1 <= minutes <= MINUTES_OF_A_DAY:
        wrong["minutes_per_day"] = ["out_of_range"]
    rhythm = values.get("repeats")
    if rhythm is not None and not (1 <= rhythm["every_weeks"] <= 52 and 0 <= rhythm["weekday"] <= 6):
        wrong["repeats"] = ["out_of_range"]
    if wrong:
        raise Invalid("calendars.bad_absence", fields=wrong)
