"""Style sheets of the web and the parts that use them agree: no class without a use, no use without a class."""

import re
from collections import defaultdict
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path

from scripts.checks.common import ROOT, finish

SOURCES = ROOT / "web" / "src"
_IMPORT = re.compile(r'import (\w+) from "([^"]+\.module\.css)"')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BODY = re.compile(r"\{[^{}]*\}")
_GLOBAL = re.compile(r":global\([^)]*\)")
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")


def classes_of(sheet: str) -> set[str]:
    """The class names a sheet declares, those of other sheets left out."""
    return set(_CLASS.findall(_GLOBAL.sub("", _BODY.sub("{}", _COMMENT.sub("", sheet)))))


def uses_of(name: str, code: str) -> set[str] | None:
    """The classes code takes from the sheet it imports as `name`; None where it chooses them while it runs."""
    if re.search(rf"\b{name}\[", code):
        return None
    return set(re.findall(rf"\b{name}\.(\w+)", code))


def problems_in(root: Path) -> list[str]:
    """Every class no part uses, and every class a part asks a sheet for that the sheet does not have."""
    users = _users(root)
    found = []
    for sheet in sorted(root.rglob("*.module.css")):
        declared = classes_of(sheet.read_text("utf-8"))
        uses = users[sheet]
        asked = set[str]().union(*(each for each in uses if each is not None))
        place = sheet.relative_to(root)
        found += [f"{place}: .{name} is asked for and not there" for name in sorted(asked - declared)]
        if None not in uses:
            found += [f"{place}: .{name} is used by nothing" for name in sorted(declared - asked)]
    return found


def _users(root: Path) -> dict[Path, list[set[str] | None]]:
    users: dict[Path, list[set[str] | None]] = defaultdict(list)
    for part in _parts(root):
        code = part.read_text("utf-8")
        for name, source in _IMPORT.findall(code):
            sheet = root / source.removeprefix("@/") if source.startswith("@/") else part.parent / source
            users[Path(normpath(sheet))].append(uses_of(name, code))
    return users


def _parts(root: Path) -> Iterator[Path]:
    yield from root.rglob("*.tsx")
    yield from root.rglob("*.ts")


def main() -> int:
    """Exit code 0 when sheets and parts agree."""
    return finish(problems_in(SOURCES))


if __name__ == "__main__":
    raise SystemExit(main())
