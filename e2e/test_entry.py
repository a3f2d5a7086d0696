"""The ways in and out of a workspace that stands: password, mailed code, mailed links, invitation, a session ended."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.backstage.axe import axe_faults_in_both_themes
from e2e.backstage.house import Place, seeder_of
from e2e.backstage.post import CODE, LINK, Post, post_office
from e2e.backstage.product import running
from e2e.backstage.seed import EMAIL, PASSWORD
from e2e.conftest import signed_in, stranger


@pytest.fixture(scope="module")
def post() -> Iterator[Post]:
    """Where the server's letters arrive."""
    with post_office() as office:
        yield office


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, post: Post) -> Iterator[Place]:
    """One server that sends mail; the tests leave the owner's password as it was."""
    folder = tmp_path_factory.mktemp("entry") / "data"
    seeder_of(folder).communicate()
    with running(folder, DEMO="0", SMTP_URL=post.url) as address:
        yield Place(address)


def _link_of(letter: str) -> str:
    found = LINK.search(letter)
    assert found is not None, letter
    return found.group()


def _code_of(letter: str) -> str:
    found = CODE.search(letter)
    assert found is not None, letter
    return found.group(1)


def _ask_for_code(page: Page, address: str) -> None:
    page.goto("/sign-in")
    page.get_by_role("button", name="Mail me a code instead").click()
    page.get_by_label("E-mail").fill(address)
    page.get_by_role("button", name="Mail me the code").click()
    expect(page.get_by_role("heading", name="Look in your mail")).to_be_visible()


def _enter(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in").click()


def test_wrong_password_is_refused_in_words_and_the_way_back_is_kept(browser: Browser, server: Place) -> None:
    page = stranger(browser, server).new_page()
    page.goto("/people")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("E-mail and password do not fit together.")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="People", level=1)).to_be_visible()


def test_mailed_code_signs_in_and_wrong_ones_run_out(browser: Browser, server: Place, post: Post) -> None:
    page = stranger(browser, server).new_page()
    _ask_for_code(page, EMAIL)
    spent = _code_of(post.letter_to(EMAIL))
    for _ in range(3):
        _enter(page, "AAAA-AAAA")
        expect(page.get_by_text("This is not the code. Check it, or ask for another one.")).to_be_visible()
    _enter(page, "AAAA-AAAA")
    expect(page.get_by_text("This code no longer works. Ask for another one.")).to_be_visible()
    page.get_by_role("button", name="Mail me another code").click()
    page.get_by_role("button", name="Mail me the code").click()
    fresh = _code_of(post.letter_to(EMAIL))
    _enter(page, spent)
    expect(page.get_by_text("This is not the code.")).to_be_visible()
    _enter(page, f" {fresh.lower()} ")
    page.wait_for_url("**/today")


def test_unknown_address_is_answered_alike_and_told_by_mail(browser: Browser, server: Place, post: Post) -> None:
    page = stranger(browser, server).new_page()
    _ask_for_code(page, "nobody@example.com")
    assert CODE.search(post.letter_to("nobody@example.com")) is None
    _enter(page, "AAAA-AAAA")
    expect(page.get_by_text("This is not the code.")).to_be_visible()


def test_forgotten_password_is_chosen_anew_by_a_mailed_link_that_works_once(
    browser: Browser, server: Place, post: Post
) -> None:
    page = stranger(browser, server).new_page()
    page.goto("/sign-in")
    page.get_by_role("button", name="I forgot my password").click()
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_role("button", name="Mail me the link").click()
    expect(page.get_by_role("heading", name="Look in your mail")).to_be_visible()
    link = _link_of(post.letter_to(EMAIL))
    page.goto(link)
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_text("Use at least 10 characters")).to_be_visible()
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Save and sign in").click()
    page.wait_for_url(re.compile("/(today|sign-in)$"))
    late = stranger(browser, server).new_page()
    late.goto(link)
    late.get_by_label("New password").fill("a third long secret")
    late.get_by_role("button", name="Save and sign in").click()
    expect(late.get_by_text("This link was used or is too old. Ask for a new one.")).to_be_visible()


def test_newcomer_joins_by_invitation(browser: Browser, server: Place, post: Post) -> None:
    host = signed_in(browser, server).new_page()
    host.goto("/people")
    host.get_by_role("button", name="Invite", exact=True).click()
    dialog = host.get_by_role("dialog")
    dialog.get_by_label("E-mail").fill("bo@example.com")
    dialog.get_by_role("button", name="Invite", exact=True).click()
    expect(dialog.get_by_text("The invitation is on its way.")).to_be_visible()
    link = _link_of(post.letter_to("bo@example.com"))
    context = stranger(browser, server)
    page = context.new_page()
    page.goto("/invitation#key=0123456789012345678901234567890123")
    expect(page.get_by_role("heading", name="This invitation no longer works")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("heading", name="Join Nordlicht")).to_be_visible()
    page.get_by_label("Your name").fill("Bo Lind")
    page.get_by_label("Password").fill("a newcomer's secret")
    page.get_by_role("button", name="Join").click()
    page.wait_for_url("**/today")
    assert context.request.get("/api/v1/me").json()["role"] == "member"
    late = stranger(browser, server).new_page()
    late.goto(link)
    expect(late.get_by_role("heading", name="This invitation no longer works")).to_be_visible()


def test_session_ended_elsewhere_leads_to_signing_in_and_back(browser: Browser, server: Place) -> None:
    page = signed_in(browser, server).new_page()
    page.goto("/campaigns")
    expect(page.get_by_role("heading", name="Campaigns", level=1)).to_be_visible()
    other = signed_in(browser, server).new_page()
    other.goto("/settings/sessions")
    expect(other.get_by_text("This browser")).to_be_visible()
    for button in reversed(other.get_by_role("button", name="Sign out").all()):
        button.click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Campaigns", level=1)).to_be_visible()


def test_pages_of_the_way_in_are_clean_for_axe(browser: Browser, server: Place) -> None:
    page = stranger(browser, server).new_page()
    faults = {}
    for place, title in {
        "/sign-in": "Sign in",
        "/sign-in#key=0123456789012345678901234567890123": "This link no longer works",
        "/reset-password#key=0123456789": "Choose a new password",
        "/invitation#key=0123456789012345678901234567890123": "This invitation no longer works",
    }.items():
        page.goto(place)
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        faults[place] = axe_faults_in_both_themes(page)
    _ask_for_code(page, "somebody@example.com")
    _enter(page, "AAAA-AAAA")
    expect(page.get_by_text("This is not the code.")).to_be_visible()
    faults["code"] = axe_faults_in_both_themes(page)
    assert not any(faults.values()), faults
