"""A generated area: complete, importable, obeying the order; run in a copy of the server."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.area import names, plural, tidy, write_area
from scripts.checks.common import LANGUAGES, ROOT, SERVER
from scripts.checks.file_order import problems_in as order_problems
from scripts.checks.forbidden_imports import problems_in as import_problems

WALK = """
import django
from django.apps import apps
django.setup()
import drumbeat.budget.api, drumbeat.budget.tests.factories
from drumbeat.kernel.events import registry
from drumbeat.kernel.policy import registry as permissions
from django.core.management import call_command
call_command("makemigrations", "budget", verbosity=0)
call_command("migrate", verbosity=0, run_syncdb=True)
assert apps.get_model("budget.CostLine").objects.count() == 0
print(registry["cost_line.created"].__name__, "budget.create_cost_line" in permissions)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(SERVER, tmp_path / "drumbeat", ignore=shutil.ignore_patterns("__pycache__", "static_web"))
    return tmp_path


def test_it_writes_both_sides_and_all_languages(tmp_path: Path):
    written = {path.relative_to(tmp_path).as_posix() for path in write_area(tmp_path, "budget", "cost_line")}
    assert {f"drumbeat/budget/texts/{language}.json" for language in LANGUAGES} <= written
    assert "web/src/features/budget/pages/cost_lines-page.tsx" in written
    assert not [name for name in written if "__area" in name or "__noun" in name]
    assert not [path for path in tmp_path.rglob("*.*") if path.is_file() and "__noun" in path.read_text().lower()]


def test_it_obeys_the_checks(tmp_path: Path):
    for path in write_area(tmp_path, "budget", "cost_line"):
        if path.suffix == ".py" and "tests" not in path.parts:
            source = path.read_text()
            name = path.relative_to(tmp_path).as_posix()
            assert ast.parse(source) is not None
            assert order_problems(path, "budget", source, tmp_path) == []
            assert import_problems(name, source, "drumbeat.budget") == []


@pytest.mark.parametrize("noun", ["line", "very_long_noun_that_wraps_lines"])
def test_it_lints_and_is_formatted(tmp_path: Path, noun: str):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "drumbeat").mkdir()
    tidy(tmp_path, write_area(tmp_path, "budget", noun))
    for command in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--no-cache", "."]
        done = subprocess.run(ruff, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_it_runs(copy: Path):
    write_area(copy, "budget", "cost_line")
    settings = copy / "drumbeat" / "config" / "settings.py"
    text = settings.read_text()
    settings.write_text(text.replace("AREAS = [", 'AREAS = [\n    "budget",', 1))
    assert settings.read_text() != text
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "drumbeat.config.settings", "DATA_DIR": str(copy / "data")}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", WALK], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout == "CostLineCreated True\n", done.stderr


def test_it_touches_nothing_that_is_there(tmp_path: Path):
    write_area(tmp_path, "budget", "line")
    with pytest.raises(FileExistsError):
        write_area(tmp_path, "budget", "line")


@pytest.mark.parametrize(("area", "noun"), [("Budget", "line"), ("budget", "class"), ("a b", "line"), ("line", "line")])
def test_words_that_cannot_be_names(area: str, noun: str):
    with pytest.raises(ValueError, match=r"word|differ"):
        names(area, noun)


@pytest.mark.parametrize(
    ("one", "many"), [("line", "lines"), ("category", "categories"), ("day", "days"), ("box", "boxes")]
)
def test_plurals(one: str, many: str):
    assert plural(one) == many
