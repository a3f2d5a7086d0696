"""What the checks need to know of the web's sources, read by TypeScript's own parser (web/tooling/source-facts.mjs)."""

import json
import subprocess
from typing import TypedDict

from scripts.web import TOOLING, WEB, node_environment, node_home, packages

NAMES = {"Drumbeat", "https://", "EUR", "SEK"}  # the same in every language


class Import(TypedDict):
    """`source` is as written: a relative path or a package."""

    file: str
    line: int
    source: str


class Literal(TypedDict):
    """Text a person would see, written into the markup."""

    file: str
    line: int
    text: str


class Facts(TypedDict):
    """Files are named relative to the repository."""

    imports: list[Import]
    literals: list[Literal]


def web_facts() -> Facts:
    """Reads web/src; empty while there is none. Raises CalledProcessError when a file cannot be read."""
    if not (WEB / "src").exists():
        return {"imports": [], "literals": []}
    packages(TOOLING)
    command = [str(node_home() / "bin" / "node"), "tooling/source-facts.mjs"]
    done = subprocess.run(command, cwd=WEB, env=node_environment(), capture_output=True, text=True, check=True)
    facts: Facts = json.loads(done.stdout)
    return facts


def main() -> int:
    """Exit code 0 when no markup holds literal text."""
    literals = [fact for fact in web_facts()["literals"] if fact["text"] not in NAMES]
    for fact in literals:
        print(f"{fact['file']}:{fact['line']}: text in markup, put it into <Trans> or t: {fact['text']!r}")
    return 1 if literals else 0


if __name__ == "__main__":
    raise SystemExit(main())
