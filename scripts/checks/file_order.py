"""Inside an area a file imports only files on rows above its own; type hints may look down."""

import ast
from pathlib import Path

from scripts.checks.common import ROOT, SERVER, existing_areas, finish, imports_of, package_of

ROWS = "rules events offers models policy queries screens actions schemas api|handlers|jobs apps"
ROW = {name: number for number, row in enumerate(ROWS.split()) for name in row.split("|")}
FREE = {"kernel", "engines", "config"}


def problems_in(path: Path, area: str, source: str, root: Path = ROOT) -> list[str]:
    """Imports inside `area` that point at a lower or the same row; private helper modules have no row and are free."""
    own = path.relative_to(root / "drumbeat" / area).parts[0].removesuffix(".py")
    if own not in ROW:
        return []
    found = []
    for line, name in imports_of(ast.parse(source), package_of(path, root), type_hints=False):
        parts = name.split(".")
        if parts[:2] != ["drumbeat", area] or len(parts) < 3 or parts[2] == own:
            continue
        if ROW.get(parts[2], -1) >= ROW[own]:
            found.append(
                f"{path.relative_to(root)}:{line}: {own} may not import {parts[2]}, which stands beside or below it"
            )
    return found


def main() -> int:
    """Exit code 0 when every area keeps its order."""
    problems: list[str] = []
    for area in existing_areas():
        if area not in FREE:
            for path in sorted((SERVER / area).rglob("*.py")):
                problems += problems_in(path, area, path.read_text())
    return finish(problems)


if __name__ == "__main__":
    raise SystemExit(main())
