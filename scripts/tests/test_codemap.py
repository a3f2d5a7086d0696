"""The tables of docs/generated, made from small inputs."""

from pathlib import Path

import pytest

from scripts import codemap
from scripts.codemap import Operation, operations, table
from scripts.gen import stale

DOORS = """
def remove_task(request):
    actions.remove_tasks(request.auth, [])
"""
ACTIONS = """
def remove_tasks(actor):
    require(actor, policy.REMOVE_TASK, row)
    _note(actor)

def _note(actor):
    emit(events.TaskRemoved())
    remove_tasks(actor)

def look(actor):
    pass
"""


def test_operations_carry_area_verb_and_door():
    description = {
        "paths": {
            "/api/v1/tasks": {
                "get": {"operationId": "list_tasks", "tags": ["work"]},
                "post": {"operationId": "create_task", "tags": ["work"]},
            },
            "/api/v1/me": {"get": {"operationId": "get_me"}},
        }
    }
    assert operations(description) == [
        Operation("work", "list_tasks", "GET /api/v1/tasks", False),
        Operation("work", "create_task", "POST /api/v1/tasks", True),
        Operation("config", "get_me", "GET /api/v1/me", False),
    ]


@pytest.mark.parametrize("file", ["work/actions.py", "work/actions/tasks.py"])
def test_what_a_verb_uses_is_found_through_helpers(tmp_path: Path, file: str):
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(ACTIONS)
    (tmp_path / "work" / "api.py").write_text(DOORS)
    found = codemap.reached("work", tmp_path)
    assert {"TaskRemoved", "REMOVE_TASK"} <= found["remove_task"]
    assert not found["look"] & {"TaskRemoved", "REMOVE_TASK"}


def test_the_hook_of_a_verb(monkeypatch: pytest.MonkeyPatch):
    sources = {
        "a.ts": "useCreateTask()",
        "b.ts": "export function useCreateTask() {}",
        "c.ts": "export const useLook =",
    }
    monkeypatch.setattr(codemap, "web_sources", lambda: sources)
    assert codemap.hook_file("create_task") == "b.ts"
    assert codemap.hook_file("look") == "c.ts"
    assert codemap.hook_file("create") == codemap.NOTHING


def test_a_test_of_its_own_comes_before_one_that_mentions(monkeypatch: pytest.MonkeyPatch):
    sources = {
        "drumbeat/home/tests/test_create_task.py": "create_task",
        "drumbeat/work/tests/test_a.py": "create_task move_task",
        "drumbeat/work/tests/test_create_task.py": "",
    }
    monkeypatch.setattr(codemap, "test_sources", lambda: sources)
    assert codemap.test_file("work", "create_task") == "drumbeat/work/tests/test_create_task.py"
    assert codemap.test_file("work", "move_task") == "drumbeat/work/tests/test_a.py"
    assert codemap.test_file("work", "move") == codemap.NOTHING


def test_bars_in_cells_are_escaped():
    assert table(["a"], [["x|y"]]) == "| a |\n| --- |\n| x\\|y |\n"


def test_drift_is_what_differs_or_is_missing(tmp_path: Path):
    same, other, gone = Path("same"), Path("other"), Path("gone")
    (tmp_path / same).write_text("1")
    (tmp_path / other).write_text("2")
    assert stale({same: "1", other: "1", gone: "1"}, tmp_path) == [other, gone]
