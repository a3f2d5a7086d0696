"""Public holidays against known dates."""

import subprocess
import sys
from datetime import date

import pytest

from drumbeat.engines.calendars.holidays_source import SUPPORTED, UnknownCountry, public_holidays


def test_china_2026_has_its_make_up_days():
    year = public_holidays("CN", [2026])
    assert date(2026, 2, 14) in year.opened
    assert date(2026, 10, 10) in year.opened
    assert year.closed[date(2026, 10, 1)] == "国庆节"
    assert not year.provisional


def test_china_far_ahead_is_provisional():
    year = public_holidays("CN", [2026, 2040])
    assert year.provisional_years == {2040}
    assert date(2040, 10, 1) in year.closed


def test_swedish_eves_are_a_choice():
    plain, eves = public_holidays("SE", [2026]), public_holidays("SE", [2026], eves=True)
    assert len(plain.closed) == 13
    assert set(eves.closed) - set(plain.closed) == {date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 31)}
    assert eves.closed[date(2026, 6, 19)] == "Midsommarafton"
    assert not plain.provisional


@pytest.mark.parametrize("country", SUPPORTED)
def test_every_offered_country_answers(country):
    year = public_holidays(country, [2026])
    assert len(year.closed) >= 5
    assert all(day.year == 2026 and name for day, name in year.closed.items())


def test_unknown_country_is_refused():
    with pytest.raises(UnknownCountry):
        public_holidays("XX", [2026])


def test_importing_the_module_does_not_load_the_package():
    code = "import sys, drumbeat.engines.calendars.holidays_source; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
