"""What a target may be."""

from collections.abc import Mapping
from typing import Any

from drumbeat.kernel.errors import Invalid


def check_target(values: Mapping[str, Any], *, money: bool) -> None:
    """Raise Invalid, naming the fields, unless the merged values can be a target's."""
    wrong: dict[str, list[str]] = {}
    if values.get("micros") is None:
        wrong["value"] = ["required"]
    start, end = values.get("start"), values.get("end")
    if start and end and end < start:
        wrong["end"] = ["before_start"]
    if values.get("profile", "even") not in ("even", "weekday"):
        wrong["profile"] = ["not_admitted"]
    currency = str(values.get("currency") or "")
    if money and not is_currency(currency):
        wrong["currency"] = ["required"]
    if wrong:
        raise Invalid("metrics.bad_target", fields=wrong)


def is_currency(text: str) -> bool:
    """True for three capital letters."""
    return len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()
