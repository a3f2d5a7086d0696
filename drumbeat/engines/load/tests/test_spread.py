"""Spreading against a twin that lays down one minute after the other, in exact fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drumbeat.engines.load.spread import loads, needed_days, spread

PACES = ("even", "front", "back")
DAYS = st.lists(st.sampled_from([0, 0, 120, 240, 300, 480]), min_size=1, max_size=14)


def curve(x: Fraction, pace: str) -> Fraction:
    return {"even": x, "front": 1 - (1 - x) ** 2, "back": x**2}[pace]


def minute_by_minute(minutes: int, lengths: list[int], pace: str) -> list[int]:
    """Put the middle of each minute of work on the first day by whose end the curve has reached it."""
    weights = lengths if any(lengths) else [1] * len(lengths)
    found = [0] * len(weights)
    for minute in range(minutes):
        middle, passed = Fraction(2 * minute + 1, 2 * minutes), 0
        for day, weight in enumerate(weights):
            passed += weight
            if curve(Fraction(passed, sum(weights)), pace) >= middle:
                found[day] += 1
                break
    return found


@given(st.integers(0, 90), DAYS, st.sampled_from(PACES))
def test_equals_the_twin(minutes, lengths, pace):
    assert spread(minutes, lengths, pace) == minute_by_minute(minutes, lengths, pace)


@given(st.integers(0, 10**6), DAYS, st.sampled_from(PACES))
def test_no_minute_is_lost_and_none_lies_on_a_day_off(minutes, lengths, pace):
    found = spread(minutes, lengths, pace)
    assert sum(found) == minutes
    assert min(found) >= 0
    assert not any(lengths) or all(length or not load for length, load in zip(lengths, found, strict=True))


@given(st.integers(0, 10**5), DAYS)
def test_front_is_never_behind_even_nor_even_behind_back(minutes, lengths):
    done = {pace: [0] for pace in PACES}
    for pace in PACES:
        for load in spread(minutes, lengths, pace):
            done[pace].append(done[pace][-1] + load)
    assert all(f >= e >= b for f, e, b in zip(done["front"], done["even"], done["back"], strict=True))


def test_ten_hours_over_five_days_are_two_a_day():
    assert spread(600, [480, 480, 0, 0, 480, 480, 480]) == [120, 120, 0, 0, 120, 120, 120]


def test_half_the_time_takes_three_quarters_in_front():
    assert spread(800, [480, 480], "front") == [600, 200]
    assert spread(800, [480, 480], "back") == [200, 600]


def test_work_in_a_leave_is_not_hidden():
    assert spread(90, [0, 0, 0]) == [30, 30, 30]


@pytest.mark.parametrize(("minutes", "lengths"), [(-1, [480]), (10, []), (10, [-5])])
def test_nonsense_is_refused(minutes, lengths):
    with pytest.raises(ValueError, match="not negative"):
        spread(minutes, lengths)


PEOPLE = st.integers(1, 10).flatmap(
    lambda days: st.lists(
        st.lists(st.sampled_from([0, 240, 480]), min_size=days, max_size=days), min_size=1, max_size=4
    )
)


@given(st.integers(0, 10**5), PEOPLE, st.sampled_from(PACES), st.data())
def test_people_share_all_of_it_and_days_set_by_hand_stand(minutes, lengths, pace, data):
    days = len(lengths[0])
    fixed = data.draw(st.dictionaries(st.integers(0, days - 1), st.integers(0, 900), max_size=days))
    found = loads(minutes, lengths, pace, fixed)
    assert sum(map(sum, found)) == max(minutes, sum(fixed.values()))
    elsewhere = any(length for row in lengths for day, length in enumerate(row) if day not in fixed)
    for day, amount in fixed.items():
        on_day = sum(row[day] for row in found)
        assert on_day == amount if elsewhere else on_day >= amount


@given(st.integers(0, 10**5), PEOPLE, st.sampled_from(PACES), st.data())
def test_days_of_one_person_stand_and_the_rest_lies_on_what_is_open(minutes, lengths, pace, data):
    days = st.dictionaries(st.integers(0, len(lengths[0]) - 1), st.integers(0, 900))
    own = data.draw(st.lists(days, min_size=len(lengths), max_size=len(lengths)))
    found = loads(minutes, lengths, pace, own=own)
    by_hand = sum(sum(each.values()) for each in own)
    assert sum(map(sum, found)) == max(minutes, by_hand)
    still_open = [
        [0 if day in each else n for day, n in enumerate(row)] for row, each in zip(lengths, own, strict=True)
    ]
    if any(map(any, still_open)):
        rest = loads(max(0, minutes - by_hand), still_open, pace)
        for row, each, lies in zip(found, own, rest, strict=True):
            assert row == [each.get(day, amount) for day, amount in enumerate(lies)]


def test_who_is_away_takes_none():
    assert loads(960, [[480, 480], [0, 0]]) == [[480, 480], [0, 0]]


def test_who_works_half_takes_a_third():
    assert loads(900, [[480], [240]]) == [[600], [300]]


@given(st.integers(1, 4000), DAYS)
def test_days_needed_suffice_and_one_less_does_not(minutes, lengths):
    days = needed_days(minutes, lengths)
    if days is None:
        assert sum(lengths) < minutes
    else:
        assert sum(lengths[: days - 1]) < minutes <= sum(lengths[:days])
