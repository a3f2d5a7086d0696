"""Whether a board of 2,000 cards and a timeline of 5,000 tasks scroll smoothly: frames drawn in three seconds.

Counts requestAnimationFrame callbacks in headless Chromium while the page scrolls on every frame.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page

from e2e.backstage.chromium import chromium
from e2e.backstage.product import ROOT, running
from e2e.conftest import signed_in

SIZES = {"board": 2000, "timeline": 5000}
SECONDS = 3
STEP = 40
SCROLLER = {
    "board": "[...document.querySelectorAll('section div')].find(e => e.scrollHeight > e.clientHeight + 500)",
    "timeline": "[...document.querySelectorAll('main *')].find(e => e.scrollHeight > e.clientHeight + 5000)",
}
COUNT = """([find, seconds, step]) => new Promise((done) => {
  const element = eval(find);
  const began = performance.now();
  let frames = 0;
  let longest = 0;
  let last = began;
  const tick = (now) => {
    frames += 1;
    longest = Math.max(longest, now - last);
    last = now;
    element.scrollTop += step;
    if (now - began < seconds * 1000) requestAnimationFrame(tick);
    else done({ fps: Math.round(frames / seconds), longest_ms: Math.round(longest), scrolled: element.scrollTop });
  };
  requestAnimationFrame(tick);
})"""


def fill() -> None:
    """Write one campaign per screen into the data folder of this process."""
    from e2e.backstage.seed import seed

    seed()
    from drumbeat.campaigns.tests.factories import make_campaign
    from drumbeat.identity.models import Person
    from drumbeat.identity.queries import actor_for, system_actor_of, workspace_of
    from drumbeat.kernel.clock import today
    from drumbeat.work.actions.bulk import NewLink, NewRow, create_tasks_in_bulk

    owner = Person.objects.get(role="owner")
    actor = actor_for(owner, workspace_of(system_actor_of(owner.workspace_id)), via="session")
    day = today(actor.time_zone)
    for screen, size in SIZES.items():
        campaign = make_campaign(actor, f"Large {screen}")
        dates = [day + timedelta(days=index % 200) for index in range(size)]
        rows = [
            NewRow(str(index), f"Task {index}", values={"start": at, "due": at + timedelta(days=3)}, people=[owner.id])
            for index, at in enumerate(dates)
        ]
        links = [NewLink(str(index), str(index + 1)) for index in range(size - 1) if index % 10 != 9]
        create_tasks_in_bulk(actor, campaign, rows, links)


def measure(page: Page, screen: str) -> dict[str, float]:
    """Frames per second and the longest wait between two while the screen scrolls."""
    rows = page.context.request.get("/api/v1/campaigns").json()["campaigns"]
    campaign = next(row["id"] for row in rows if row["name"] == f"Large {screen}")
    page.goto(f"/campaigns/{campaign}/{screen}")
    page.wait_for_function(f"() => Boolean({SCROLLER[screen]})")
    page.wait_for_timeout(500)
    found: dict[str, float] = page.evaluate(COUNT, [SCROLLER[screen], SECONDS, STEP])
    if found["scrolled"] < STEP * SECONDS * 10:
        raise RuntimeError(f"{screen} did not scroll")
    return found


def main() -> None:
    """Fill a folder, serve it, scroll both screens; prints one JSON line."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        environment = {**os.environ, "DATA_DIR": str(data), "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-m", "bench.frames", "fill"], cwd=ROOT, env=environment, check=True)
        with running(data, DEMO="0") as base, chromium() as browser:
            page = signed_in(browser, base).new_page()
            found = {screen: measure(page, screen) for screen in SIZES}
    print(json.dumps({"bench": "frames", "sizes": SIZES, **found}))


if __name__ == "__main__":
    fill() if sys.argv[1:] == ["fill"] else main()
