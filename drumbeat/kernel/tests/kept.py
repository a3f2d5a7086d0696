"""What tests keep from one run to the next below .cache/tests: empty tables, and what numba has compiled."""

import fcntl
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[3]
CACHE = ROOT / ".cache" / "tests"


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Keep the other workers out of the block."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@cache
def schema_hash() -> str:
    """Name the state of models and migrations."""
    sources = (ROOT / "drumbeat").rglob("*.py")
    schema = [
        path
        for path in sources
        if path.parent.name == "migrations" or path.stem == "models" or path.parent.name == "models"
    ]
    return _digest(schema, django.__version__)


@cache
def compiled() -> Path:
    """The folder of what these very engines were compiled to: numba itself looks only at a function's own file."""
    folder = CACHE / f"compiled-{_digest((ROOT / 'drumbeat' / 'engines').rglob('*.py'))}"
    if not folder.exists():
        forget("compiled-*")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def lend_compiled(data: Path) -> None:
    """Let the compute worker of a data folder find what was compiled before; it would take ten seconds each time."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = data / "numba"
    if not place.exists():
        place.symlink_to(compiled())


def forget(pattern: str) -> None:
    """Remove the folders an older state of the sources has left."""
    for folder in CACHE.glob(pattern):
        shutil.rmtree(folder, ignore_errors=True)


def _digest(paths: Iterable[Path], *more: str) -> str:
    digest = hashlib.sha256("".join(more).encode())
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
