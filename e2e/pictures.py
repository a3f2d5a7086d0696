"""Takes docs/pictures from the running demo.

`python -m e2e.pictures http://localhost:8000 EMAIL PASSWORD [NAME …]`: all pictures, or those named, as
`scheduling-light`.
"""

import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from e2e.backstage.chromium import chromium
from e2e.backstage.places import addresses, settle, speak

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
LOOKS = {
    "light": {"size": (1280, 800), "scheme": "light", "language": "en"},
    "dark": {"size": (1280, 800), "scheme": "dark", "language": "en"},
    "phone": {"size": (390, 844), "scheme": "light", "language": "en"},
    "zh-Hans": {"size": (1280, 800), "scheme": "light", "language": "zh-Hans"},
}
SEARCH_SECONDS = 5
SEARCHING = ("queued", "running")
HOURS = (90, 240, 60, 150, 45, 120, 180, 30, 300, 210, 75)
"""Minutes on one day after the other, each for the next task."""


def take(browser: Browser, base: str, email: str, password: str, only: Collection[str] = ()) -> int:
    """Write one picture per page and look, or those named in `only`; return how many."""
    count = 0
    for look, how in LOOKS.items():
        if only and not any(name.endswith(f"-{look}") for name in only):
            continue
        width, height = how["size"]
        context = browser.new_context(
            base_url=base,
            viewport={"width": width, "height": height},
            color_scheme=how["scheme"],
            locale=how["language"],
        )
        page = context.new_page()
        page.goto("/sign-in")
        settle(page)
        if not only or f"sign-in-{look}" in only:
            page.screenshot(path=FOLDER / f"sign-in-{look}.png")
        page.locator("input[type=email]").fill(email)
        page.locator("input[type=password]").fill(password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/today")
        speak(context, how["language"])
        for name, address in (addresses(context, "") | _prepared(context)).items():
            if only and f"{name}-{look}" not in only:
                continue
            page.goto(address)
            settle(page)
            page.wait_for_timeout(700)
            page.screenshot(path=FOLDER / f"{name}-{look}.png")
            count += 1
        speak(context, "en")
        context.close()
    return count


def _prepared(context: BrowserContext) -> dict[str, str]:
    """Return the addresses of what a team makes before it is there to see, made where the demo has none of it."""
    campaign = addresses(context, "")["scheduling"].split("/")[2]
    _search(context, campaign)
    _keep_hours(context)
    scenario = context.request.get("/api/v1/scenarios").json()[0]["id"]
    this_week = context.request.get("/api/v1/time-sheet").json()["days"]
    away = context.request.get("/api/v1/absences", params={"from": this_week[0], "to": "2099-01-01"}).json()["absences"]
    return {"scenario": f"/scenarios/{scenario}", "time-off": f"/my-time?person={away[-1]['person_id']}"}


def _search(context: BrowserContext, campaign: str) -> None:
    """Look for plans of the campaign, unless somebody has, and wait for them."""
    if context.request.get("/api/v1/schedule-runs", params={"campaign_id": campaign}).json():
        return
    wish: dict[str, Any] = {"kind": "schedule", "campaign_id": campaign, "task_ids": [], "person_ids": []}
    wish |= {"seconds": SEARCH_SECONDS, "reassign": True}
    run = context.request.post("/api/v1/schedule-runs", data=wish, headers=_headers(context)).json()
    while run["state"] in SEARCHING:
        context.pages[0].wait_for_timeout(500)
        run = context.request.get(f"/api/v1/schedule-runs/{run['id']}").json()


def _keep_hours(context: BrowserContext) -> None:
    """Write hours into the week's sheet, unless there are some."""
    sheet = context.request.get("/api/v1/time-sheet").json()
    if not sheet["rows"] or any(any(row["minutes"]) for row in sheet["rows"]):
        return
    cells = [
        {
            "task_id": sheet["rows"][place % len(sheet["rows"])]["task_id"],
            "date": sheet["days"][place % 5],
            "minutes": minutes,
        }
        for place, minutes in enumerate(HOURS)
    ]
    context.request.put(
        "/api/v1/time-sheet", data={"week": sheet["days"][0], "cells": cells}, headers=_headers(context)
    )


def _headers(context: BrowserContext) -> dict[str, str]:
    return {"X-CSRFToken": next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "drumbeat_csrf")}


def main() -> int:
    """Take the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        sys.stdout.write(f"{take(browser, *sys.argv[1:4], only=sys.argv[4:])} pictures\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
