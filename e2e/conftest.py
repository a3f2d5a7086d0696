"""What journeys share: a seeded folder copied per test, a real process on a free port, a signed-in page."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from e2e.seed import CAMPAIGN, EMAIL, PASSWORD
from scripts.with_postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def django_db_setup() -> None:
    """No database of the test process's own: the servers bring theirs."""


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and seeded data folder, made once."""
    folder = tmp_path_factory.mktemp("seeded")
    environment = {**os.environ, "DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-m", "e2e.seed"], cwd=ROOT, env=environment, check=True)
    return folder


def wait_for(port: int) -> None:
    """Return once the server answers; raise TimeoutError after 30 seconds."""
    until = time.monotonic() + 30
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


@pytest.fixture
def server(seeded: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a real process on a copy of the seeded folder."""
    folder = tmp_path / "data"
    shutil.copytree(seeded, folder)
    port = free_port()
    environment = {**os.environ, "DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "drumbeat", "up", "--no-demo", "--port", str(port)]
    with (tmp_path / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    base = f"http://localhost:{port}"
    try:
        wait_for(port)
        yield base
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys of the process."""
    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield shown
        shown.close()


def signed_in(browser: Browser, server: str, *, color_scheme: Literal["light", "dark"] | None = None) -> BrowserContext:
    """A context whose session belongs to the owner."""
    context = browser.new_context(base_url=server, viewport={"width": 1440, "height": 900}, color_scheme=color_scheme)
    context.set_default_timeout(6_000)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/today")
    page.close()
    return context


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A signed-in context."""
    shown = signed_in(browser, server)
    yield shown
    shown.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A signed-in page."""
    return context.new_page()


@pytest.fixture
def campaign(context: BrowserContext) -> str:
    """The address of the seeded campaign."""
    rows = context.request.get("/api/v1/campaigns").json()["campaigns"]
    return f"/campaigns/{next(row['id'] for row in rows if row['name'] == CAMPAIGN)}"


def tasks(context: BrowserContext, campaign: str) -> dict[str, dict[str, object]]:
    """The campaign's tasks by name, with their stage's name, as the server has them."""
    board = context.request.get(f"/api/v1{campaign}/board").json()
    stages = [stage["name"] for stage in board["stages"]]
    return {task["name"]: {**task, "stage": stages[task["stage"]]} for task in board["tasks"]}


def csrf(context: BrowserContext) -> dict[str, str]:
    """The header a write by hand needs beside the context's session."""
    return {"X-CSRFToken": next(each["value"] for each in context.cookies() if each["name"] == "drumbeat_csrf")}
