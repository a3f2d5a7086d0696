"""Counting what the runners did."""

import sys
from pathlib import Path

import pytest

from scripts import steps
from scripts.steps import Result, Step, Tally, close, run_step, tally_of

REPORT = '<testsuites><testsuite tests="5" failures="1" errors="1" skipped="1"/><testsuite tests="2"/></testsuites>'


@pytest.fixture(autouse=True)
def own_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(steps, "RESULTS", tmp_path)
    monkeypatch.setattr(steps, "ROOT", tmp_path)


def step_with(tmp_path: Path, report: str | None) -> Step:
    path = tmp_path / "report.xml"
    if report is not None:
        path.write_text(report)
    return Step("tests", ["true"], junit=path)


def test_reports_are_summed(tmp_path: Path):
    assert tally_of(step_with(tmp_path, REPORT), 1) == Tally(4, 2, 1)


@pytest.mark.parametrize("report", [None, '<testsuite tests="0"/>', '<testsuite tests="2" skipped="2"/>'])
def test_a_runner_that_ran_nothing_has_failed(tmp_path: Path, report: str | None):
    assert tally_of(step_with(tmp_path, report), 0).failed == 1


def test_a_runner_that_broke_after_its_tests_has_failed(tmp_path: Path):
    assert tally_of(step_with(tmp_path, '<testsuite tests="3"/>'), 3) == Tally(3, 1)


def test_the_log_of_a_failed_step_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    command = [sys.executable, "-c", "import sys; print('the reason'); sys.exit(3)"]
    result = run_step(Step("some check", command, cwd=tmp_path))
    assert result.tally == Tally(failed=1)
    assert "the reason" in capsys.readouterr().out
    assert (tmp_path / "some-check.log").read_text() == "the reason\n"


def test_failed_tests_are_named_before_the_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    report = tmp_path / "report.xml"
    case = '<testcase classname="e2e.test_list" name="test_sorted"><failure message="expected 3&#10;got 2"/></testcase>'
    text = f'<testsuite tests="2" failures="1">{case}<testcase classname="e2e" name="test_good"/></testsuite>'
    writes = f"print('a long snapshot'); open({str(report)!r}, 'w').write({text!r}); raise SystemExit(1)"
    result = run_step(Step("journeys", [sys.executable, "-c", writes], junit=report, cwd=tmp_path))
    shown = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert shown[1:] == ["e2e.test_list.test_sorted", "expected 3", "got 2", "a long snapshot"]
    assert close([result], 1.0) == 1
    assert "e2e.test_list.test_sorted" in capsys.readouterr().out


def test_a_program_that_is_not_there_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run_step(Step("gone", ["no-such-program"], cwd=tmp_path)).tally.failed == 1
    assert "no-such-program" in capsys.readouterr().out


def test_the_last_line_is_the_sum(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    good = Result(step_with(tmp_path, None), Tally(3, 0, 2), 1.0, tmp_path)
    assert close([good, good], 2.0) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "6 passed, 0 failed, 4 skipped"
    bad = Result(step_with(tmp_path, None), Tally(0, 1), 1.0, tmp_path)
    assert close([good, bad], 2.0) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed, 2 skipped"
    assert close([], 0.0) == 1
