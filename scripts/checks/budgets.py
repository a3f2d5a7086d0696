"""Sizes: a file 400 lines, a function 40 (without its docstring), a folder 15 hand-written modules.

Functions of the web half are Biome's business. Exceptions stand in exceptions.toml with a reason and the size they
have; they may only shrink, and one that is no longer needed must go.
"""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.checks.common import ROOT, finish, repository_files

FILE_LINES = 400
FUNCTION_LINES = 40
FOLDER_MODULES = 15
CODE = (".py", ".ts", ".tsx", ".css", ".mjs")
GENERATED = ("web/src/api/schema.d.ts",)
FREE_FOLDERS = ("drumbeat", "web/src/features")
EXCEPTIONS = Path(__file__).with_name("exceptions.toml")


@dataclass(frozen=True)
class Size:
    """A measured thing: `what` is file, function or folder; `name` is its path, with `::function` for a function."""

    what: str
    name: str
    size: int
    allowed: int


def is_written_by_hand(name: str) -> bool:
    """False for migrations and generated files."""
    return "/migrations/" not in name and "/generated/" not in name and name not in GENERATED


def code_files() -> list[tuple[str, Path]]:
    """Names relative to the repository and paths of all hand-written code."""
    files = [(path.relative_to(ROOT).as_posix(), path) for path in repository_files(*(f"*{end}" for end in CODE))]
    return [(name, path) for name, path in files if is_written_by_hand(name)]


def function_sizes(name: str, source: str) -> Iterator[Size]:
    """Lines of each Python function, its docstring not counted."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node) is not None:
                lines -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
            yield Size("function", f"{name}::{node.name}", lines, FUNCTION_LINES)


def folder_sizes(names: list[str]) -> Iterator[Size]:
    """Modules directly in each folder; package markers, and a web part's own tests and styles, are not counted."""
    counts: dict[str, int] = {}
    for name in names:
        folder, _, file = name.rpartition("/")
        if file != "__init__.py" and ".test." not in file and not file.endswith(".module.css"):
            counts[folder] = counts.get(folder, 0) + 1
    for folder, count in counts.items():
        if folder not in FREE_FOLDERS:
            yield Size("folder", folder, count, FOLDER_MODULES)


def measure() -> list[Size]:
    """Every size of the repository."""
    files = code_files()
    sizes = list(folder_sizes([name for name, _ in files]))
    for name, path in files:
        source = path.read_text()
        sizes.append(Size("file", name, len(source.splitlines()), FILE_LINES))
        if name.endswith(".py"):
            sizes += function_sizes(name, source)
    return sizes


def judge(sizes: list[Size], exceptions: dict[tuple[str, str], int]) -> list[str]:
    """Sizes over budget without, or over, an exception; and exceptions nobody needs."""
    over = {(size.what, size.name): size for size in sizes if size.size > size.allowed}
    found = []
    for key, size in sorted(over.items()):
        allowed = exceptions.get(key, size.allowed)
        if size.size > allowed:
            found.append(f"{size.name}: {size.what} of {size.size}, allowed {allowed}")
    found += [
        f"{name}: this {what} needs its exception no longer" for what, name in exceptions if (what, name) not in over
    ]
    return found


def read_exceptions(text: str) -> dict[tuple[str, str], int]:
    """The list of exceptions; each must say why (raises ValueError)."""
    entries = tomllib.loads(text).get("exception", [])
    for entry in entries:
        if not entry.get("reason", "").strip():
            raise ValueError(f"{entry['name']}: an exception needs a reason")
    return {(entry["what"], entry["name"]): int(entry["size"]) for entry in entries}


def main() -> int:
    """Exit code 0 when all sizes are within budget."""
    return finish(judge(measure(), read_exceptions(EXCEPTIONS.read_text())))


if __name__ == "__main__":
    raise SystemExit(main())
