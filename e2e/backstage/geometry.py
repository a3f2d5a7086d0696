"""What a page must never show: sideways scrolling, text cut off without a sign, wrapped or overfull controls."""

from pathlib import Path

from playwright.sync_api import Page

CONTROLS = "button, [role=tab], [role=menuitem], select, nav a, label, th"

FAULTS = Path(__file__).with_suffix(".js").read_text()


def faults_of(page: Page) -> list[str]:
    """Return every fault of the page as it stands, empty when it is clean."""
    found: list[str] = page.evaluate(FAULTS, CONTROLS)
    return found
