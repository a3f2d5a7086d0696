"""A real server with a filled workspace, for the benches that measure the product from outside."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from scripts.with_postgres import free_port, running_server

FILL = """
import json, sys
import django; django.setup()
from bench.backstage.fill import fill
print(json.dumps(fill(*json.loads(sys.argv[1]))))
"""


@dataclass
class Product:
    """A running server: its address, its process, a token and what the workspace holds."""

    port: int
    process: subprocess.Popen[bytes]
    environment: dict[str, str]
    filled: dict[str, Any]
    others: list[psutil.Process] = field(default_factory=list)

    def processes(self) -> list[psutil.Process]:
        """The server, its children and the database's processes."""
        found = [psutil.Process(self.process.pid)]
        found += found[0].children(recursive=True)
        for each in self.others:
            with contextlib.suppress(psutil.NoSuchProcess):
                found += [each, *each.children(recursive=True)]
        return found

    def cpu_seconds(self) -> float:
        """CPU time used so far by all of them, user and system, ended children included."""
        total = 0.0
        for each in self.processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                times = each.cpu_times()
                total += times.user + times.system
        for each in self.others:
            with contextlib.suppress(psutil.NoSuchProcess):
                total += each.cpu_times().children_user + each.cpu_times().children_system
        return total

    def settle(self, seconds: float = 60.0, quiet: float = 1.5) -> None:
        """Wait until the work a start brings is done: the CPU idle for `quiet` seconds.

        What follows the day begins with the first periodic turn, up to nine seconds after the server has started.
        """
        time.sleep(max(0.0, psutil.Process(self.process.pid).create_time() + 15.0 - time.time()))
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            before = self.cpu_seconds()
            time.sleep(quiet)
            if self.cpu_seconds() - before < 0.04 * quiet:
                return
        raise RuntimeError("the server does not come to rest")

    def client(self, token: str | None = None) -> "Client":
        """A new keep-alive connection with the owner's token, or another."""
        return Client(self.port, token or self.filled["token"])


class Client:
    """One keep-alive connection."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, bytes]:
        """Send one request; return status and body."""
        given = {**self._headers, **headers}
        if method == "POST":
            given["Idempotency-Key"] = uuid.uuid4().hex
        payload = None if body is None else json.dumps(body)
        self._connection.request(method, "/api/v1" + path, payload, given)
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def json(self, method: str, path: str, body: Any = None) -> Any:
        """Send one request and return its JSON; raise RuntimeError on a refusal."""
        status, content = self.call(method, path, body)
        if status >= 400:
            raise RuntimeError(f"{method} {path}: {status} {content[:300]!r}")
        return json.loads(content) if content else None

    def raw(self, method: str, path: str, body: bytes, content_type: str) -> Any:
        """Send a body as it is; return the JSON of the answer."""
        headers = {**self._headers, "Content-Type": content_type}
        self._connection.request(method, "/api/v1" + path, body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:300]!r}")
        return json.loads(content)


@contextmanager
def running(*sizes: int, postgres: bool = False, idle: bool = False) -> Iterator[Product]:
    """A server on a fresh data directory with one campaign per size."""
    with tempfile.TemporaryDirectory(prefix="drumbeat-bench-") as folder, contextlib.ExitStack() as stack:
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "drumbeat.config.settings",
            "RATE_PER_PERSON": "1000000",
            "RATE_PER_ADDRESS": "1000000",
            "DEMO": "0",
            "PYTHONPATH": str(Path(__file__).resolve().parent.parent.parent),
        }
        others: list[psutil.Process] = []
        if postgres:
            server = stack.enter_context(running_server())
            environment["DATABASE_URL"] = server.url
            pid = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
            others = [psutil.Process(pid)]
        subprocess.run([sys.executable, "-m", "drumbeat", "migrate"], env=environment, check=True)
        filled: dict[str, Any] = {}
        if not idle:
            done = subprocess.run(
                [sys.executable, "-c", FILL, json.dumps(sizes)], env=environment, check=True, capture_output=True
            )
            filled = json.loads(done.stdout.splitlines()[-1])
        port = free_port()
        product = Product(port, start(environment, port), environment, filled, others)
        try:
            yield product
        finally:
            stop(product.process)  # which a bench may have started anew


def start(environment: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    """Start the server and wait until it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "drumbeat", "up", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return process
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        time.sleep(0.01)
    stop(process)
    raise RuntimeError("the server did not answer")


def stop(process: subprocess.Popen[bytes], number: int = signal.SIGTERM) -> None:
    """End the server and wait for it."""
    if process.poll() is None:
        process.send_signal(number)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)
