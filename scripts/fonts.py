"""The fonts of documents, fetched when they are not there yet: out of npm packages into fonts/drumbeat_fonts/files.

python -m scripts.fonts            what package-lock.json names, checked against checksums.json
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

from scripts.web import ROOT, fingerprint, npm

FONTS = ROOT / "fonts"
PACKAGE = FONTS / "drumbeat_fonts"
FILES = PACKAGE / "files"
CHECKSUMS = PACKAGE / "checksums.json"
LOCK = FONTS / "package-lock.json"
NODE_MODULES = FONTS / "node_modules"
STAMP = FILES / ".lock-hash"
LICENCE = "LICENSE_FONT"


def wanted() -> dict[str, str]:
    """Names of the font files and their SHA-256."""
    found: dict[str, str] = json.loads(CHECKSUMS.read_text())
    return found


def are_there() -> bool:
    """True when the files were laid in from this lock and nobody took one away since."""
    if not STAMP.exists() or STAMP.read_text() != fingerprint([LOCK, CHECKSUMS]):
        return False
    return all((FILES / name).is_file() for name in wanted())


def lay_in(packages: Path) -> list[str]:
    """Copies the wanted files and the licences out of the packages; returns what is missing there or differs."""
    FILES.mkdir(parents=True, exist_ok=True)
    wrong = []
    for name, checksum in wanted().items():
        source = next(packages.rglob(name), None)
        if source is None or hashlib.sha256(source.read_bytes()).hexdigest() != checksum:
            wrong.append(name)
        else:
            shutil.copyfile(source, FILES / name)
    for licence in packages.rglob(LICENCE):
        shutil.copyfile(licence, FILES / f"{LICENCE}-{licence.parent.name}.txt")
    return wrong


def main() -> int:
    """Exit code 0 when the fonts are there."""
    if are_there():
        return 0
    print("Fetching the fonts of documents", file=sys.stderr)
    try:
        if npm(["ci", "--ignore-scripts", "--loglevel=error", "--no-update-notifier"], FONTS):
            print("The fonts could not be fetched: no PDF until they are (python -m scripts.fonts).", file=sys.stderr)
            return 1
        wrong = lay_in(NODE_MODULES)
    finally:
        shutil.rmtree(NODE_MODULES, ignore_errors=True)
    if wrong:
        print(f"These fonts are not what checksums.json says: {', '.join(wrong)}", file=sys.stderr)
        return 1
    STAMP.write_text(fingerprint([LOCK, CHECKSUMS]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
