"""Figures as each language writes them."""

from decimal import Decimal

from drumbeat.kernel.texts import text

WITHOUT_CENTS = frozenset(
    {
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF",
        "XPF",
    }
)  # fmt: skip
WITH_MILLS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
DECIMALS = 2


def number_of(value: Decimal, language: str) -> str:
    """Return a number with its thousands apart and at most two decimals; those below one keep two figures."""
    digits = DECIMALS if abs(value) >= 1 else max(DECIMALS, 1 - value.adjusted())
    written = f"{value:,.{digits}f}"
    whole, _, decimals = written.partition(".")
    decimals = decimals.rstrip("0")
    if language == "sv":
        return whole.replace(",", "\u00a0").replace("-", "−") + (f",{decimals}" if decimals else "")
    return whole + (f".{decimals}" if decimals else "")


def amount_of(value: Decimal, currency: str, language: str) -> str:
    """Return an amount in units of its currency, named by its code: whole, or with all its decimals."""
    digits = digits_of(currency)
    whole = value == value.to_integral_value()
    written = number_of(value.to_integral_value(), language) if whole else _with_decimals(value, digits, language)
    return f"{written}\u00a0{currency}" if language == "sv" else f"{currency}\u00a0{written}"


def minor_amount_of(minor: int, currency: str, language: str) -> str:
    """Return an amount kept in the currency's smallest unit."""
    return amount_of(Decimal(minor).scaleb(-digits_of(currency)), currency, language)


def value_of(value: Decimal | None, unit: str, currency: str, language: str) -> str:
    """Return a metric's value as its unit is read: percentages as they are kept, durations in minutes."""
    if value is None:
        return ""
    if unit == "money" and currency:
        return amount_of(value, currency, language)
    if unit == "percent":
        return number_of(value, language) + ("\u00a0%" if language == "sv" else "%")
    if unit == "duration":
        return _duration(int(value.to_integral_value()), language)
    return number_of(value, language)


def digits_of(currency: str) -> int:
    """Return the decimals of a currency (ISO 4217)."""
    if currency in WITHOUT_CENTS:
        return 0
    return 3 if currency in WITH_MILLS else 2


def _with_decimals(value: Decimal, digits: int, language: str) -> str:
    written = f"{value:,.{digits}f}"
    return written.replace(",", "\u00a0").replace(".", ",") if language == "sv" else written


def _duration(minutes: int, language: str) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [text("reports.kick_off.hours", language, hours=number_of(Decimal(hours), language))] if hours else []
    if rest or not hours:
        parts.append(text("reports.kick_off.minutes", language, minutes=rest))
    return "\u00a0".join(part.replace(" ", "\u00a0") for part in parts)
