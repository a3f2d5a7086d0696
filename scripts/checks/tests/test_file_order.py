"""Which files of an area may import which."""

from pathlib import Path

from scripts.checks.file_order import problems_in

ROOT = Path("/repository")


def check(file: str, source: str) -> list[str]:
    return problems_in(ROOT / "drumbeat" / "work" / file, "work", source, ROOT)


def test_rules_may_not_know_models():
    assert check("rules.py", "from drumbeat.work.models import Task") == [
        "drumbeat/work/rules.py:1: rules may not import models, which stands beside or below it"
    ]


def test_relative_imports_are_seen():
    assert len(check("queries.py", "from .actions import create_task")) == 1
    assert len(check("queries.py", "from . import api")) == 1
    assert len(check("actions/tasks.py", "from .. import api")) == 1


def test_actions_may_know_models_rules_and_their_own_package():
    source = "from drumbeat.work import models, rules\nfrom drumbeat.work.actions import moves"
    assert check("actions/tasks.py", source) == []


def test_type_hints_may_look_down():
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from drumbeat.work.models import Task"
    assert check("offers.py", source) == []


def test_doors_do_not_know_each_other():
    assert len(check("api.py", "from drumbeat.work.jobs import recompute")) == 1


def test_other_areas_are_not_this_checks_business():
    assert check("rules.py", "from drumbeat.campaigns import api") == []
