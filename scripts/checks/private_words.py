"""Keeps out of the repository what belongs to somebody's machine or person: paths, registry hosts, keys, addresses."""

import re

from scripts.checks.common import ROOT, finish, repository_files

WORDS = {
    "a path of one machine": re.compile(
        r"(?<![\w.])/(?:root|work/(?:main|wt-|shared)|tmp/brief|opt/(?:pypi|wheels))\b"
    ),
    "a home folder": re.compile(r"(?<![\w.])/(?:home|Users)/(?!drumbeat\b)\w+/"),
    "a registry host": re.compile(
        r"files\.pythonhosted\.org|registry\.(?:npmjs|yarnpkg)\.|pypi\.org/simple|deb\.debian\.org"
    ),
    "a private key": re.compile(r"BEGIN (?:[A-Z]+ )?PRIVATE KEY"),
    "an e-mail address outside the example domains": re.compile(
        r"(?<![\w/@.])[\w.+-]+@(?!(?:[\w-]+\.)*example\.(?:com|org|net|se|cn|tw)\b|localhost\b)"
        r"(?:[\w-]+\.)+(?!example\b|test\b|invalid\b|local\b)(?:com|org|net|io|se|cn|tw|de|uk)\b"
    ),
}
BINARY = {".png", ".jpg", ".webp", ".ico", ".woff2", ".xlsx", ".pdf", ".zip", ".gz"}
NOT_READ = {"scripts/checks/private_words.py", "scripts/checks/tests/test_private_words.py", "LICENSE"}


def problems_in(name: str, text: str) -> list[str]:
    """Every private word in one text, with its line."""
    found = []
    for what, pattern in WORDS.items():
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{name}:{line}: {what}: {match.group()}")
    return found


def main() -> int:
    """Exit code 0 when there is none."""
    problems: list[str] = []
    for path in repository_files():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix not in BINARY and name not in NOT_READ:
            problems += problems_in(name, path.read_text(errors="replace"))
    return finish(problems)


if __name__ == "__main__":
    raise SystemExit(main())
