"""Modules that only some places may import, and calls that only the kernel may make.

Traffic to the outside goes through one guarded client; heavy numerics stay out of the web process; transactions,
signals and overridden `save` methods stay out of the areas, so that every write is a verb.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.checks.common import ROOT, SERVER, finish, imports_of, package_of


@dataclass(frozen=True)
class Ban:
    """Modules that only files below `allowed` may import."""

    modules: tuple[str, ...]
    allowed: tuple[str, ...]
    why: str


OUTBOUND = ("socket", "httpx", "requests", "aiohttp", "urllib.request", "urllib3", "http.client", "ftplib", "xmlrpc")
HEAVY = ("numba", "ortools", "lightgbm", "duckdb", "polars", "pandas", "scipy", "statsmodels", "typst")
NETWORK = ("drumbeat/kernel/outbound", "drumbeat/kernel/http/outbound", "drumbeat/config/serve")
BANS = (
    Ban(OUTBOUND, NETWORK, "traffic to the outside goes through the guarded client"),
    Ban(("smtplib",), (), "mail goes through Django's mail"),
    Ban(HEAVY, ("drumbeat/engines",), "the web process stays light: kernel.compute runs engines in their own process"),
    Ban(("pickle", "shelve", "marshal", "dill"), (), "nothing is unpickled here; use JSON"),
    Ban(("django.db.transaction.atomic",), ("drumbeat/kernel",), "kernel.actions opens transactions"),
    Ban(
        ("django.db.models.signals", "django.dispatch"), ("drumbeat/kernel",), "call a verb or read events; no signals"
    ),
)
METHODS = {"save", "delete"}


def is_below(name: str, places: tuple[str, ...]) -> bool:
    """True when the file lies at or under one of the places (a place may name a module without its ending)."""
    return any(name == f"{place}.py" or name.startswith(f"{place}/") for place in places)


def banned_imports(name: str, tree: ast.Module, package: str) -> Iterator[str]:
    """Imports this file may not make."""
    for line, imported in imports_of(tree, package):
        for ban in BANS:
            touched = any(imported == module or imported.startswith(f"{module}.") for module in ban.modules)
            if touched and not is_below(name, ban.allowed):
                yield f"{name}:{line}: {imported}: {ban.why}"


def banned_code(name: str, tree: ast.Module) -> Iterator[str]:
    """`atomic` blocks outside the kernel and side effects hung on saving."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "atomic" and not name.startswith("drumbeat/kernel/"):
            yield f"{name}:{node.lineno}: kernel.actions opens transactions"
        if isinstance(node, ast.FunctionDef) and node.name in METHODS and Path(name).parts[2].startswith("models"):
            yield f"{name}:{node.lineno}: no side effects in {node.name}; write a verb"


def problems_in(name: str, source: str, package: str) -> list[str]:
    """Everything one server file does that it may not do."""
    tree = ast.parse(source)
    return [*banned_imports(name, tree, package), *banned_code(name, tree)]


def main() -> int:
    """Exit code 0 when no file reaches where it may not."""
    problems: list[str] = []
    for path in sorted(SERVER.glob("*/**/*.py")):
        name = path.relative_to(ROOT).as_posix()
        if "/tests/" not in name and "/migrations/" not in name:
            problems += problems_in(name, path.read_text(), package_of(path))
    return finish(problems)


if __name__ == "__main__":
    raise SystemExit(main())
