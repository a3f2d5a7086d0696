"""`make check` and `make fix`: everything that judges the code without running it."""

import argparse
import sys
import time

from scripts.steps import ROOT, Step, close, run_stages
from scripts.web import WEB, scripts_of

PYTHON = sys.executable


def module(name: str, *arguments: str) -> list[str]:
    """The command that runs a Python module with this interpreter."""
    return [PYTHON, "-m", name, *arguments]


def own_checks() -> list[Step]:
    """One step for each module of scripts/checks."""
    names = sorted(path.stem for path in (ROOT / "scripts" / "checks").glob("[a-z]*.py"))
    return [Step(name.replace("_", " "), module(f"scripts.checks.{name}")) for name in names if name not in HELPERS]


HELPERS = {"common"}


def python_checks() -> list[Step]:
    """Format, lint and types of the server half."""
    return [
        Step("ruff format", module("ruff", "format", "--check", "--quiet", ".")),
        Step("ruff", module("ruff", "check", "--quiet", "--output-format=concise", ".")),
        Step("mypy", module("mypy", "--no-error-summary")),
    ]


def web_checks() -> list[Step]:
    """What web/package.json offers of: types and lint, translations."""
    if not (WEB / "package.json").exists():
        return []
    offered = scripts_of(WEB)
    wanted = [("web check", "check"), ("web translations", "i18n:check")]
    return [Step(name, module("scripts.web", "run", script)) for name, script in wanted if script in offered]


def generated_checks() -> list[Step]:
    """Files made by `make gen` and Django's migrations must be up to date."""
    return [
        Step("migrations", module("django", "makemigrations", "--check", "--dry-run"), env=SETTINGS),
        Step("generated files", module("scripts.gen", "--check")),
    ]


SETTINGS = {"DJANGO_SETTINGS_MODULE": "drumbeat.config.settings"}


def all_checks() -> list[list[Step]]:
    """The checks in stages: beside the packages of the web what needs none, then the slowest first."""
    packages = [Step("web packages", module("scripts.web", "packages"))] if (WEB / "package.json").exists() else []
    *formats, types = python_checks()
    migrations, generated = generated_checks()
    return [[*packages, *formats, *own_checks(), migrations], [types, *web_checks(), generated]]


def fixes() -> list[list[Step]]:
    """The repairs that formatters and linters make by themselves, in order."""
    steps = [
        [Step("ruff check --fix", module("ruff", "check", "--fix", "--quiet", "."))],
        [Step("ruff format", module("ruff", "format", "--quiet", "."))],
    ]
    if (WEB / "package.json").exists() and "fix" in scripts_of(WEB):
        steps.append([Step("biome", module("scripts.web", "run", "fix"))])
    return steps


def main() -> int:
    """Runs all checks, or all repairs with --fix."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fix", action="store_true", help="repair what can be repaired")
    started = time.monotonic()
    stages = fixes() if parser.parse_args().fix else all_checks()
    return close(run_stages(stages), time.monotonic() - started)


if __name__ == "__main__":
    raise SystemExit(main())
