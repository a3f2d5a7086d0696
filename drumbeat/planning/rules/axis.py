"""Days as slots: the time axis of one problem. A slot is an equal part of a working day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

MOST_PARTS = 4
"""Parts of a day at the finest: two hours of an eight-hour day."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Working days in order, each cut into `parts` slots. Borders are numbered as the slots they precede."""

    days: tuple[date, ...]
    parts: int

    @property
    def slots(self) -> int:
        """How many slots there are."""
        return len(self.days) * self.parts

    def slot(self, day: date) -> int:
        """The first slot on or after `day`; `slots` when the axis ends before it."""
        return bisect_left(self.days, day) * self.parts

    def border(self, day: date) -> int:
        """The border after the last slot on or before `day`; 0 when the axis begins after it."""
        return bisect_right(self.days, day) * self.parts

    def first_day(self, slot: int) -> date:
        """The day in which work that begins in `slot` begins."""
        return self.days[min(slot // self.parts, len(self.days) - 1)]

    def last_day(self, border: int) -> date:
        """The day in which work that ends at `border` ends."""
        return self.days[max(0, min(border, self.slots) - 1) // self.parts]

    def spread(self, minutes: Iterable[int]) -> tuple[int, ...]:
        """Minutes of each day of the axis as minutes of each slot; what does not divide goes to the first slots."""
        return tuple(
            each // self.parts + (1 if part < each % self.parts else 0)
            for each in minutes
            for part in range(self.parts)
        )

    def days_of(self, slots: int) -> int:
        """A number of slots in whole working days, rounded up."""
        return -(-slots // self.parts)


def parts_for(lengths: Sequence[int], day: int) -> int:
    """The fewest parts (1, 2 or 4) of a day of `day` minutes into which all lengths go; 4 when none fits them."""
    for parts in (1, 2, MOST_PARTS):
        if day % parts == 0 and all(length % (day // parts) == 0 for length in lengths):
            return parts
    return MOST_PARTS
