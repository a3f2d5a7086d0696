"""The sweep's embargoes, scenarios and runs."""

from collections.abc import Callable
from typing import Any

from drumbeat.forecasts.tests.factories import make_warning


def build_planning(post: Callable[..., Any], ids: dict[str, Any], word: str) -> None:
    """Make them over the world's campaign."""
    of = {"campaign_id": ids["campaign"]}
    days = {"first": "2026-05-01", "last": "2026-05-05"}
    for place in ("embargo", "embargo2"):
        ids[place] = post("/embargoes", name=f"{word} {place}", **days, **of)["id"]
    for place in ("scenario", "scenario2"):
        ids[place] = post("/scenarios", name=f"{word} {place}", campaign_ids=[ids["campaign"]])["id"]
    dropped = {"kind": "drop_task", "task_id": ids["task3"]}
    for place in ("scenario_change", "scenario_change2"):
        ids[place] = post(f"/scenarios/{ids['scenario']}/changes", **dropped)["items"][-1]["id"]
    ids["schedule_run"] = post("/schedule-runs", kind="level", **of)["id"]
    post(f"/schedule-runs/{ids['schedule_run']}/cancel")
    ids["warning"] = str(make_warning(ids["campaign"], word).id)
