"""`make test` and `make test-fast`: checks, the suite on both databases, web unit tests, browser journeys."""

import argparse
import sys
import time
from pathlib import Path

from scripts.run_checks import all_checks, module, python_checks
from scripts.steps import RESULTS, ROOT, Step, close, run_stages
from scripts.web import WEB, scripts_of


def pytest(
    name: str, *arguments: str, dist: str = "loadscope", before: tuple[str, ...] = (), profile: str = "fast"
) -> Step:
    """A pytest run on two workers with a JUnit report; `before` is a command that wraps it."""
    report = RESULTS / f"{name.replace(' ', '-')}.xml"
    command = [*before, *module("pytest", *arguments, "-n2", f"--dist={dist}", f"--junitxml={report}")]
    return Step(name, command, junit=report, env={"HYPOTHESIS_PROFILE": profile})


def web_unit() -> list[Step]:
    """Vitest, when the web half is there."""
    if not (WEB / "package.json").exists() or "test" not in scripts_of(WEB):
        return []
    report = RESULTS / "web-unit.xml"
    flags = ["--reporter=dot", "--reporter=junit", f"--outputFile.junit={report}"]
    return [Step("web unit", module("scripts.web", "run", "test", *flags), junit=report)]


def web_build() -> list[Step]:
    """The production build, and its size budget when the web half offers one."""
    if not (WEB / "package.json").exists():
        return []
    return [Step("web build", module("scripts.web", "build"))]


def web_budget() -> list[Step]:
    """Sizes of the built files against their budget."""
    if not (WEB / "package.json").exists() or "budget" not in scripts_of(WEB):
        return []
    return [Step("web budget", module("scripts.web", "run", "budget"))]


def browser() -> list[Step]:
    """Journeys through the running product and tests against a real server process."""
    if not any(Path(ROOT / "e2e").rglob("test_*.py")):
        return []
    return [pytest("journeys", "e2e", dist="worksteal")]


def everything() -> list[list[Step]]:
    """All that CI runs. The two-worker steps run alone so that their times mean something on two cores."""
    postgres = (*module("scripts.with_postgres"),)
    *first, slow = all_checks()
    return [
        *first,
        [*slow, *web_build(), *web_unit()],
        web_budget(),
        [pytest("server on SQLite", "drumbeat", "scripts", profile="thorough")],
        [pytest("server on PostgreSQL", "drumbeat", "--ignore=drumbeat/engines", before=postgres)],
        browser(),
    ]


def fast() -> list[list[Step]]:
    """What to run while working: lint, order of imports, unit tests on SQLite, web unit tests.

    All at once: the short steps fill what the two workers leave idle while they start and end.
    """
    layers = Step("layers", module("scripts.checks.layers"))
    server = pytest("server on SQLite", "drumbeat", "scripts", "-m", "not slow and not browser")
    return [[server, *web_unit(), *python_checks()[:2], layers]]


def main() -> int:
    """Runs the chosen stages; the last line sums up all runners."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true", help="leave out slow tests, PostgreSQL, types and browsers")
    started = time.monotonic()
    stages = fast() if parser.parse_args().fast else everything()
    return close(run_stages(stages), time.monotonic() - started)


if __name__ == "__main__":
    sys.exit(main())
