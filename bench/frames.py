"""Do the large screens stay smooth: a list of 5,000, a timeline of 5,000 both ways, a drag over a board of 2,000.

Intervals between animation frames while the screen moves on every frame, in headless Chromium with software rendering:
no graphics card helps, so a person's browser does better. `idle` is an empty page, the best this machine can show.
"""

import json
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Page

from bench.backstage.calibrate import calibrate
from bench.backstage.product import Product, running
from e2e.backstage.chromium import chromium

ROWS, CARDS = 5000, 2000
SECONDS = 4.0
STEP = 40
MEDIAN_MS, P95_MS = 17.5, 34.0
EMAIL, PASSWORD = "owner@example.com", "bench bench bench"

COLLECT = """() => {
  const intervals = (window.intervals = []);
  let last = performance.now();
  const tick = (now) => {
    intervals.push(now - last);
    last = now;
    if (window.moveOn) window.moveOn();
    window.frame = requestAnimationFrame(tick);
  };
  window.frame = requestAnimationFrame(tick);
}"""
STOP = "() => { cancelAnimationFrame(window.frame); window.moveOn = null; return window.intervals.slice(1); }"
SCROLL = """([axis, step]) => {
  const [size, seen, at] = axis === "y"
    ? ["scrollHeight", "clientHeight", "scrollTop"]
    : ["scrollWidth", "clientWidth", "scrollLeft"];
  const room = (element) => element[size] - element[seen];
  const boxes = [...document.querySelectorAll("main *")].filter((element) => element.clientHeight > 200);
  const box = boxes.reduce((best, element) => (room(element) > room(best) ? element : best));
  box[at] = 0;
  let way = step;
  let moved = 0;
  window.moveOn = () => {
    const before = box[at];
    box[at] += way;
    moved += Math.abs(box[at] - before);
    if (box[at] === before) way = -way;
    window.moved = moved;
  };
}"""


@contextmanager
def browser_of(product: Product) -> Iterator[tuple[BrowserContext, str]]:
    """A signed-in context on the product, and the browser's version."""
    with chromium() as browser:
        base = f"http://localhost:{product.port}"
        context = browser.new_context(base_url=base, viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_label("E-mail").fill(EMAIL)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/today")
        page.close()
        yield context, browser.version


def judged(intervals: list[float]) -> dict[str, float]:
    """Frames per second, and median, 95th percentile and longest interval in milliseconds."""
    ordered = sorted(intervals)
    return {
        "fps": round(1000 * len(ordered) / sum(ordered), 1),
        "median_ms": round(statistics.median(ordered), 1),
        "p95_ms": round(ordered[int(len(ordered) * 0.95)], 1),
        "longest_ms": round(ordered[-1], 1),
        "frames": len(ordered),
    }


def idle(page: Page) -> dict[str, float]:
    """An empty page, for comparison."""
    page.goto("about:blank")
    page.evaluate(COLLECT)
    page.wait_for_timeout(SECONDS * 500)
    return judged(page.evaluate(STOP))


def scrolled(page: Page, place: str, axis: str, ready: str) -> dict[str, float]:
    """Scroll the largest box of a screen along an axis, a step on every frame."""
    page.goto(place)
    page.locator(ready).first.wait_for()
    page.wait_for_timeout(1000)
    page.evaluate(SCROLL, [axis, STEP])
    page.evaluate(COLLECT)
    page.wait_for_timeout(SECONDS * 1000)
    intervals = page.evaluate(STOP)
    moved = float(page.evaluate("window.moved"))
    if moved < STEP * len(intervals) / 2:
        raise RuntimeError(f"{place} scrolled {moved} px in {len(intervals)} frames")
    return judged(intervals)


def dragged(page: Page, place: str) -> dict[str, float]:
    """Carry a card over the columns of a board and let it fall where it came from."""
    page.goto(place)
    card = page.get_by_role("article").first
    card.wait_for()
    page.wait_for_timeout(1000)
    box = card.bounding_box()
    if box is None:
        raise RuntimeError("no card in sight")
    x, y = box["x"] + 80, box["y"] + 60
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 12, y + 12, steps=3)
    page.locator("[data-dragged]").first.wait_for()
    page.evaluate(COLLECT)
    began = time.monotonic()
    moves = 0
    while time.monotonic() - began < SECONDS:
        page.mouse.move(x + (moves * 17) % 700, y + (moves * 11) % 500)
        moves += 1
    intervals = page.evaluate(STOP)
    page.mouse.move(x, y)
    page.mouse.up()
    if moves < 50:
        raise RuntimeError(f"the pointer moved only {moves} times")
    return {**judged(intervals), "moves": moves}


def measure(product: Product) -> tuple[dict[str, dict[str, float]], str]:
    """Every screen after the other, in one page each."""
    large, cards = (f"/campaigns/{each['id']}" for each in product.filled["campaigns"])
    with browser_of(product) as (context, version):
        found = {
            "idle": idle(context.new_page()),
            "list": scrolled(context.new_page(), f"{large}/list", "y", "[role=treegrid]"),
            "timeline_rows": scrolled(context.new_page(), f"{large}/timeline", "y", "canvas"),
            "timeline_days": scrolled(context.new_page(), f"{large}/timeline", "x", "canvas"),
            "board_drag": dragged(context.new_page(), f"{cards}/board"),
        }
    return found, version


def main() -> int:
    """Run and print; the exit code says whether the targets are met."""
    noise = [calibrate()]
    with running(ROWS, CARDS) as product:
        found, version = measure(product)
    noise.append(calibrate())
    screens = {name: each for name, each in found.items() if name != "idle"}
    worst = max(each["p95_ms"] for each in screens.values())
    line: dict[str, Any] = {
        "name": "frames",
        "value": worst,
        "target": P95_MS,
        "ok": worst <= P95_MS and all(each["median_ms"] <= MEDIAN_MS for each in screens.values()),
        "median_target_ms": MEDIAN_MS,
        "rendering": f"headless Chromium {version}, software rendering (--disable-gpu)",
        "sizes": {"list": ROWS, "timeline": ROWS, "board": CARDS},
        **found,
        "calibration_s": [round(seconds, 3) for seconds in noise],
    }
    print(json.dumps(line))
    return 0 if line["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
