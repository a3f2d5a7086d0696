"""Every page of the product a person can open, by the name its picture has."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import BrowserContext, Page

PLACES = {
    "today": "/today",
    "my-work": "/my-work",
    "time-sheet": "/time-sheet",
    "workload": "/workload",
    "workload-days": "/workload?unit=day&conflicts=shown",
    "skills": "/skills",
    "campaigns": "/campaigns",
    "campaign-home": "/campaigns/{campaign}",
    "plan": "/campaigns/{campaign}/plan",
    "setup": "/campaigns/{campaign}/setup?step=goal",
    "list": "/campaigns/{campaign}/list",
    "board": "/campaigns/{campaign}/board",
    "timeline": "/campaigns/{campaign}/timeline",
    "forecast": "/campaigns/{campaign}/forecast",
    "flow": "/campaigns/{campaign}/flow",
    "calibration": "/forecasts",
    "variance": "/campaigns/{campaign}/variance",
    "scheduling": "/campaigns/{campaign}/planning",
    "scheduling-all": "/planning",
    "scenarios": "/scenarios",
    "deliverables": "/campaigns/{campaign}/deliverables",
    "messages": "/campaigns/{campaign}/messages",
    "matrix": "/campaigns/{campaign}/messages?view=matrix",
    "message-check": "/campaigns/{campaign}/messages?view=check",
    "results": "/campaigns/{campaign}/results",
    "results-grid": "/campaigns/{campaign}/results/grid",
    "program-results": "/programs/{program}/results",
    "results-import": "/results-import",
    "metrics": "/metrics",
    "updates": "/campaigns/{campaign}/updates",
    "campaign-settings": "/campaigns/{campaign}/settings",
    "task": "/tasks/{task}",
    "goals": "/goals",
    "goals-board": "/goals?view=board",
    "goals-served": "/goals?view=alignment",
    "goal": "/goals/{goal}",
    "evidence": "/evidence",
    "import": "/import",
    "programs": "/programs",
    "audiences": "/audiences",
    "channels": "/channels",
    "types": "/types",
    "type": "/types/{type}",
    "templates": "/templates",
    "template": "/templates/{template}",
    "people": "/people",
    "time-off": "/my-time",
    "workspace": "/settings/workspace",
    "you": "/settings/you",
    "tokens": "/settings/tokens",
    "sessions": "/settings/sessions",
    "history": "/audit",
}


PANELS = {
    "task-panel": "/campaigns/{campaign}/list?panel=task:{task}",
    "goal-panel": "/goals?panel=goal:{goal}",
    "evidence-panel": "/evidence?panel=evidence:{evidence}",
}
"""Details beside a page."""


def addresses(context: BrowserContext, campaign_name: str, places: Mapping[str, str] = PLACES) -> dict[str, str]:
    """Return the address of every place, with the ids of what it shows: for the campaign a full one."""
    rows = context.request.get("/api/v1/campaigns").json()["campaigns"]
    named = [row for row in rows if row["name"] == campaign_name or not campaign_name]
    campaign = max(named, key=_open_work)["id"]
    board = context.request.get(f"/api/v1/campaigns/{campaign}/board").json()
    given = [each["id"] for each in board["tasks"] if each["people"] and not each["done"]]
    task = given[0] if given else board["tasks"][0]["id"]
    goals = context.request.get("/api/v1/goals").json()["goals"]
    ids = {
        "campaign": campaign,
        "goal": max(goals, key=lambda goal: goal["state"] == "proposed")["id"],
        "evidence": next(iter(context.request.get("/api/v1/evidence").json()["items"]), {}).get("id"),
        "program": context.request.get("/api/v1/programs").json()[0]["id"],
        "task": task,
        "type": context.request.get("/api/v1/types").json()[0]["id"],
        "template": context.request.get("/api/v1/templates").json()[0]["id"],
    }
    return {name: place.format(**ids) for name, place in places.items()}


def _open_work(row: dict[str, Any]) -> float:
    """Return how much a campaign shows: one in the middle of its work makes the fullest picture."""
    rolled = row["projection"]
    return min(rolled["done"], rolled["total"] - rolled["done"]) if rolled else 0


def speak(context: BrowserContext, language: str) -> None:
    """Set the person's language, as the settings page does."""
    token = next(c["value"] for c in context.cookies() if c["name"] == "drumbeat_csrf")
    answer = context.request.patch("/api/v1/me", data={"language": language}, headers={"X-CSRFToken": token})
    if not answer.ok:
        raise RuntimeError(answer.text())


WAITING = "[role=status]:has(> div > span[aria-hidden])"
"""The grey rows that stand in for a page still being read."""


COUNT_REQUESTS = """(() => {
    const ask = window.fetch;
    window.__asked = 0;
    window.fetch = async (...words) => {
        window.__asked += 1;
        try { return await ask(...words); } finally { window.__asked -= 1; }
    };
})()"""
"""Run in each page of a journey before the product's own code, so that `settle` sees what is still on its way."""


CALM = """waiting => new Promise((calm, restless) => {
    const enough = window.__asked === undefined ? 4 : 2;
    let looks = 0, calmLooks = 0, loaded = -1;
    const look = () => {
        const now = performance.getEntriesByType("resource").length;
        const moves = window.__TSR_ROUTER__?.state.status === "pending";
        const loads = now !== loaded || window.__asked > 0 || document.fonts.status !== "loaded";
        const busy = moves ? "moves" : document.querySelector(waiting) ? "waits" : loads ? "loads" : "";
        calmLooks = busy ? 0 : calmLooks + 1;
        loaded = now;
        if (calmLooks >= enough) calm();
        else if (++looks > 250) restless(new Error(`the page still ${busy} after ten seconds`));
        else requestAnimationFrame(() => setTimeout(look, 40));
    };
    look();
})"""
"""Holds once nothing has moved for two looks, each a frame and 40 ms after the other; for four in a page that does not
count its requests."""


def move(page: Page, address: str) -> None:
    """Go to another page of the product as its links do, without loading the product anew."""
    page.evaluate("href => window.__TSR_ROUTER__.navigate({ href })", address)


def settle(page: Page) -> None:
    """Wait until the page has drawn itself: nothing waits or loads for a while."""
    page.locator("main, form").first.wait_for()
    page.evaluate(CALM, WAITING)
