"""axe-core over a page, for the rules of WCAG 2.1 A and AA."""

from playwright.sync_api import Page

from e2e.backstage.product import ROOT

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"


def axe_faults(page: Page) -> list[str]:
    """What axe finds wrong, as rule: place."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    return [f"{fault['id']}: {node['target']}" for fault in found["violations"] for node in fault["nodes"]]
