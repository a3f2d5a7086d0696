"""A real server on a fresh data folder with one workspace, one campaign and its owner signed in."""

import contextlib
import os
import signal
import sqlite3
import ssl
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from drumbeat.kernel.tests.kept import lend_compiled
from e2e.backstage.product import migrated_copy
from scripts.with_postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a long enough secret"
OWNER = "owner@example.com"
BUSY = (429, 503)
STARTING = 90
"""Seconds a server may take on a machine that is busy with other tests."""
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Spares each client reading all certificates of the system."""


@dataclass(frozen=True)
class Filled:
    """A data folder with a workspace, the owner's token and a campaign."""

    folder: Path
    token: str
    campaign: str


@dataclass
class Server:
    """The process, where it answers, and what it was filled with."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]
    token: str = ""
    campaign: str = ""
    clients: list[httpx.Client] = field(default_factory=list)

    def client(self, token: str | None = None) -> httpx.Client:
        """A new client with the owner's token, or without any when it is empty."""
        secret = self.token if token is None else token
        headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        made = httpx.Client(
            base_url=f"http://127.0.0.1:{self.port}", headers=headers, trust_env=False, timeout=20, verify=NO_TLS
        )
        self.clients.append(made)
        return made

    def browser(self) -> httpx.Client:
        """A new browser signed in as the owner; its cookies are its session."""
        made = self.client("")
        made.get("/")
        body = {"email": OWNER, "password": PASSWORD}
        answer = made.post("/_allauth/browser/v1/auth/login", json=body, headers=csrf(made))
        assert answer.status_code == 200, answer.text
        made.headers.update(csrf(made))
        return made

    def task(self, name: str) -> dict[str, Any]:
        """A new task of the campaign; its `etag` is the clock at which it was made."""
        answer = patient(lambda: self.client().post("/api/v1/tasks", json=self.new_task(name), headers=once()))
        assert answer.status_code == 201, answer.text
        return {**answer.json(), "etag": answer.headers["X-Seq"]}

    def new_task(self, name: str) -> dict[str, str]:
        """The body of a request for a new task."""
        return {"campaign_id": self.campaign, "name": name}

    def kill(self) -> None:
        """End the process without warning."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(5)

    def restart(self) -> None:
        """Start again on the same data and port."""
        self.process = start(self.folder, self.port)

    def end(self) -> None:
        """End the process first, so that streams still open end cleanly, then the clients."""
        if self.process.poll() is None:
            self.kill()
        for client in self.clients:
            client.close()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database holds, read beside the server."""
        with contextlib.closing(sqlite3.connect(self.folder / "drumbeat.sqlite3")) as database:
            return database.execute(sql).fetchall()


def once() -> dict[str, str]:
    """Headers of a write that happens once however often it is sent."""
    return {"Idempotency-Key": uuid.uuid4().hex}


def patient(send: Callable[[], httpx.Response]) -> httpx.Response:
    """Send again, as a client should, while the server says that too many writers wait."""
    for _ in range(100):
        answer = send()
        if answer.status_code not in BUSY:
            return answer
        time.sleep(0.05)
    raise AssertionError("busy for too long")


def together(number: int, run: Callable[[int], None]) -> None:
    """Run the function in so many threads at once; raise what any of them raised."""
    failures: list[Exception] = []
    barrier = threading.Barrier(number)

    def one(index: int) -> None:
        barrier.wait()
        try:
            run(index)
        except (AssertionError, httpx.HTTPError, LookupError) as error:
            failures.append(error)

    threads = [threading.Thread(target=one, args=(index,)) for index in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


@contextmanager
def running(filled: Filled, folder: Path) -> Iterator[Server]:
    """A server on a copy of the filled folder; it is gone when the block ends."""
    port = free_port()
    server = Server(folder, port, start(folder, port), filled.token, filled.campaign)
    try:
        yield server
    finally:
        server.end()


def start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start the server and wait until it answers."""
    lend_compiled(folder)
    environment = {
        **os.environ,
        "DATA_DIR": str(folder),
        "DEMO": "0",
        "PYTHONPATH": str(ROOT),
        "RATE_PER_PERSON": "1000000",
        "RATE_PER_ADDRESS": "1000000",
        "DATABASE_URL": "",
    }
    command = [sys.executable, "-m", "drumbeat", "up", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"http://127.0.0.1:{port}/health", trust_env=False, verify=NO_TLS).status_code == 200:
                return process
        time.sleep(0.05)
    process.kill()
    raise AssertionError("the server did not start")


def fill(folder: Path) -> Filled:
    """Found the workspace through the first-run door, create the campaign and stop again."""
    migrated_copy(folder)
    port = free_port()
    server = Server(folder, port, start(folder, port))
    try:
        browser = server.client("")
        browser.get("/")
        body = {"mode": "empty", "workspace_name": "Northwind", "name": "Olga", "email": OWNER, "password": PASSWORD}
        _made(browser.post("/api/v1/first-run", json=body, headers=csrf(browser)))
        body = {"name": "tests", "scopes": ["write"]}
        server.token = _made(browser.post("/api/v1/tokens", json=body, headers=csrf(browser)))["secret"]
        client = server.client()
        body = {"name": "Launch", "type_id": client.get("/api/v1/types").json()[0]["id"]}
        campaign = _made(client.post("/api/v1/campaigns", json=body, headers=once()))["id"]
        server.process.terminate()
        server.process.wait(5)
    finally:
        server.end()
    return Filled(folder, server.token, campaign)


def _made(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def csrf(browser: httpx.Client) -> dict[str, str]:
    """The header that shows a write comes from our own page."""
    return {"X-CSRFToken": browser.cookies["drumbeat_csrf"]}
