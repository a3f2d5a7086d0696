"""Answers that come late: what a page looks like while it waits for one, however fast the machine is."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route


@contextmanager
def held_back(page: Page, pattern: str, address: str) -> Iterator[None]:
    """Open a page; within the block the requests that match are on their way, after it they are answered."""
    waiting: list[Route] = []
    ended = False

    def meet(route: Route) -> None:
        if ended:
            route.continue_()
        else:
            waiting.append(route)

    page.route(pattern, meet)
    with page.expect_request(pattern):
        page.goto(address)
    yield
    ended = True  # one that is asked only now is not held at all
    for route in waiting:
        route.continue_()
