"""Finds and starts the browser of the journeys. `python -m e2e.backstage.chromium` fetches Playwright's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.web import node_home

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "There is no Chromium for the journeys. Install it (Debian: apt install chromium fonts-noto-cjk), "
    "let Playwright fetch its own (.venv/bin/python -m e2e.backstage.chromium), or name one in CHROMIUM."
)
NODE = "PLAYWRIGHT_NODEJS_PATH"


class NoChromium(Exception):
    """No browser was found; the message says how to get one."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser CHROMIUM names, else the system's, else Playwright's own; raise NoChromium without any."""
    os.environ.setdefault(NODE, own_node())
    with sync_playwright() as playwright:
        found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
        path = found or playwright.chromium.executable_path
        if not Path(path).exists():
            raise NoChromium(MISSING)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def own_node() -> str:
    """The Node that builds the web; the one inside Playwright's wheel needs libatomic, which a bare Debian lacks."""
    return str(node_home() / "bin" / "node")


def fetch() -> int:
    """Let Playwright download its own Chromium; returns its exit code and says what to do when it cannot."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    code = subprocess.run(command, env={NODE: own_node(), **os.environ}, check=False).returncode
    if code:
        sys.stderr.write(f"{MISSING}\n")
    return code


if __name__ == "__main__":
    sys.exit(fetch())
