"""The order of areas, held by import-linter; its contracts are made from the one list in pyproject.toml.

Two runs: types may not point upward either, so the order is checked with `TYPE_CHECKING` imports counted; what an area
keeps to itself is checked without them, because model classes may cross as type hints.
"""

import logging
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from importlinter.cli import lint_imports

from scripts.checks.common import OPEN_MODULES, ROOT, SERVER, existing_areas, finish, layers

Contract = dict[str, str | Sequence[str]]
FOUNDATIONS = {"kernel", "engines"}
NO_FRAMEWORK = ["django", "ninja", "allauth", "huey", "httpx"]


def order_contract(lines: Sequence[Sequence[str]], present: Sequence[str]) -> Contract:
    """Areas import only areas on lower lines; areas on one line do not know each other."""
    kept = [[area for area in line if area in present] for line in lines]
    return {
        "name": "An area imports only areas on lower lines",
        "type": "layers",
        "layers": [" | ".join(f"drumbeat.{area}" for area in line) for line in kept if line],
        # The kernel has no people of its own: its tests borrow them.
        "ignore_imports": ["drumbeat.kernel.tests.** -> drumbeat.*.tests.factories"],
        "unmatched_ignore_imports_alerting": "none",
    }


def engines_contract() -> Contract:
    """Engines are computation alone."""
    return {
        "name": "Engines know no framework",
        "type": "forbidden",
        "source_modules": ["drumbeat.engines"],
        "forbidden_modules": NO_FRAMEWORK,
    }


def rules_contracts(areas: Sequence[str]) -> list[Contract]:
    """Rules decide from values alone."""
    rules = [f"drumbeat.{area}.rules" for area in areas if "rules" in module_names(SERVER / area)]
    contract: Contract = {
        "name": "Rules know no framework",
        "type": "forbidden",
        "source_modules": rules,
        "forbidden_modules": NO_FRAMEWORK,
        "allow_indirect_imports": "True",
    }
    return [contract] if rules else []


def door_contract(area: str) -> Contract | None:
    """Other areas use an area only through its open modules; config, which assembles all, may use every one."""
    closed = [name for name in module_names(SERVER / area) if name not in OPEN_MODULES | {"tests", "migrations"}]
    if area in FOUNDATIONS | {"config"} or not closed:
        return None
    return {
        "name": f"{area} is used through {', '.join(sorted(OPEN_MODULES))} only",
        "type": "protected",
        "protected_modules": [f"drumbeat.{area}.{name}" for name in closed],
        "allowed_importers": [f"drumbeat.{area}", "drumbeat.config"],
        "as_packages": "True",
    }


def module_names(folder: Path) -> list[str]:
    """Names of the modules and packages directly inside a package."""
    files = {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}
    return sorted(files | {path.parent.name for path in folder.glob("*/__init__.py")})


def as_ini(contracts: Sequence[Contract], *, with_type_hints: bool) -> str:
    """The text of an import-linter configuration."""
    lines = ["[importlinter]", "root_package = drumbeat", "include_external_packages = True"]
    lines.append(f"exclude_type_checking_imports = {not with_type_hints}")
    for number, contract in enumerate(contracts):
        lines.append(f"[importlinter:contract:{number}]")
        for key, value in contract.items():
            text = value if isinstance(value, str) else "".join(f"\n    {item}" for item in value)
            lines.append(f"{key} = {text}")
    return "\n".join(lines) + "\n"


def lint(ini: str) -> int:
    """Runs import-linter over this repository with the given configuration; prints only what is broken."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "importlinter.ini"
        config.write_text(ini)
        with loggers_kept():
            return lint_imports(config_filename=str(config), no_cache=True, no_logo=True)


@contextmanager
def loggers_kept() -> Iterator[None]:
    """Undo what import-linter's own logging set-up does to everybody else's loggers: it disables them."""
    alive = [each for each in logging.root.manager.loggerDict.values() if isinstance(each, logging.Logger)]
    alive = [each for each in alive if not each.disabled]
    yield
    for each in alive:
        each.disabled = False


def unlisted(present: Sequence[str]) -> list[str]:
    """Folders of the server that the list does not name, or that Python and so this check would not see."""
    found = []
    for name in sorted({path.parent.name for path in SERVER.glob("*/*.py")}):
        if not (SERVER / name / "__init__.py").exists():
            found.append(f"drumbeat/{name} has no __init__.py")
        elif name not in present:
            found.append(f"drumbeat/{name} is not in [tool.drumbeat].layers")
    return found


def main() -> int:
    """Exit code 0 when the order holds."""
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    areas = existing_areas()
    strict = [order_contract(layers(), areas), engines_contract(), *rules_contracts(areas)]
    doors = [contract for contract in map(door_contract, areas) if contract]
    code = finish(unlisted(areas)) | lint(as_ini(strict, with_type_hints=True))
    return code | (lint(as_ini(doors, with_type_hints=False)) if doors else 0)


if __name__ == "__main__":
    raise SystemExit(main())
