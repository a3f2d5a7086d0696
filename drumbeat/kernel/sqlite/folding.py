"""How names are compared: width, case and accents do not matter."""

import unicodedata


def fold(text: str | None) -> str | None:
    """Return text in compatibility form without accents and case, so that "Älg", "alg" and "ＡＬＧ" are one."""
    if text is None:
        return None
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()
