"""Pure decisions on calendars."""

from collections.abc import Mapping
from typing import Any

from drumbeat.engines.calendars.holidays_source import SUPPORTED
from drumbeat.engines.calendars.working import CalendarShape, interval_minutes, parse_week
from drumbeat.kernel.errors import Invalid

COUNTRY_OF_LANGUAGE = {"zh-Hans": "CN", "zh-Hant": "TW", "sv": "SE"}
"""The country whose holidays a new workspace keeps; English names none, because it is spoken in many."""

YEARS_BACK = 2
YEARS_AHEAD = 3


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


def holiday_years(year: int) -> range:
    """Return the years whose public holidays are kept in `year`."""
    return range(year - YEARS_BACK, year + YEARS_AHEAD + 1)
