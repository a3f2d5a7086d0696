"""Public holidays and make-up working days of a country, from the `holidays` package."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

SUPPORTED = (
    "AU", "BR", "CA", "CN", "DE", "DK", "ES", "FI", "FR", "GB", "HK",
    "IN", "IT", "JP", "KR", "NL", "NO", "SE", "SG", "TW", "US",
)  # fmt: skip
"""ISO 3166 codes a workspace may choose."""

EVE_COUNTRIES = frozenset({"SE"})
"""Countries whose eves are no public holidays in law but are not worked in fact."""

MAKE_UP_COUNTRIES = frozenset({"CN"})
"""Countries that announce weekend working days each year; a year without them is still provisional."""

MAKE_UP_NAMES = {"CN": "调休上班", "TW": "補行上班"}


class UnknownCountry(ValueError):
    """The country code is not in `SUPPORTED`."""


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """Days off and make-up working days with their names (in `language`, or the country's own)."""

    closed: dict[date, str]
    opened: dict[date, str]
    provisional_years: frozenset[int]
    """Years whose make-up days are not announced yet: plans over them may shift."""

    @property
    def provisional(self) -> bool:
        """Whether any asked year is provisional."""
        return bool(self.provisional_years)


def public_holidays(
    country: str, years: Iterable[int], *, eves: bool = False, language: str | None = None
) -> HolidayYear:
    """Holidays of `country` in `years`. `eves` adds Midsummer, Christmas and New Year's Eve where they are customary.

    Slow (tens of milliseconds a year) and heavy in memory: call it in a job or a command and keep the answer.
    Raises UnknownCountry.
    """
    if country not in SUPPORTED:
        raise UnknownCountry(country)
    import holidays  # slow and large: only whoever asks for holidays pays

    wanted = sorted(set(years))
    # Without a language the package follows the server's locale; the country's own is the same everywhere.
    native = getattr(holidays, country).default_language
    source = holidays.country_holidays(country, years=wanted, expand=False, language=language or native)
    span = range(wanted[0], wanted[-1] + 1) if wanted else range(0)
    closed = {day: name for day, name in source.items() if day.year in span}
    made_up = {day for day in getattr(source, "weekend_workdays", ()) if day.year in span}
    opened = dict.fromkeys(sorted(made_up), MAKE_UP_NAMES.get(country, ""))
    if eves and country in EVE_COUNTRIES:
        closed |= {day: name for day, name in _swedish_eves(wanted, closed).items() if day not in closed}
    known = {day.year for day in made_up}
    unannounced = frozenset(wanted) - known if country in MAKE_UP_COUNTRIES else frozenset()
    return HolidayYear(dict(sorted(closed.items())), opened, unannounced)


def _swedish_eves(years: list[int], closed: dict[date, str]) -> dict[date, str]:
    """Midsummer's Eve is the Friday from 19 to 25 June."""
    eves: dict[date, str] = {}
    for year in years:
        nineteenth = date(year, 6, 19)
        eves[nineteenth + timedelta(days=(4 - nineteenth.weekday()) % 7)] = "Midsommarafton"
        eves[date(year, 12, 24)] = "Julafton"
        eves[date(year, 12, 31)] = "Nyårsafton"
    return eves
