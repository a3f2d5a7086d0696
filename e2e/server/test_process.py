"""The process killed, stopped and left by its clients."""

import json
import signal
import threading
import time
from contextlib import suppress

import httpx

from e2e.server.running import Server, once

WRITERS = 6
SECONDS = 2.0


class Stream(threading.Thread):
    """One live stream read until it ends; `began` is set by its first event, `ended` says when it was over."""

    def __init__(self, client: httpx.Client) -> None:
        super().__init__(daemon=True)
        self._client = client
        self.began = threading.Event()
        self.ended = 0.0
        self.lines: list[str] = []

    def run(self) -> None:
        with suppress(httpx.RemoteProtocolError), self._client.stream("GET", "/api/v1/live", timeout=30) as answer:
            for line in answer.iter_lines():
                self.lines.append(line)
                self.began.set()
        self.ended = time.monotonic()

    def __enter__(self) -> "Stream":
        self.start()
        assert self.began.wait(5)
        return self

    def __exit__(self, *_error: object) -> None:
        self.join(5)


def test_what_was_acknowledged_outlives_a_kill(mortal_server: Server):
    acknowledged: dict[str, str] = {}
    killed = threading.Event()
    threads = [
        threading.Thread(target=_write, args=(each, mortal_server, acknowledged, killed)) for each in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    time.sleep(SECONDS)
    mortal_server.kill()
    killed.set()
    for thread in threads:
        thread.join()
    mortal_server.restart()
    assert len(acknowledged) > 2 * WRITERS
    assert mortal_server.task("After the kill")["name"] == "After the kill"
    _check_history(mortal_server, acknowledged)


def _write(writer: int, server: Server, acknowledged: dict[str, str], killed: threading.Event) -> None:
    client = server.client()
    for index in range(10_000):
        name = f"Task {writer}-{index}"
        try:
            answer = client.post("/api/v1/tasks", json=server.new_task(name), headers=once())
        except httpx.HTTPError:
            return
        if answer.status_code == 201:
            acknowledged[answer.json()["id"]] = name
        if killed.is_set():
            return


def _check_history(server: Server, acknowledged: dict[str, str]) -> None:
    tasks = {pk: name for pk, name in server.rows("SELECT id, name FROM work_task")}
    events = {pk for (pk,) in server.rows("SELECT subject_id FROM kernel_storedevent WHERE kind = 'task.created'")}
    for pk, name in acknowledged.items():
        stored = pk.replace("-", "")
        assert tasks[stored] == name
        assert stored in events
    assert set(tasks) == events, "a task without its event, or an event without its task"
    seqs = [seq for (seq,) in server.rows("SELECT seq FROM kernel_storedevent ORDER BY seq")]
    assert seqs == list(range(1, len(seqs) + 1))


def test_a_revoked_session_ends_its_stream_and_no_other(mortal_server: Server):
    revoked, kept = mortal_server.browser(), mortal_server.browser()
    with Stream(revoked) as ending:
        staying = Stream(kept)
        staying.start()
        assert staying.began.wait(5)
        sessions = revoked.get("/api/v1/sessions").json()
        own = next(row["id"] for row in sessions if row["current"])
        at = time.monotonic()
        assert kept.delete(f"/api/v1/sessions/{own}").status_code == 204
        ending.join(SECONDS)
        assert not ending.is_alive()
        assert ending.ended - at < SECONDS
        assert revoked.get("/api/v1/me").status_code == 401
        task = mortal_server.task("Still heard")["id"]
        assert _heard(staying, task)


def _heard(stream: Stream, task: str) -> bool:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        refs = [json.loads(line[6:]).get("refs", []) for line in list(stream.lines) if line.startswith("data: ")]
        if any(f"task:{task}" in each for each in refs):
            return True
        time.sleep(0.02)
    return False


def test_a_stopped_server_ends_its_streams_and_itself(mortal_server: Server):
    with Stream(mortal_server.client()) as first, Stream(mortal_server.client()) as second:
        at = time.monotonic()
        mortal_server.process.send_signal(signal.SIGTERM)
        code = mortal_server.process.wait(10)
        took = time.monotonic() - at
    assert took < SECONDS
    for stream in (first, second):
        assert 0 < stream.ended - at < SECONDS
        assert "event: bye" in stream.lines
    assert code in (0, -signal.SIGTERM)
