"""`make gen`: the API description, the browser's types for it, the code map and the tables of permissions and events.

python -m scripts.gen            write them
python -m scripts.gen --check    fail when a committed file differs from what would be written
"""

import argparse
import json
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from scripts.checks.common import SERVER, existing_areas, set_up_django
from scripts.codemap import code_map, event_table, permission_table
from scripts.web import ROOT, TOOLING, WEB, node_environment, node_home, packages

GENERATED = Path("docs/generated")
SCHEMA = Path("web/src/api/schema.d.ts")


def openapi() -> dict[str, object]:
    """The API's description as django-ninja makes it."""
    from drumbeat.config.api import api  # Django must be set up first

    return dict(api.get_openapi_schema())


def fill_registries() -> None:
    """Imports every area's events and policy, whether or not a door needs them yet."""
    for area in existing_areas():
        for name in ("events", "policy"):
            if (SERVER / area / f"{name}.py").exists() or (SERVER / area / name).is_dir():
                import_module(f"drumbeat.{area}.{name}")


def typescript(description: str) -> str:
    """TypeScript types for an OpenAPI description; raises CalledProcessError with the tool's words on stderr."""
    packages(TOOLING)
    tool = TOOLING / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "openapi.json", Path(folder) / "schema.d.ts"
        source.write_text(description)
        command = [str(node_home() / "bin" / "node"), str(tool), str(source), "--output", str(target)]
        subprocess.run(command, cwd=TOOLING, env=node_environment(), stdout=subprocess.DEVNULL, check=True)
        return target.read_text()


def generate() -> dict[Path, str]:
    """Every generated file with its content, by path relative to the repository."""
    set_up_django()
    fill_registries()
    description = openapi()
    text = json.dumps(description, indent=1, ensure_ascii=False) + "\n"
    files = {
        GENERATED / "openapi.json": text,
        GENERATED / "codemap.md": code_map(description),
        GENERATED / "permissions.md": permission_table(),
        GENERATED / "events.md": event_table(),
    }
    return files | ({SCHEMA: typescript(text)} if WEB.joinpath("src").exists() else {})


def stale(files: dict[Path, str], root: Path = ROOT) -> list[Path]:
    """Those files whose committed content differs."""
    return [path for path, text in files.items() if not (root / path).exists() or (root / path).read_text() != text]


def main() -> int:
    """Writes the files, or only compares with --check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check, files = parser.parse_args().check, generate()
    changed = stale(files)
    for path in changed:
        if check:
            print(f"{path} is out of date: run make gen", file=sys.stderr)
        else:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(files[path])
            print(f"wrote {path}")
    return 1 if check and changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
