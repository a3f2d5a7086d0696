"""The web half keeps the order of areas: app → features → ui, lib, api; of a lower feature only its public.ts."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from posixpath import normpath

from scripts.checks.common import finish, ranks
from scripts.checks.web_facts import Import, web_facts

SOURCES = "web/src/"
ALIAS = "@/"
MAY_IMPORT = {
    "app": {"app", "kit", "features", "ui", "lib", "api", "i18n"},
    "kit": {"kit", "ui", "lib", "i18n"},
    "features": {"features", "ui", "lib", "api", "i18n"},
    "ui": {"ui", "lib", "i18n"},
    "api": {"api", "lib", "i18n"},
    "lib": {"lib", "i18n"},
    "i18n": {"i18n", "lib"},
}


def target_of(fact: Import) -> PurePosixPath | None:
    """Where an import leads below web/src; None for packages and files outside."""
    source = fact["source"].split("?")[0]
    if source.startswith(ALIAS):
        return PurePosixPath(source.removeprefix(ALIAS))
    if not source.startswith("."):
        return None
    path = normpath(str(PurePosixPath(fact["file"]).parent / source))
    return PurePosixPath(path.removeprefix(SOURCES)) if path.startswith(SOURCES) else None


def problem_between(here: PurePosixPath, there: PurePosixPath, order: Mapping[str, int]) -> str | None:
    """Why a file may not import another, both named below web/src."""
    if here.parts[0] not in MAY_IMPORT or len(here.parts) < 2:
        return None
    if there.parts[0] not in MAY_IMPORT[here.parts[0]]:
        return f"{here.parts[0]} may not import {there.parts[0]}"
    if here.parts[0] != "features" or there.parts[0] != "features" or here.parts[1] == there.parts[1]:
        return None
    own, other = here.parts[1], there.parts[1]
    if own not in order or other not in order:
        return f"{own if own not in order else other} is not an area of [tool.drumbeat].layers"
    if order[other] >= order[own]:
        return f"{own} may not import {other}, which does not stand below it"
    if there.with_suffix("") != PurePosixPath("features", other, "public"):
        return f"{other} is imported through its public.ts only"
    return None


def problems_in(facts: Iterable[Import], order: Mapping[str, int]) -> list[str]:
    """Every import that breaks the order."""
    found = []
    for fact in facts:
        there = target_of(fact)
        here = PurePosixPath(fact["file"].removeprefix(SOURCES))
        problem = None if there is None or not there.parts else problem_between(here, there, order)
        if problem:
            found.append(f"{fact['file']}:{fact['line']}: {problem}")
    return found


def main() -> int:
    """Exit code 0 when the web keeps the order."""
    return finish(problems_in(web_facts()["imports"], ranks()))


if __name__ == "__main__":
    raise SystemExit(main())
