"""Days as each language writes them."""

from datetime import date

from drumbeat.kernel.texts import text

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "sv")


def day_of(day: date, language: str) -> str:
    """Return a day with its year: 3 Mar 2026, 3 mars 2026, 2026年3月3日."""
    if language.startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{short_day(day, language)}\u00a0{day.year}"


def short_day(day: date, language: str) -> str:
    """Return a day without its year: 3 Mar, 3 mars, 3月3日."""
    if language.startswith("zh"):
        return f"{day.month}月{day.day}日"
    return f"{day.day}\u00a0{month_of(day, language)}"


def month_of(day: date, language: str) -> str:
    """Return the short name of a day's month."""
    return text(f"reports.month.{day.month}", language)


def span_of(start: date | None, end: date | None, language: str) -> str:
    """Return the days from start to end; the year once where it is the same. Empty without any day."""
    if start and end:
        if language.startswith("zh"):
            last = short_day(end, language) if start.year == end.year else day_of(end, language)
            return f"{day_of(start, language)} – {last}"
        first = short_day(start, language) if start.year == end.year else day_of(start, language)
        return f"{first} – {day_of(end, language)}"
    if start:
        return text("reports.kick_off.from_day", language, day=day_of(start, language))
    return text("reports.kick_off.until_day", language, day=day_of(end, language)) if end else ""
