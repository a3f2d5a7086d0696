"""What journeys share: a seeded folder copied per test, a real process on a free port, a signed-in page."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from e2e.backstage.chromium import NoChromium, chromium
from e2e.backstage.product import ROOT, environment_of, running
from e2e.backstage.seed import CAMPAIGN, EMAIL, PASSWORD

PATIENCE = 20_000
"""Milliseconds a page may take: only a journey that fails waits so long, and a busy machine is slow."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session", autouse=True)
def django_db_setup() -> None:
    """No database of the test process's own: the servers bring theirs."""


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with empty tables, made once."""
    folder = tmp_path_factory.mktemp("migrated") / "data"
    environment = environment_of(folder)
    subprocess.run([sys.executable, "-m", "drumbeat", "migrate"], cwd=ROOT, env=environment, check=True)
    return folder


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and seeded data folder, made once."""
    folder = tmp_path_factory.mktemp("seeded")
    subprocess.run([sys.executable, "-m", "e2e.backstage.seed"], cwd=ROOT, env=environment_of(folder), check=True)
    return folder


@pytest.fixture
def server(seeded: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a real process on a copy of the seeded folder."""
    with running(shutil.copytree(seeded, tmp_path / "data"), DEMO="0") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys of the process."""
    try:
        with chromium() as shown:
            yield shown
    except NoChromium as missing:
        pytest.fail(str(missing), pytrace=False)


def stranger(browser: Browser, server: str, *, color_scheme: Literal["light", "dark"] | None = None) -> BrowserContext:
    """A context nobody is signed in with."""
    context = browser.new_context(base_url=server, viewport={"width": 1440, "height": 900}, color_scheme=color_scheme)
    context.set_default_timeout(PATIENCE)
    return context


def signed_in(browser: Browser, server: str, *, color_scheme: Literal["light", "dark"] | None = None) -> BrowserContext:
    """A context whose session belongs to the owner."""
    context = stranger(browser, server, color_scheme=color_scheme)
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
