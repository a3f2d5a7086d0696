"""No page scrolls sideways, clips or wraps a control, in any language, on a desk and on a phone."""

import pytest
from playwright.sync_api import Browser

from e2e.backstage.geometry import faults_of
from e2e.backstage.house import Place
from e2e.backstage.places import addresses, move, settle, speak
from e2e.backstage.seed import CAMPAIGN
from e2e.conftest import signed_in

WIDTHS = (1280, 390)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "sv"])
def test_nothing_is_clipped_wrapped_or_outside(browser: Browser, server: Place, language: str) -> None:
    context = signed_in(browser, server)
    speak(context, language)
    page = context.new_page()
    widths = list(WIDTHS)
    page.set_viewport_size({"width": widths[0], "height": 844})
    faults: dict[str, list[str]] = {}
    page.goto("/today")
    for name, address in addresses(context, CAMPAIGN).items():
        move(page, address)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 844})
            settle(page)
            if found := faults_of(page):
                faults[f"{name} at {width}"] = found
        widths.reverse()  # the next page is drawn at the width at hand and once at the other, not at both and back
    context.close()
    assert faults == {}
