"""What the checks share: the order of areas, the files to look at, and how problems are reported."""

import ast
import os
import subprocess
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent.parent
SERVER = ROOT / "drumbeat"
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "sv")
OPEN_MODULES = frozenset({"actions", "queries", "events", "schemas", "offers"})


def read_layers(pyproject: Path) -> list[list[str]]:
    """The lines of areas in `[tool.drumbeat].layers`, highest first."""
    with pyproject.open("rb") as file:
        lines = tomllib.load(file)["tool"]["drumbeat"]["layers"]
    return [[area.strip() for area in line.split("|")] for line in lines]


@cache
def layers() -> list[list[str]]:
    """The order of areas of this repository, highest first."""
    return read_layers(ROOT / "pyproject.toml")


@cache
def ranks() -> dict[str, int]:
    """The height of each area: a larger number may import a smaller one."""
    lines = layers()
    return {area: len(lines) - index for index, line in enumerate(lines) for area in line}


def existing_areas() -> list[str]:
    """Areas that have a package today, in the order of the list."""
    return [area for line in layers() for area in line if (SERVER / area / "__init__.py").exists()]


def repository_files(*patterns: str) -> list[Path]:
    """Files that are, or would be, committed; `patterns` are git path patterns such as `*.py`."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in sorted(set(listed.split("\0"))) if name)
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def imports_of(tree: ast.Module, package: str, *, type_hints: bool = True) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything a module of `package` imports, on request without type-only imports."""
    for node in _walk(tree, type_hints):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")
                base = ".".join([*parts[: len(parts) - node.level + 1], *([base] if base else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def _walk(node: ast.AST, type_hints: bool) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if type_hints or not (isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING")):
            yield from _walk(child, type_hints)


def package_of(path: Path, root: Path = ROOT) -> str:
    """The dotted package a Python file lies in."""
    return ".".join(path.relative_to(root).parent.parts)


def set_up_django() -> None:
    """Loads the product's settings and models without touching the data of whoever runs this."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drumbeat.config.settings")
    os.environ.setdefault("DATA_DIR", str(ROOT / ".cache" / "data"))
    django.setup()


def finish(problems: Sequence[str]) -> int:
    """Prints the problems, one a line; returns 1 when there are any."""
    for problem in problems:
        print(problem)
    return 1 if problems else 0
