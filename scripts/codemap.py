"""The tables of docs/generated: one row a verb, a permission, an event."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scripts.checks.common import SERVER, existing_areas
from scripts.web import ROOT, WEB

NOTHING = "–"
NOTE = "<!-- Written by `make gen`. -->\n"


@dataclass(frozen=True)
class Operation:
    """A verb as the API offers it."""

    area: str
    verb: str
    door: str
    writes: bool


def operations(description: Mapping[str, Any]) -> list[Operation]:
    """Every operation of an OpenAPI description, in its order; the area is the first tag."""
    found = []
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            area = (operation.get("tags") or ["config"])[0]
            found.append(Operation(area, operation["operationId"], f"{method.upper()} {path}", method != "get"))
    return found


def functions_of(area: str, server: Path = SERVER) -> Iterator[ast.FunctionDef]:
    """The functions of an area's doors and actions, each a module or a package."""
    for name in ("api", "actions"):
        for path in [server / area / f"{name}.py", *sorted((server / area / name).glob("*.py"))]:
            if path.exists():
                yield from (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef))


@cache
def reached(area: str, server: Path = SERVER) -> dict[str, frozenset[str]]:
    """The names each door or action of an area uses, itself or through functions of the same area."""
    reach: dict[str, set[str]] = {}
    for node in functions_of(area, server):
        reach.setdefault(node.name, set()).update(leaf for leaf in map(_leaf, ast.walk(node)) if leaf)
    grown: dict[str, set[str]] = {}
    while grown != reach:
        reach = grown or reach
        grown = {name: used.union(*(reach[other] for other in used & reach.keys())) for name, used in reach.items()}
    return {name: frozenset(used) for name, used in reach.items()}


def events_of(area: str, verb: str) -> list[str]:
    """Kinds of the events a verb may emit."""
    used = reached(area).get(verb, frozenset())
    return sorted(kind for name, kind in event_classes().items() if name in used)


def permissions_of(area: str, verb: str) -> list[str]:
    """The permissions a verb requires; the constant in policy.py is the permission's verb in capitals."""
    from drumbeat.kernel.policy import registry

    used = reached(area).get(verb, frozenset())
    return sorted(name for name, one in registry.items() if name.startswith(f"{area}.") and one.verb.upper() in used)


def _leaf(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


@cache
def event_classes() -> dict[str, str]:
    """Class names of all events with their kinds."""
    from drumbeat.kernel.events import registry  # filled when Django is set up

    return {event.__name__: kind for kind, event in registry.items()}


@cache
def web_sources() -> dict[str, str]:
    """The web's sources by path, tests left out."""
    files = (path for path in sorted((WEB / "src").rglob("*.ts*")) if ".test." not in path.name)
    return {path.relative_to(ROOT).as_posix(): path.read_text() for path in files}


def hook_file(verb: str) -> str:
    """The file of the web that exports `use<Verb>`."""
    hook = "use" + "".join(word.capitalize() for word in verb.split("_"))
    pattern = re.compile(rf"export (?:function|const) {hook}\b")
    return next((path for path, text in web_sources().items() if pattern.search(text)), NOTHING)


@cache
def test_sources() -> dict[str, str]:
    """Server tests and journeys by path."""
    files = [*SERVER.rglob("test_*.py"), *(ROOT / "e2e").rglob("test_*.py")]
    return {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted(files)}


def test_file(area: str, verb: str) -> str:
    """`test_<verb>.py` of the area, or else its first test that names the verb."""
    own = [path for path in test_sources() if path.startswith(f"drumbeat/{area}/")]
    named = [path for path in own if path.endswith(f"/test_{verb}.py")]
    pattern = re.compile(rf"\b{verb}\b")
    return next(iter([*named, *(path for path in own if pattern.search(test_sources()[path]))]), NOTHING)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"


def code_map(description: Mapping[str, Any]) -> str:
    """One row for each verb from door to test; a dash where the verb has no such thing."""
    order = {area: number for number, area in enumerate(reversed(existing_areas()))}
    rows = []
    for one in sorted(operations(description), key=lambda op: (order.get(op.area, 99), not op.writes, op.verb)):
        permissions, events = permissions_of(one.area, one.verb), events_of(one.area, one.verb) if one.writes else []
        coded = [", ".join(f"`{name}`" for name in names) or NOTHING for names in (permissions, events)]
        door = [one.area, f"`{one.verb}`", f"`{one.door}`"]
        rows.append([*door, *coded, hook_file(one.verb), test_file(one.area, one.verb)])
    head = ["area", "verb", "endpoint", "permission", "events", "hook in", "test"]
    return f"{NOTE}# Code map\n\nOne row a verb; its name is the same at every place.\n\n{table(head, rows)}"


def permission_table() -> str:
    """Who may do what, in the words of the rules."""
    from drumbeat.kernel.policy import registry

    rows = [[f"`{p.name}`", p.kind, p.sentence] for p in sorted(registry.values(), key=lambda p: p.name)]
    head = ["permission", "on", "who may"]
    return f"{NOTE}# Permissions\n\nThe one rule of each; tokens also need it in their scopes.\n\n{table(head, rows)}"


def event_table() -> str:
    """Every kind of fact the history knows."""
    from drumbeat.kernel.events import registry

    rows = []
    for kind, event in sorted(registry.items()):
        back = f"undone by `{event.inverse}`" if event.inverse else event.irreversible or NOTHING
        guarded = [f"{name} (money)" for name in sorted(event.money)]
        guarded += [f"{name} (personal)" for name in sorted(event.personal)]
        meaning = (event.__doc__ or "").strip().split("\n")[0]
        if meaning.startswith(f"{event.__name__}("):
            meaning = ""  # the signature that dataclasses put in place of a missing docstring
        rows.append([f"`{kind}`", meaning or NOTHING, event.effect, back, ", ".join(guarded) or NOTHING])
    head = ["event", "meaning", "effect", "taken back", "guarded fields"]
    return f"{NOTE}# Events\n\nThe kinds of facts in a workspace's history.\n\n{table(head, rows)}"
