"""A server nobody has set up yet: empty or with the demo, and the link its first start prints."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import signing
from playwright.sync_api import Browser, Page, expect

from e2e.backstage.axe import axe_faults_in_both_themes
from e2e.backstage.product import OWN_SETTINGS, STARTING, migrated_copy, printed, running
from e2e.conftest import stranger

SECRET = "a long enough secret"
LINK = re.compile(r"^Sign in: (http\S+/sign-in#key=(\S+))$", re.MULTILINE)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """A server with nothing in its tables."""
    with running(migrated_copy(tmp_path / "data"), DEMO="0", DJANGO_SETTINGS_MODULE=OWN_SETTINGS) as address:
        yield address


def _introduce(page: Page) -> None:
    page.get_by_label("Your name").fill("Ada Berg")
    page.get_by_label("E-mail").fill("ada@example.com")
    page.get_by_label("Password").fill(SECRET)


def test_workspace_is_started_empty(browser: Browser, empty: str) -> None:
    context = browser.new_context(base_url=empty, timezone_id="Asia/Taipei")
    page = context.new_page()
    page.goto("/campaigns")
    expect(page.get_by_role("heading", name="Set up your workspace")).to_be_visible()
    page.get_by_text("Your own workspace").click()
    page.get_by_role("button", name="Start empty").click()
    expect(page.get_by_text("This is needed")).to_have_count(4)
    page.get_by_label("Name of the workspace").fill("Fjord Coffee")
    _introduce(page)
    page.get_by_role("button", name="Start empty").click()
    expect(page.get_by_text("The first one can start from a template.")).to_be_visible()
    me = context.request.get("/api/v1/me").json()
    assert (me["workspace"]["name"], me["workspace"]["time_zone"], me["role"]) == (
        "Fjord Coffee", "Asia/Taipei", "owner",
    )  # fmt: skip
    late = stranger(browser, empty).new_page()
    late.goto("/first-run")
    expect(late.get_by_role("heading", name="Sign in")).to_be_visible()


def test_workspace_is_started_with_the_demo(browser: Browser, empty: str) -> None:
    context = stranger(browser, empty)
    page = context.new_page()
    page.goto("/")
    _introduce(page)
    page.get_by_role("button", name="Load the demo").click()
    page.wait_for_url("**/today", timeout=STARTING * 1000)
    assert len(context.request.get("/api/v1/campaigns").json()["campaigns"]) >= 9
    page.goto("/forecasts")
    expect(page.get_by_text("Too few to judge")).to_be_visible()


def test_first_page_is_clean_for_axe(browser: Browser, empty: str) -> None:
    page = stranger(browser, empty).new_page()
    page.goto("/")
    expect(page.get_by_role("heading", name="Set up your workspace")).to_be_visible()
    page.get_by_text("Your own workspace").click()
    page.get_by_role("button", name="Start empty").click()
    expect(page.get_by_text("This is needed").first).to_be_visible()
    assert axe_faults_in_both_themes(page) == []


def test_link_of_the_first_start_signs_in_once(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    with running(folder, DJANGO_SETTINGS_MODULE=OWN_SETTINGS) as server:
        found = LINK.search(printed(folder))
        assert found is not None
        link, key = found.groups()
        late = stranger(browser, server).new_page()
        late.goto(f"/sign-in#key={_aged(key, folder, monkeypatch)}")
        expect(late.get_by_role("heading", name="This link no longer works")).to_be_visible()
        late.goto(f"/sign-in#key={key[:-4]}AAAA")
        expect(late.get_by_text("It was used or is too old.")).to_be_visible()
        page = stranger(browser, server).new_page()
        page.goto(link)
        page.wait_for_url("**/today")
        late.goto(link)
        expect(late.get_by_role("heading", name="This link no longer works")).to_be_visible()
        late.get_by_role("link", name="Back to signing in").click()
        expect(late.get_by_role("heading", name="Sign in")).to_be_visible()


def _aged(key: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same link's key as it would be had the server started 16 minutes earlier."""
    secret, salt = (folder / "secret.key").read_text().strip(), "identity.sign_in_link"
    payload = signing.loads(key, key=secret, salt=salt)
    with monkeypatch.context() as past:
        now = signing.time.time()
        past.setattr("django.core.signing.time.time", lambda: now - 16 * 60)
        return signing.dumps(payload, key=secret, salt=salt)
