"""Pure decisions on files: what they are, what they are called, which part of them was asked for."""

import mimetypes
import re
import unicodedata

INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"})
ANYTHING = "application/octet-stream"
MOST_BYTES = 200_000_000
_ACTIVE = ("html", "xml", "svg", "javascript", "ecmascript", "x-shockwave")
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_BREAKING = re.compile(r"[\x00-\x1f\x7f/\\\u202a-\u202e\u2066-\u2069]")


def media_type(name: str, head: bytes) -> str:
    """Return what a file is: what its first bytes say where a browser might show it, else what its name says.

    A name never makes a file one that browsers show or run within a page.
    """
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    guessed = mimetypes.guess_type(name)[0] or ANYTHING
    if guessed in INLINE or any(word in guessed for word in _ACTIVE):
        return ANYTHING
    return guessed


def clean_name(name: str) -> str:
    """Return a file name to show: the last part of a path, no control or direction marks, at most 200 characters."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    text = _BREAKING.sub("", last).strip().strip(".")
    stem, dot, ending = text.rpartition(".")
    if dot and len(ending) <= 12 and stem:
        return f"{stem[: 199 - len(ending)]}.{ending}"
    return text[:200] or "file"


def byte_range(header: str, size: int) -> tuple[int, int] | None:
    """Return first and last byte of a `Range` header over a file of `size` bytes; None for what asks for no one part.

    Raises ValueError when the part lies outside the file.
    """
    match = _RANGE.fullmatch(header.strip())
    if match is None or match[0] == "bytes=-":
        return None
    first, last = match[1], match[2]
    if not first:
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    if start > end or start >= size:
        raise ValueError(header)
    return start, end
