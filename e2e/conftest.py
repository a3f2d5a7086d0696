"""What journeys share: a real process on a free port, a workspace for each, a signed-in page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from e2e.backstage.chromium import NoChromium, chromium
from e2e.backstage.house import House, Place, opened
from e2e.backstage.places import COUNT_REQUESTS
from e2e.backstage.seed import CAMPAIGN, PASSWORD

PATIENCE = 20_000
"""Milliseconds a page may take: only a journey that fails waits so long, and a busy machine is slow."""

expect.set_options(timeout=PATIENCE)


LONG = ("test_first_run.py", "test_pages.py", "test_geometry.py")
"""Files of journeys that take a minute each."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each half, which one of two workers begins with, has half of the long journeys, first: none is left for last."""
    long = sorted((item for item in items if item.path.name in LONG), key=lambda item: LONG.index(item.path.name))
    short = [item for item in items if item.path.name not in LONG]
    first = long[::2]
    half = len(items) // 2 - len(first)
    items[:] = [*first, *short[:half], *long[1::2], *short[half:]]


@pytest.fixture(scope="session", autouse=True)
def django_db_setup() -> None:
    """No database of the test process's own: the servers bring theirs."""


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The process all journeys of this worker share."""
    with opened(tmp_path_factory.mktemp("house") / "data") as house:
        yield house


@pytest.fixture
def server(house: House) -> Place:
    """The address of a real process, with a workspace of the test's own."""
    return house.workspace()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys of the process."""
    try:
        with chromium() as shown:
            yield shown
    except NoChromium as missing:
        pytest.fail(str(missing), pytrace=False)


def stranger(browser: Browser, server: str) -> BrowserContext:
    """A context nobody is signed in with."""
    context = browser.new_context(base_url=server, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(COUNT_REQUESTS)
    return context


def signed_in(browser: Browser, server: Place, who: str = "") -> BrowserContext:
    """A context whose session belongs to the owner, or to the colleague with the address `who`."""
    context = stranger(browser, server)
    context.request.get("/")
    body = {"email": who or server.owner, "password": PASSWORD}
    answer = context.request.post("/_allauth/browser/v1/auth/login", data=body, headers=csrf(context))
    assert answer.ok, answer.text()
    return context


@pytest.fixture
def context(browser: Browser, server: Place) -> Iterator[BrowserContext]:
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
