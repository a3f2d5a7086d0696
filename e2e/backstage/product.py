"""The product as a process of its own on a folder of data, as a person would start it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from drumbeat.kernel.tests.kept import CACHE, alone, forget, lend_compiled, schema_hash
from scripts.with_postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
SETTINGS, OWN_SETTINGS = "e2e.backstage.settings", "drumbeat.config.settings"
"""Those of most journeys, and those of the product itself."""
STARTING = 240
"""Seconds a first start, which loads the demo, may take on a machine that is busy with other things."""


def environment_of(folder: Path, port: int = 8000, **settings: str) -> dict[str, str]:
    """The environment of a product whose data lies in `folder`; a database of the tests' own is left out."""
    own = {"DATA_DIR": str(folder), "PORT": str(port), "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": SETTINGS}
    own |= settings
    return {name: value for name, value in {**os.environ, **own}.items() if name != "DATABASE_URL"}


def migrated_copy(folder: Path) -> Path:
    """Lay a data folder with empty tables; migrating takes half a minute on a busy machine, so it is done once."""
    kept = CACHE / f"migrated-{schema_hash()}"
    with alone("migrated"):
        if not kept.exists():
            forget("migrated-*")
            unfinished = CACHE / "migrated-unfinished"
            migrate = [sys.executable, "-m", "drumbeat", "migrate"]
            subprocess.run(migrate, cwd=ROOT, env=environment_of(unfinished), check=True)
            unfinished.rename(kept)
    return Path(shutil.copytree(kept, folder, dirs_exist_ok=True))


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[str]:
    """The address of a product serving `folder`; what it prints is in `folder.log` beside it."""
    port = free_port()
    lend_compiled(folder)
    arguments = [sys.executable, "-m", "drumbeat", "up"]
    with folder.with_suffix(".log").open("wb") as log:
        process = subprocess.Popen(
            arguments, cwd=ROOT, env=environment_of(folder, port, **settings), stdout=log, stderr=log
        )
    try:
        wait_for(port)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(60)


def printed(folder: Path) -> str:
    """What the product serving `folder` has printed so far."""
    return folder.with_suffix(".log").read_text()


def wait_for(port: int) -> None:
    """Return once the server answers; raise TimeoutError when it does not in the time of a first start."""
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/health")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(port)
