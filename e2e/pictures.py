"""Takes docs/pictures from the running demo: `python -m e2e.pictures http://localhost:8000 EMAIL PASSWORD`."""

import sys
from pathlib import Path

from playwright.sync_api import Browser

from e2e.backstage.chromium import chromium
from e2e.backstage.places import addresses, settle, speak

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
LOOKS = {
    "light": {"size": (1280, 800), "scheme": "light", "language": "en"},
    "dark": {"size": (1280, 800), "scheme": "dark", "language": "en"},
    "phone": {"size": (390, 844), "scheme": "light", "language": "en"},
    "zh-Hans": {"size": (1280, 800), "scheme": "light", "language": "zh-Hans"},
}


def take(browser: Browser, base: str, email: str, password: str) -> int:
    """Write one picture per page and look; return how many."""
    count = 0
    for look, how in LOOKS.items():
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
        page.screenshot(path=FOLDER / f"sign-in-{look}.png")
        page.locator("input[type=email]").fill(email)
        page.locator("input[type=password]").fill(password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/today")
        speak(context, how["language"])
        for name, address in addresses(context, "").items():
            page.goto(address)
            settle(page)
            page.wait_for_timeout(700)
            page.screenshot(path=FOLDER / f"{name}-{look}.png")
            count += 1
        speak(context, "en")
        context.close()
    return count


def main() -> int:
    """Take all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        sys.stdout.write(f"{take(browser, *sys.argv[1:4])} pictures\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
