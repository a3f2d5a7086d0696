"""Sizes and their exceptions."""

import pytest

from scripts.checks.budgets import Size, folder_sizes, function_sizes, is_written_by_hand, judge, read_exceptions

LONG = Size("file", "drumbeat/work/api.py", 420, 400)
KEY = ("file", "drumbeat/work/api.py")


def test_over_budget_is_named():
    assert judge([LONG], {}) == ["drumbeat/work/api.py: file of 420, allowed 400"]


def test_an_exception_covers_its_size_and_no_more():
    assert judge([LONG], {KEY: 420}) == []
    assert judge([LONG], {KEY: 419}) == ["drumbeat/work/api.py: file of 420, allowed 419"]


def test_an_exception_nobody_needs_must_go():
    small = Size("file", "drumbeat/work/api.py", 399, 400)
    assert judge([small], {KEY: 420}) == ["drumbeat/work/api.py: this file needs its exception no longer"]


def test_an_exception_needs_a_reason():
    with pytest.raises(ValueError, match="needs a reason"):
        read_exceptions('[[exception]]\nwhat = "file"\nname = "a.py"\nsize = 401\nreason = " "')


def test_docstrings_do_not_count():
    source = 'def f() -> int:\n    """One.\n\n    Two.\n    """\n    return 1\n'
    assert [size.size for size in function_sizes("a.py", source)] == [2]


def test_folders_count_modules_but_not_markers_and_tests_beside():
    names = [
        *(f"web/src/ui/part{n}.tsx" for n in range(3)),
        "web/src/ui/part1.test.tsx",
        "web/src/ui/part1.module.css",
        "drumbeat/work/__init__.py",
    ]
    assert [(size.name, size.size) for size in folder_sizes(names)] == [("web/src/ui", 3)]


def test_migrations_and_generated_files_are_free():
    assert not is_written_by_hand("drumbeat/work/migrations/0001_initial.py")
    assert not is_written_by_hand("web/src/api/schema.d.ts")
    assert is_written_by_hand("drumbeat/work/api.py")
