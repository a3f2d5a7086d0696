"""Every page of the product a person can open, by the name its picture has."""

from playwright.sync_api import BrowserContext, Page

PLACES = {
    "today": "/today",
    "my-work": "/my-work",
    "campaigns": "/campaigns",
    "campaign-home": "/campaigns/{campaign}",
    "list": "/campaigns/{campaign}/list",
    "board": "/campaigns/{campaign}/board",
    "timeline": "/campaigns/{campaign}/timeline",
    "deliverables": "/campaigns/{campaign}/deliverables",
    "campaign-settings": "/campaigns/{campaign}/settings",
    "task": "/tasks/{task}",
    "import": "/import",
    "types": "/types",
    "templates": "/templates",
    "people": "/people",
    "workspace": "/settings/workspace",
    "calendar": "/settings/calendar",
    "you": "/settings/you",
    "tokens": "/settings/tokens",
    "sessions": "/settings/sessions",
    "history": "/audit",
}


def addresses(context: BrowserContext, campaign_name: str) -> dict[str, str]:
    """Return the address of every page, with the ids of a campaign and of its first open task."""
    rows = context.request.get("/api/v1/campaigns").json()["campaigns"]
    campaign = next(row["id"] for row in rows if row["name"] == campaign_name or not campaign_name)
    board = context.request.get(f"/api/v1/campaigns/{campaign}/board").json()
    task = next((each["id"] for each in board["tasks"] if not each["done"]), board["tasks"][0]["id"])
    return {name: place.format(campaign=campaign, task=task) for name, place in PLACES.items()}


def speak(context: BrowserContext, language: str) -> None:
    """Set the person's language, as the settings page does."""
    token = next(c["value"] for c in context.cookies() if c["name"] == "drumbeat_csrf")
    answer = context.request.patch("/api/v1/me", data={"language": language}, headers={"X-CSRFToken": token})
    if not answer.ok:
        raise RuntimeError(answer.text())


def settle(page: Page) -> None:
    """Wait until the page has drawn itself."""
    page.locator("main").first.wait_for()
    page.wait_for_timeout(500)
