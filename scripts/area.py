"""`make area name=budget noun=line`: a working area with one noun on both sides, from scripts/area_template.

The names in the templates stand for: __area__ budget, __noun__ line, __Noun__ Line, __nouns__ lines.
"""

import argparse
import keyword
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).with_name("area_template")


def camel(name: str) -> str:
    """`cost_line` as `CostLine`."""
    return "".join(word.capitalize() for word in name.split("_"))


def plural(noun: str) -> str:
    """The English plural, well enough for file names."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def names(area: str, noun: str) -> dict[str, str]:
    """What each placeholder stands for; raises ValueError for words that cannot be names."""
    for word in (area, noun):
        if not re.fullmatch(r"[a-z][a-z_]*[a-z]", word) or keyword.iskeyword(word):
            raise ValueError(f"{word!r} is not a lower-case English word")
    if noun == area:
        raise ValueError("the noun must differ from the area")
    nouns = plural(noun)
    small = {"__area__": area, "__noun__": noun, "__nouns__": nouns}
    large = {"__Area__": camel(area), "__Noun__": camel(noun), "__Nouns__": camel(nouns), "__NOUN__": noun.upper()}
    return small | large


def fill(text: str, words: dict[str, str]) -> str:
    """The text with every placeholder replaced."""
    for placeholder, word in words.items():
        text = text.replace(placeholder, word)
    return text


def write_area(root: Path, area: str, noun: str) -> list[Path]:
    """Writes the area below `root` and returns its files; raises FileExistsError when there is one already."""
    words = names(area, noun)
    targets = {"server": root / "drumbeat" / area, "web": root / "web" / "src" / "features" / area}
    for folder in targets.values():
        if folder.exists():
            raise FileExistsError(f"{folder.relative_to(root)} is there already")
    written = []
    for side, folder in targets.items():
        for template in sorted((TEMPLATES / side).rglob("*.txt")):
            path = folder / fill(str(template.relative_to(TEMPLATES / side)).removesuffix(".txt"), words)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fill(template.read_text(), words))
            written.append(path)
    return written


def tidy(root: Path, files: list[Path]) -> None:
    """Sorts imports and wraps lines, which depend on how long the names are; raises CalledProcessError."""
    python = [str(path) for path in files if path.suffix == ".py"]
    for command in (["check", "--quiet", "--fix", "--select", "I"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *command, "--no-cache", *python], cwd=root, check=True)


def next_steps(area: str) -> str:
    """The three places that must name a new area, and what to run then."""
    return f"""
Three places must name it:
  pyproject.toml               its line in [tool.drumbeat].layers
  drumbeat/config/settings.py  AREAS
  web/src/app/router.tsx       {area}Routes
Then:
  DJANGO_SETTINGS_MODULE=drumbeat.config.settings .venv/bin/django-admin makemigrations {area} --pythonpath .
  make fix gen check"""


def main() -> int:
    """Writes the area named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("area", help="the area's word, such as budget")
    parser.add_argument("noun", nargs="?", default="item", help="its first noun, such as line")
    given = parser.parse_args()
    try:
        files = write_area(ROOT, given.area, given.noun)
    except (ValueError, FileExistsError) as error:
        print(error, file=sys.stderr)
        return 1
    tidy(ROOT, files)
    for path in files:
        print(path.relative_to(ROOT))
    print(next_steps(given.area))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
