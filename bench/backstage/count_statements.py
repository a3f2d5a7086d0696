"""Counts the SQL statements of the api bench's requests through the real middleware; prints JSON."""

import json
import sys
import uuid

import django

django.setup()

from django.db import connection  # noqa: E402  (Django must be set up first)
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


def main() -> None:
    """Send each request once warm and once counted."""
    filled = json.loads(sys.argv[1])
    large = filled["campaigns"][0]
    client = Client(headers={"authorization": f"Bearer {filled['token']}"})

    def post(path: str, body: dict[str, object]) -> int:
        key = uuid.uuid4().hex
        return client.post(
            "/api/v1" + path, json.dumps(body), content_type="application/json", headers={"idempotency-key": key}
        ).status_code

    task, beside = large["tasks"][5], large["tasks"][50]
    page = f"/api/v1/tasks?campaign={large['id']}&done=0&sort=-due,name&limit=50"
    calls = {
        "page": lambda: client.get(page).status_code,
        "create": lambda: post("/tasks", {"campaign_id": large["id"], "name": "New", "people": [filled["person"]]}),
        "move": lambda: post(f"/tasks/{task}/move", {"stage_id": large["stages"][1], "before_id": beside}),
        "board": lambda: client.get(f"/api/v1/campaigns/{filled['campaigns'][1]['id']}/board").status_code,
    }
    counted = {}
    for name, call in calls.items():
        call()
        if name == "move":
            post(f"/tasks/{task}/move", {"stage_id": large["stages"][0]})
        with CaptureQueriesContext(connection) as queries:
            status = call()
        if status >= 400:
            raise SystemExit(f"{name}: {status}")
        counted[name] = len([q for q in queries if not q["sql"].startswith(("BEGIN", "COMMIT"))])
        for q in queries:
            print(name, q["sql"][:160], file=sys.stderr)
    print(json.dumps(counted))


if __name__ == "__main__":
    main()
