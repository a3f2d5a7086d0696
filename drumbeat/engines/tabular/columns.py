"""What a column holds: the kinds of custom field it could become, with a confidence."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from drumbeat.engines.tabular.dates import Order, read_dates
from drumbeat.engines.tabular.numbers import Decimals, decimal_sign, parse_money, parse_number

Kind = Literal["empty", "text", "number", "money", "date", "choice", "multi_choice", "person", "url", "checkbox"]

LOOKED_AT = 2000
"""Filled values looked at for everything but dates."""
SAMPLES = 5
SURE = 0.95
"""Share of the filled values that must fit a kind."""
MAX_CHOICES = 30
CHOICE_LENGTH = 60

_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_URL = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_FIGURES_ONLY = re.compile(r"\d{1,7}(\.\d+)?")
_DATE_WORD = re.compile(
    r"date|dat(um|o)|day|due|start|finish|end|deadline|dag|slut|förfall|日|期|时间|時間", re.IGNORECASE
)
_CHECKBOX = frozenset(
    (
        *("true", "false", "yes", "no", "y", "n", "x", "on", "off", "checked", "unchecked"),
        *("ja", "nej", "sant", "falskt", "nein", "wahr", "falsch", "是", "否", "✓", "✔", "✗"),
    )
)


@dataclass(slots=True)
class ColumnGuess:
    """The likeliest kind of a column."""

    header: str
    kind: Kind
    confidence: float
    """Share of the filled values that fit the kind, 0..1; for text 1."""
    samples: list[str]
    """The first few different values."""
    filled: int
    choices: list[str] = field(default_factory=list)
    """For choice and multi_choice: the options by falling frequency."""
    separator: str | None = None
    """For multi_choice and lists of persons: what stands between the values."""
    currency: str | None = None
    """For money: the one currency of all values, None when they differ or share a sign."""
    decimals: Decimals = "."
    date_order: Order | None = None
    date_ambiguous: bool = False


def infer_column(header: str, values: Sequence[str]) -> ColumnGuess:
    """Guess the kind of a column from its values; the header only tells Excel serials from numbers.

    Kinds are tried from the strictest to the loosest; a column where less than 95 % of the values fit a kind is text.
    """
    filled = [value.strip() for value in values if value.strip()]
    looked = filled[:LOOKED_AT]
    guess = ColumnGuess(header, "empty", 1.0, list(dict.fromkeys(looked))[:SAMPLES], len(filled))
    if not filled:
        return guess
    guess.decimals = decimal_sign(looked)
    trials: tuple[Callable[[ColumnGuess, list[str]], float], ...] = (
        _as_checkbox, _as_person, _as_url, _as_date, _as_money, _as_number, _as_choice, _as_multi_choice,
    )  # fmt: skip
    for trial in trials:
        share = trial(guess, looked)
        if share >= SURE:
            guess.confidence = round(share, 3)
            return guess
    return ColumnGuess(header, "text", 1.0, guess.samples, len(filled))


def _share(values: Sequence[str], fits: Callable[[str], object]) -> float:
    return sum(bool(fits(value)) for value in values) / len(values)


def _as_checkbox(guess: ColumnGuess, values: list[str]) -> float:
    guess.kind = "checkbox"
    return _share(values, lambda value: value.lower() in _CHECKBOX)


def _as_person(guess: ColumnGuess, values: list[str]) -> float:
    guess.kind = "person"
    guess.separator = _separator(values)
    return _share(values, lambda value: all(_EMAIL.fullmatch(part) for part in split_list(value, guess.separator)))


def _as_url(guess: ColumnGuess, values: list[str]) -> float:
    guess.kind, guess.separator = "url", None
    return _share(values, _URL.fullmatch)


def _as_date(guess: ColumnGuess, values: list[str]) -> float:
    guess.kind = "date"
    column = read_dates(values)
    if all(map(_FIGURES_ONLY.fullmatch, values)) and not _DATE_WORD.search(guess.header):
        return 0.0  # 45,000 visitors are no Excel serial
    guess.date_order, guess.date_ambiguous = column.order, column.ambiguous
    return 1 - column.unread / column.filled


def _as_money(guess: ColumnGuess, values: list[str]) -> float:
    guess.kind = "money"
    amounts = [parse_money(value, guess.decimals) for value in values]
    currencies = {amount[1] for amount in amounts if amount}
    guess.currency = currencies.pop() if len(currencies) == 1 else None
    return sum(amount is not None for amount in amounts) / len(values)


def _as_number(guess: ColumnGuess, values: list[str]) -> float:
    guess.kind = "number"
    return _share(values, lambda value: parse_number(value, guess.decimals) is not None)


def _as_choice(guess: ColumnGuess, values: list[str]) -> float:
    """Few different short values, each used about twice or more."""
    guess.kind = "choice"
    counts = Counter(values)
    guess.choices = [name for name, _ in counts.most_common()]
    listed = _separator(values) is not None and any(len(split_list(name, ",")) > 1 for name in counts)
    return 1.0 if not listed and _few(counts) else 0.0


def _as_multi_choice(guess: ColumnGuess, values: list[str]) -> float:
    guess.kind = "multi_choice"
    guess.separator = _separator(values)
    if guess.separator is None:
        return 0.0
    counts = Counter(part for value in values for part in split_list(value, guess.separator))
    guess.choices = [name for name, _ in counts.most_common()]
    return 1.0 if _few(counts) else 0.0


def _few(counts: Counter[str]) -> bool:
    short = all(len(name) <= CHOICE_LENGTH and "\n" not in name for name in counts)
    return short and len(counts) <= MAX_CHOICES and counts.total() >= 1.5 * len(counts)


def _separator(values: Sequence[str]) -> str | None:
    """What stands between the values of a list: the sign most values hold, if any does."""
    held = {sign: sum(sign in value for value in values) for sign in (",", ";", "|", "、")}
    best = max(held, key=lambda sign: held[sign])
    return best if held[best] else None


def split_list(value: str, separator: str | None) -> list[str]:
    """The parts of a list cell; the brackets of `[a, b]` are dropped, blanks left out."""
    inner = value.strip()
    if inner.startswith("[") and inner.endswith("]"):
        inner = inner[1:-1]
    parts = inner.split(separator) if separator else [inner]
    return [part.strip() for part in parts if part.strip()]
