"""Runs shell commands as named steps: several at a time, output to log files, a table of times at the end."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / ".cache" / "results"  # not test-results: the browser tests empty that when they start
LINES_SHOWN = 120
LINES_OF_A_FAULT = 8


@dataclass(frozen=True)
class Step:
    """A command to run. `junit` names the report it writes; without one the step counts as a single test."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    junit: Path | None = None
    cwd: Path = ROOT


@dataclass(frozen=True)
class Tally:
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


@dataclass(frozen=True)
class Result:
    """What became of a step; `seconds` is wall-clock time."""

    step: Step
    tally: Tally
    seconds: float
    log: Path


def read_junit(report: Path) -> Tally:
    """Sums the test suites of a JUnit report (pytest and Vitest write the same attributes)."""
    total = Tally()
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        tests = int(suite.get("tests", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        total += Tally(max(tests - failed - skipped, 0), failed, skipped)
    return total


def read_faults(report: Path) -> list[str]:
    """The failed tests of a JUnit report, each by its name and the first lines of what it says."""
    faults = []
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        for fault in (*case.findall("failure"), *case.findall("error")):
            said = (fault.get("message") or fault.text or "").splitlines()[:LINES_OF_A_FAULT]
            faults.append("\n  ".join([f"{case.get('classname', '')}.{case.get('name', '')}", *said]))
    return faults


def tally_of(step: Step, exit_code: int) -> Tally:
    """Counts a finished step. A step that ended badly, or ran no test where it should have, has failed."""
    if step.junit is None:
        return Tally(passed=1) if exit_code == 0 else Tally(failed=1)
    if not step.junit.exists():
        return Tally(failed=1)
    tally = read_junit(step.junit)
    if tally.failed == 0 and (exit_code != 0 or tally.passed == 0):
        return tally + Tally(failed=1)
    return tally


def run_step(step: Step) -> Result:
    """Runs one step to its end and prints one line about it; the log follows when it failed."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    log = RESULTS / f"{step.name.replace(' ', '-')}.log"
    if step.junit is not None:
        step.junit.unlink(missing_ok=True)
    started = time.monotonic()
    with log.open("wb") as output:
        exit_code = _exit_code(step, output.fileno())
    result = Result(step, tally_of(step, exit_code), time.monotonic() - started, log)
    report(result)
    return result


def own_data() -> dict[str, str]:
    """Checks and tests set the product up but must not touch the data of whoever runs them.

    They start Python many times over, so byte code is stored even where the environment says not to.
    """
    return {"DATA_DIR": str(RESULTS / "data"), "PYTHONDONTWRITEBYTECODE": ""}


def _exit_code(step: Step, output: int) -> int:
    environment = {**os.environ, **own_data(), **step.env}
    try:
        done = subprocess.run(
            step.command,
            cwd=step.cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode
    except OSError as error:
        os.write(output, f"{step.command[0]}: {error}\n".encode())
        return 127


def report(result: Result) -> None:
    """Prints the outcome of one step in a single write, so that parallel steps do not mix."""
    mark = "ok  " if result.tally.failed == 0 else "FAIL"
    text = f"{mark} {result.step.name:<28} {result.seconds:6.1f} s  {result.tally}\n"
    if result.tally.failed:
        text += "\n".join(f"     {line}" for line in _explained(result)) + "\n"
    sys.stdout.write(text)
    sys.stdout.flush()


def _explained(result: Result) -> list[str]:
    """Why a step failed: its failed tests first, since the end of a log may be one long snapshot of a page."""
    lines = result.log.read_text(errors="replace").splitlines()
    shown = lines[-LINES_SHOWN:]
    cut = [f"… {len(lines) - len(shown)} lines above, all in {result.log.relative_to(ROOT)}"]
    return [*_faults(result), *(cut if len(shown) < len(lines) else []), *shown]


def _faults(result: Result) -> list[str]:
    written = result.step.junit
    if written is None or not written.exists():
        return []
    return [line for fault in read_faults(written) for line in fault.splitlines()]


def run_stages(stages: Sequence[Sequence[Step]], at_once: int = 2) -> list[Result]:
    """Runs stages one after the other and the steps of a stage `at_once` at a time; goes on after failures."""
    results: list[Result] = []
    for stage in stages:
        with ThreadPoolExecutor(at_once) as pool:
            results += pool.map(run_step, stage)
    return results


def close(results: Sequence[Result], seconds: float) -> int:
    """Prints the sum of all results as the last line; returns the exit code for them."""
    total = sum((result.tally for result in results), Tally())
    slowest = sorted(results, key=lambda result: -result.seconds)[:5]
    times = ", ".join(f"{result.step.name} {result.seconds:.0f} s" for result in slowest)
    print(f"\n{seconds:.0f} s in all; longest: {times}")
    for result in results:
        if result.tally.failed:
            print(f"failed: {result.step.name}")
            for line in _faults(result):
                print(f"  {line}")
    print(total)
    return 1 if total.failed or not total.passed else 0
