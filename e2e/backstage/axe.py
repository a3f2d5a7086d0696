"""axe-core over a page, for the rules of WCAG 2.1 A and AA."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

from e2e.backstage.product import ROOT

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
THEME_CHANGED = """scheme => document.documentElement.dataset.mantineColorScheme === scheme
    && !document.getAnimations().some(each => each instanceof CSSTransition)"""
"""Holds once no colour is on its way from one theme to the other, however slow the machine is."""


FAULTS = {"resultTypes": ["violations"]}
"""Names the places of faults alone: what is right is checked as well, but nobody reads where."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], **FAULTS}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, **FAULTS}
"""Of all rules only this one can tell the themes apart."""


def axe_faults(page: Page) -> list[str]:
    """What axe finds wrong, as rule: place."""
    return _faults(page, RULES)


def axe_faults_in_both_themes(page: Page) -> list[str]:
    """What axe finds wrong in the theme that is shown, and which contrasts in the other; that one stays."""
    found = _faults(page, RULES)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    other = "light" if dark else "dark"
    page.emulate_media(color_scheme=other)
    page.wait_for_function(THEME_CHANGED, arg=other)
    return found + [f"{other} {fault}" for fault in _faults(page, CONTRAST)]


def _faults(page: Page, options: Mapping[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate("options => axe.run(document, options)", options)
    return [f"{fault['id']}: {node['target']}" for fault in found["violations"] for node in fault["nodes"]]
