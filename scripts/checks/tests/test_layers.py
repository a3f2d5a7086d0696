"""The contracts handed to import-linter, and that it acts on them."""

from pathlib import Path

import pytest

from scripts.checks import layers


def test_lines_of_absent_areas_are_left_out():
    contract = layers.order_contract([["config"], ["search", "files"], ["kernel"]], ["config", "files", "kernel"])
    assert contract["layers"] == ["drumbeat.config", "drumbeat.files", "drumbeat.kernel"]


def test_areas_of_one_line_are_independent():
    contract = layers.order_contract([["search", "files"]], ["search", "files"])
    assert contract["layers"] == ["drumbeat.search | drumbeat.files"]


def test_an_area_keeps_its_models_to_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("__init__", "models", "actions", "api"):
        (tmp_path / "work").mkdir(exist_ok=True)
        (tmp_path / "work" / f"{name}.py").touch()
    monkeypatch.setattr(layers, "SERVER", tmp_path)
    contract = layers.door_contract("work")
    assert contract is not None
    assert contract["protected_modules"] == ["drumbeat.work.api", "drumbeat.work.models"]
    assert contract["allowed_importers"] == ["drumbeat.work", "drumbeat.config"]


def test_the_kernel_is_open_to_all():
    assert layers.door_contract("kernel") is None


def test_a_package_nobody_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "utils").mkdir()
    (tmp_path / "utils" / "__init__.py").touch()
    monkeypatch.setattr(layers, "SERVER", tmp_path)
    assert layers.unlisted(["work"]) == ["drumbeat/utils is not in [tool.drumbeat].layers"]


def test_a_folder_python_would_not_see_as_a_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "models.py").touch()
    monkeypatch.setattr(layers, "SERVER", tmp_path)
    assert layers.unlisted([]) == ["drumbeat/work has no __init__.py"]


def test_an_upward_import_breaks_the_contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The configuration means to import-linter what it means to us: run it on a package that sins."""
    package = tmp_path / "sinner"
    for area in ("low", "high"):
        (package / area).mkdir(parents=True)
        (package / area / "__init__.py").touch()
    (package / "__init__.py").touch()
    (package / "low" / "actions.py").write_text("import sinner.high\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    contract = {"name": "order", "type": "layers", "layers": ["sinner.high", "sinner.low"]}
    ini = layers.as_ini([contract], with_type_hints=True).replace("drumbeat", "sinner")
    assert layers.lint(ini) == 1
    (package / "low" / "actions.py").write_text("")
    assert layers.lint(ini) == 0
