"""The reference of the board bench: uvicorn and a2wsgi as the product has them, one hand-written view, no framework."""

import hashlib
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any

import orjson
import uvicorn
from a2wsgi import WSGIMiddleware

TASKS = """
SELECT t.id, t.parent_id, t.deliverable_id, t.name, t.kind, t.rank, t.priority, t.start, t.due, t.progress,
  t.scheduling, t."constraint", t.constraint_date, t.deadline, t.purpose, t.fields, t.is_launch, t.comments, t.files,
  t.estimate_minutes, t.duration_minutes, t.completed_at, t.checklist, t.stage_id,
  p.start, p.finish, p.total_float, p.critical
FROM work_task t LEFT JOIN work_taskprojection p ON p.task_id = t.id
WHERE t.campaign_id = ? AND t.deleted_at IS NULL AND t.workspace_id = ? ORDER BY t.rank, t.id
"""
NAMES = (
    "id", "parent_id", "deliverable_id", "name", "kind", "rank", "priority", "start", "due", "progress", "scheduling",
    "constraint", "constraint_date", "deadline", "purpose", "fields", "is_launch", "comments", "files", "estimate",
    "duration", "done", "checklist", "stage",
)  # fmt: skip
_local = threading.local()


def dashed(h: str | None) -> str | None:
    """An id as the wire has it."""
    return None if h is None else f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def board(connection: sqlite3.Connection, token: str, campaign: str) -> dict[str, Any] | None:
    """The board of one campaign for the bearer of a token."""
    key = hashlib.sha256(token.encode()).hexdigest()
    known = connection.execute("SELECT workspace_id FROM identity_apitoken WHERE key_hash = ?", [key]).fetchone()
    if known is None:
        return None
    rows = connection.execute(TASKS, [campaign, known[0]]).fetchall()
    stages = connection.execute(
        'SELECT s.id, s.name, s.category, s."limit", s.checks FROM workflow_stage s JOIN campaigns_campaign c '
        "ON c.workflow_id = s.workflow_id WHERE c.id = ? ORDER BY s.rank",
        [campaign],
    ).fetchall()
    people, who = joined(connection, "work_taskassignee", "person_id", campaign)
    names = dict(connection.execute("SELECT id, name FROM identity_person WHERE workspace_id = ?", [known[0]]))
    tags, marks = joined(connection, "work_tasktag", "tag_id", campaign)
    words = dict(connection.execute("SELECT id, name FROM work_tag WHERE workspace_id = ?", [known[0]]))
    place = {stage[0]: index for index, stage in enumerate(stages)}
    return {
        "seq": 0,
        "stages": [dict(zip(("id", "name", "category", "limit", "checks"), stage, strict=True)) for stage in stages],
        "people": [{"id": dashed(pk), "name": names[pk]} for pk in people],
        "tags": [words[pk] for pk in tags],
        "cans": [["update_task"]],
        "tasks": [task(row, place, who, marks) for row in rows],
    }


def joined(
    connection: sqlite3.Connection, table: str, column: str, campaign: str
) -> tuple[list[str], dict[str, list[int]]]:
    """What a link table joins to the campaign's tasks: the values once, and per task their places."""
    index: dict[str, int] = {}
    found: dict[str, list[int]] = {}
    rows = connection.execute(
        f"SELECT l.task_id, l.{column} FROM {table} l JOIN work_task t ON t.id = l.task_id "
        "WHERE t.campaign_id = ? ORDER BY l.id",
        [campaign],
    )
    for task_id, value in rows:
        found.setdefault(task_id, []).append(index.setdefault(value, len(index)))
    return list(index), found


def task(
    row: tuple[Any, ...], place: dict[str, int], who: dict[str, list[int]], marks: dict[str, list[int]]
) -> dict[str, Any]:
    """One row as the wire has it."""
    body = dict(zip(NAMES, row[:24], strict=True))
    body["id"], body["parent_id"] = dashed(row[0]), dashed(row[1])
    body["fields"], checklist = orjson.loads(row[15]), orjson.loads(row[22])
    body["checklist"] = [sum(1 for item in checklist if item.get("done")), len(checklist)]
    body["stage"] = place[row[23]]
    body["people"], body["tags"] = who.get(row[0], []), marks.get(row[0], [])
    body["projected"] = [row[24], row[25]] if row[24] else None
    body["float"] = None if row[26] is None or row[21] else row[26] // 480
    body["critical"] = bool(row[27]) and not row[21]
    body["can"] = 0
    return body


def application(path: str, campaign: str) -> Callable[..., Iterable[bytes]]:
    """The WSGI application over one database file."""

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if not hasattr(_local, "connection"):
            _local.connection = sqlite3.connect(path)
        token = environ.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer ")
        body = board(_local.connection, token, campaign)
        start("200 OK" if body else "401 Unauthorized", [("Content-Type", "application/json")])
        return [orjson.dumps(body)]

    return answer


if __name__ == "__main__":
    database, wanted, port = sys.argv[1:]
    app: Any = WSGIMiddleware(application(database, wanted.replace("-", "")), workers=40)
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning", lifespan="off", access_log=False)
