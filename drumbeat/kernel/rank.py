"""Fractional ranks: an order that survives concurrent moves, because a move writes one row and no neighbour.

Ranks are text over 0-9a-z compared byte by byte (digits and lower case sort alike on every database). A new rank is a
random point in the middle third between its neighbours, so two people inserting at one place at once rarely tie; the
row id breaks what ties remain.
"""

import random

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LONGEST = 190
_BASE = len(DIGITS)
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}
_noise = random.SystemRandom()


def between(low: str | None, high: str | None) -> str:
    """Return a rank after `low` and before `high`; None is the open end, crossed neighbours give one after low."""
    if high is not None and low is not None and low >= high:
        high = None
    if high is None:
        return _after(low or "")
    width = max(len(low or ""), len(high))
    while True:
        floor, ceiling = _number(low or "", width), _number(high, width)
        third = (ceiling - floor) // 3
        if third >= _BASE:
            return _text(floor + third + _noise.randrange(third), width)
        width += 1


def spread(count: int, after: str | None = None) -> list[str]:
    """Return `count` ascending ranks of even length after `after`, for rows made together."""
    width = 1
    while _BASE ** (width) <= (count + 1) * 4:
        width += 1
    prefix = _after(after) if after else ""
    step = _BASE**width // (count + 1)
    return [prefix + _text(step * (index + 1), width).ljust(width, "0") + "i" for index in range(count)]


def _after(low: str) -> str:
    """Step past the first four digits rather than halving what is left, so appending keeps ranks short."""
    head = low[:4].ljust(4, "0")
    value = _number(head, 4) + 1 + _noise.randrange(_BASE)
    if value < _BASE**4:
        return _text(value, 4) + DIGITS[_noise.randrange(1, _BASE)]
    return low + DIGITS[_noise.randrange(_BASE // 3, _BASE)] + DIGITS[_noise.randrange(1, _BASE)]


def _number(text: str, width: int) -> int:
    value = 0
    for digit in text[:width].ljust(width, "0"):
        value = value * _BASE + _VALUE[digit]
    return value


def _text(value: int, width: int) -> str:
    digits = []
    for _ in range(width):
        value, digit = divmod(value, _BASE)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits))
