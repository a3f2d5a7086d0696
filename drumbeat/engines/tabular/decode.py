"""Bytes to text: strict UTF-8 first, then marks, then what the letters themselves tell."""

import codecs
from dataclasses import dataclass

from drumbeat.engines.tabular.faults import TableFault

SAMPLE = 200_000
"""Characters or bytes looked at when weighing an encoding."""

BINARY_STARTS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ\x90", b"SQLite format 3", b"RIFF", b"BZh", b"\xfd7zXZ",
)  # fmt: skip

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\v\x1a\x1c\x1d\x1e\x1f")
REPLACEMENT = "\ufffd"
"""Stands where a character could not be read."""
ENOUGH = 0.7
"""Share of plausible characters from which a Chinese reading is believed."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, and the Python name of the encoding it came in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of `data`. Raises TableFault: empty, binary, truncated (cut inside a character), encoding."""
    if not data.strip():
        raise TableFault("empty")
    if data.startswith(BINARY_STARTS):
        raise TableFault("binary")
    found = _by_mark(data) or _wide_without_mark(data) or _utf8(data) or _damaged_utf8(data) or _by_letters(data)
    if found is None:
        raise TableFault("encoding")
    sample = found.text[:SAMPLE]
    if sum(char in CONTROLS for char in sample) * 100 > len(sample):
        raise TableFault("binary")
    if not found.text.strip():
        raise TableFault("empty")
    return found


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as fault:
                raise TableFault("truncated" if len(data) - len(mark) - fault.start < 4 else "encoding") from fault
    return None


def _wide_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 without a mark shows as NUL in every second byte; NUL anywhere else means no text at all."""
    head = data[: SAMPLE - SAMPLE % 2]
    if b"\0" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    for mostly, hardly, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if mostly * 5 > len(head) // 2 and hardly * 50 < len(head) // 2:
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as fault:
                raise TableFault("truncated" if len(data) % 2 else "encoding") from fault
    raise TableFault("binary")


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        cut_short = fault.reason == "unexpected end of data" and fault.start >= len(data) - 3
        if cut_short and not data[: fault.start].isascii():
            raise TableFault("truncated") from fault
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes, such as a character cut in two by the tool that wrote it: they become U+FFFD."""
    text = data.decode("utf-8", "replace")
    others = sum(not char.isascii() for char in text)
    return Decoded(text, "utf-8") if text.count(REPLACEMENT) * 20 < others else None


def _by_letters(data: bytes) -> Decoded | None:
    """Western single bytes stand alone between ASCII; Chinese double bytes read as common characters."""
    if _lone_share(data[:SAMPLE]) >= 0.6:
        western = _strict(data, "cp1252")
        if western:
            return western
    chinese = [found for name in ("gb18030", "big5") if (found := _strict(data, name))]
    best = max(chinese, key=_plausible, default=None)
    if best and _plausible(best) >= ENOUGH:
        return best
    return _guess(data) or _strict(data, "cp1252")


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _lone_share(sample: bytes) -> float:
    """Share of the bytes above 127 that have no such neighbour."""
    high = lone = 0
    for at, byte in enumerate(sample):
        if byte < 128:
            continue
        high += 1
        before = at > 0 and sample[at - 1] > 127
        after = at + 1 < len(sample) and sample[at + 1] > 127
        lone += not before and not after
    return lone / high if high else 0.0


def _plausible(found: Decoded) -> float:
    """Share of the non-ASCII characters that are everyday ones in their national standard."""
    others = [char for char in found.text[:SAMPLE] if not char.isascii()]
    if not others:
        return 0.0
    everyday = _everyday_gb if found.encoding == "gb18030" else _everyday_big5
    return sum(map(everyday, others)) / len(others)


def _everyday_gb(char: str) -> bool:
    """Punctuation, full-width forms and the 3,755 characters of level 1 in GB 2312."""
    code = char.encode("gb2312", "ignore")
    return len(code) == 2 and (0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7)


def _everyday_big5(char: str) -> bool:
    """Punctuation and the 5,401 characters of level 1 in Big5."""
    code = char.encode("big5", "ignore")
    return len(code) == 2 and 0xA1 <= code[0] <= 0xC6


def _guess(data: bytes) -> Decoded | None:
    """What the statistics of `charset_normalizer` say, for Japanese, Korean, Cyrillic and the like."""
    from charset_normalizer import from_bytes  # only strange files pay for its tables

    best = from_bytes(data[:SAMPLE]).best()
    return _strict(data, best.encoding) if best else None
