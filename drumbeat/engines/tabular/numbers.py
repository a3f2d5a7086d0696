"""Numbers and money as people write them, with a point or a comma."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

Decimals = Literal[".", ","]

_CURRENCY_SIGNS = {
    "€": "EUR", "£": "GBP", "￥": None, "¥": None, "$": None, "US$": "USD", "NT$": "TWD", "HK$": "HKD",
    "kr": None, "₹": "INR", "₩": "KRW", "元": None,
}  # fmt: skip
"""Sign -> currency, None where several currencies share the sign."""

_CODES = frozenset(
    (
        *("AUD", "BRL", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP", "HKD", "INR"),
        *("JPY", "KRW", "NOK", "NZD", "RMB", "SEK", "SGD", "TWD", "USD"),
    )
)
_SIGN = "|".join(sorted(map(re.escape, _CURRENCY_SIGNS), key=len, reverse=True))
_MONEY = re.compile(
    rf"(?P<minus>[-−(]?)\s*(?P<before>{_SIGN}|[A-Z]{{3}})?\s*(?P<sign>[-−]?)(?P<figures>\d[\d.,\s'’]*)"
    rf"(?P<after>{_SIGN}|[A-Z]{{3}})?\s*\)?"
)
_POINT = re.compile(r"\d{1,3}([,\s'’]\d{3})*(\.\d+)?|\d+(\.\d+)?")
_COMMA = re.compile(r"\d{1,3}([.\s'’]\d{3})*(,\d+)?|\d+(,\d+)?")
_GROUPED_ONLY = re.compile(r"\d{1,3}[.,]\d{3}")


def parse_number(text: str, decimals: Decimals = ".") -> Decimal | None:
    """The number in `text`, with `decimals` as its decimal sign; a percent sign is dropped ("12 %" is 12)."""
    value = text.strip().replace("\u00a0", " ").replace("\u202f", " ").removesuffix("%").strip()
    match = re.fullmatch(r"(?P<minus>[-−+]?)(?P<figures>\d.*)", value)
    return _figures(match["figures"], match["minus"], decimals) if match else None


def parse_money(text: str, decimals: Decimals = ".") -> tuple[Decimal, str | None] | None:
    """Amount and currency of "1 200,50 kr", "US$3.5", "(EUR 20)"; the currency is None when the sign is shared.

    None when there is no currency at all.
    """
    match = _MONEY.fullmatch(text.strip().replace("\u00a0", " ").replace("\u202f", " "))
    if match is None:
        return None
    mark = match["before"] or match["after"]
    if mark is None or (mark.isascii() and mark.isalpha() and mark.isupper() and mark not in _CODES):
        return None
    amount = _figures(match["figures"], match["minus"] or match["sign"], decimals)
    currency = _CURRENCY_SIGNS.get(mark, "CNY" if mark == "RMB" else mark)
    return None if amount is None else (amount, currency)


def decimal_sign(values: Sequence[str]) -> Decimals:
    """The decimal sign that reads most of the values; a lone "1.234" or "1,234" does not vote."""
    votes = {".": 0, ",": 0}
    for value in values:
        figures = "".join(re.findall(r"[\d.,]", value))
        if not figures or _GROUPED_ONLY.fullmatch(figures):
            continue
        votes["."] += bool(_POINT.fullmatch(figures))
        votes[","] += bool(_COMMA.fullmatch(figures))
    return "," if votes[","] > votes["."] else "."


def _figures(figures: str, minus: str, decimals: Decimals) -> Decimal | None:
    figures = figures.strip()
    if not (_POINT if decimals == "." else _COMMA).fullmatch(figures):
        return None
    grouping = "," if decimals == "." else "."
    plain = re.sub(rf"[{re.escape(grouping)}\s'’]", "", figures).replace(",", ".")
    amount = Decimal(plain)
    return -amount if minus in ("-", "−", "(") else amount
