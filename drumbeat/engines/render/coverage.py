"""Which letters fonts have a glyph for, read from their character maps, and texts without the others.

typst draws an empty box for a letter no font has and says nothing, so what cannot be drawn is taken out before.
Method: the `cmap` table of OpenType 1.9.1, segment mapping to delta values (format 4) and segmented coverage (12).
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ELLIPSIS = "…"
NO_BREAK = "\u00a0"
MAY_BREAK = "\u200b"
PIECE = 10
_LONG_WORD = re.compile(r"[^ \u2e80-\U0010ffff]{31,}")
"""A word no column may be wide enough for; Chinese breaks between any two letters by itself."""
_LEFT_OUT = ("So", "Sk", "Cc", "Cf", "Co", "Cn", "Cs", "Mn", "Me")
"""Pictures, marks on letters and what is not seen: without a glyph they are left out and nothing stands for them."""
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Control letters, such as those that turn the direction of a line: never wanted on a page."""


@cache
def covered(folder: str) -> frozenset[int]:
    """Return every code point some font of the folder has a glyph for; raise ValueError for a file that is no font."""
    found: set[int] = set()
    for path in sorted(Path(folder).glob("*.ttf")):
        found.update(code_points(path.read_bytes()))
    return frozenset(found)


def code_points(font: bytes) -> Iterator[int]:
    """Yield the code points of a TrueType font; raise ValueError when it has no character map of Unicode."""
    try:
        at = _table(font, b"cmap")
        (count,) = struct.unpack_from(">H", font, at + 2)
        records = [struct.unpack_from(">HHI", font, at + 4 + 8 * index) for index in range(count)]
        maps = {struct.unpack_from(">H", font, at + offset)[0]: at + offset for _, _, offset in records}
        if 12 in maps:
            yield from _segmented(font, maps[12])
        elif 4 in maps:
            yield from _deltas(font, maps[4])
        else:
            raise ValueError("the font has no character map of Unicode")
    except struct.error as error:
        raise ValueError("not a font") from error


def drawable(text: str, letters: frozenset[int]) -> tuple[str, bool]:
    """Return a text on one line with only letters that have a glyph, and whether a letter was lost.

    Words too long for a line may be broken anywhere.
    """
    kept: list[str] = []
    lost = False
    for letter in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(letter)
        if letter.isspace():
            kept.append(letter if letter == NO_BREAK else " ")
        elif kind in _UNSEEN:
            continue
        elif ord(letter) in letters:
            kept.append(letter)
        else:
            lost = True
            if kind not in _LEFT_OUT and kept[-1:] != [ELLIPSIS]:
                kept.append(ELLIPSIS)
    line = " ".join(word for word in "".join(kept).split(" ") if word)
    return _LONG_WORD.sub(_breakable, line), lost


def _breakable(found: re.Match[str]) -> str:
    word = found.group()
    return MAY_BREAK.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError("not a font")


def _segmented(font: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * index)
        yield from range(first if glyph else first + 1, last + 1)


def _deltas(font: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)
