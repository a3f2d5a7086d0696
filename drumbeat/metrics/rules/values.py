"""Values as whole millionths, which add up exactly on both databases, and back."""

from decimal import ROUND_HALF_UP, Decimal

MICRO = Decimal("0.000001")
MILLION = Decimal(1_000_000)
MOST = Decimal(9_000_000_000_000)
"""The largest value of a fact: what its millionths have room for in eight bytes."""


def to_micros(value: Decimal) -> int | None:
    """Return a value in millionths, a seventh decimal rounded half up; None for one too large to keep or no number."""
    if not value.is_finite() or abs(value) > MOST:
        return None
    return int((value * MILLION).to_integral_value(ROUND_HALF_UP))


def of_micros(micros: int) -> Decimal:
    """Return the value of millionths."""
    return Decimal(micros) / MILLION


def written(value: Decimal | None) -> str | None:
    """Return a value as it goes out: plain figures, at most six decimals, none that are zeros."""
    if value is None:
        return None
    if value.adjusted() < 20:
        value = value.quantize(MICRO, ROUND_HALF_UP)
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
