"""The fonts Drumbeat's documents are set in: Schibsted Grotesk, Noto Sans SC and Noto Sans TC."""

from pathlib import Path


def folder() -> Path:
    """Return the folder of the font files and their licences."""
    return Path(__file__).resolve().parent / "files"
