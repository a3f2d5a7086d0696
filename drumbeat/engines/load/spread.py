"""Spreads the work of a task over days and people in whole minutes.

A pace is a curve: the share of the work that is done when a share x of the working time has passed. Work up to a moment
is rounded once and a day takes the difference of two moments, so no minute is lost or made and no day is off by more
than one.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Literal

Pace = Literal["even", "front", "back"]


def spread(minutes: int, lengths: Sequence[int], pace: Pace = "even") -> list[int]:
    """Return the minutes of work on each day of a window whose days have these working minutes.

    Even gives each day its share of the working time; front does three quarters of the work in the first half of it,
    back one quarter. Where nobody works on any day, all days count alike: work is not hidden by a leave.
    Raises ValueError for negative minutes and for a window without days.
    """
    if minutes < 0 or not lengths or min(lengths) < 0:
        raise ValueError("work and working time are not negative, and a window has a day")
    weights = lengths if any(lengths) else [1] * len(lengths)
    total = sum(weights)
    moments = [_done(minutes, passed, total, pace) for passed in accumulate(weights)]
    return [moment - before for moment, before in zip(moments, [0, *moments], strict=False)]


def _done(minutes: int, passed: int, total: int, pace: Pace) -> int:
    """Return the minutes done when `passed` of `total` working minutes are over, rounded half up."""
    if pace == "even":
        share, whole = passed, total
    elif pace == "front":
        share, whole = total * total - (total - passed) ** 2, total * total
    else:
        share, whole = passed * passed, total * total
    return (2 * minutes * share + whole) // (2 * whole)


def loads(
    minutes: int,
    lengths: Sequence[Sequence[int]],
    pace: Pace = "even",
    given: Mapping[int, int] | None = None,
    own: Sequence[Mapping[int, int]] = (),
) -> list[list[int]]:
    """Return the minutes of each person on each day of the window; `lengths` holds a row of days for each person.

    People share the work in proportion to the time they have in the window, so that who is away takes none of it.
    `given` fixes the minutes of days by their position, `own` those of each person (a row for each, or none at all):
    they stand as they are, even where they are more than the work, and the rest of it lies on the other days by the
    pace.
    """
    fixed, hands = given or {}, own or [{}] * len(lengths)
    left = max(0, minutes - sum(fixed.values()) - sum(sum(days.values()) for days in hands))
    found = _shared(left, _open_days(lengths, fixed, hands), pace)
    for day, amount in fixed.items():
        for row, share in zip(found, spread(amount, [person[day] for person in lengths]), strict=True):
            row[day] += share
    for row, days in zip(found, hands, strict=True):
        for day, amount in days.items():
            row[day] += amount
    return found


def _open_days(
    lengths: Sequence[Sequence[int]], fixed: Mapping[int, int], hands: Sequence[Mapping[int, int]]
) -> list[list[int]]:
    """Return the lengths without the days set by hand; with them where they are all there is."""
    free = [
        [0 if day in fixed or day in days else length for day, length in enumerate(person)]
        for person, days in zip(lengths, hands, strict=True)
    ]
    return free if any(map(any, free)) else [list(person) for person in lengths]


def _shared(minutes: int, lengths: Sequence[Sequence[int]], pace: Pace) -> list[list[int]]:
    shares = spread(minutes, [sum(person) for person in lengths])
    return [spread(share, person, pace) for share, person in zip(shares, lengths, strict=True)]


def needed_days(minutes: int, lengths: Iterable[int]) -> int | None:
    """Return how many days from the first it takes to do the work at full time; None when the days do not suffice."""
    left = minutes
    for day, length in enumerate(lengths, 1):
        left -= length
        if left <= 0:
            return day
    return None
