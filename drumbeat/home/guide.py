"""The guide: Markdown files that ship with the product, one folder for each language besides English."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.safety.markup import render_markdown

FRONT = "README"
_BLOCK = re.compile(r"\s*(#|\||>|[-*] |\d+\. )")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r'href="([\w-]+)\.md"')


def guide_page(name: str, language: str) -> dict[str, str]:
    """Return a page's title and HTML in the language, in English where untranslated; raise NotFound for none."""
    pages = _pages()
    path = pages.get((language, name)) or pages.get(("en", name))
    if path is None:
        raise NotFound("home.no_guide_page")
    title, _, body = path.read_text("utf-8").partition("\n")
    html = _LINK.sub(lambda link: f'href="/guide?page={link[1]}"', render_markdown(_unwrapped(body)))
    return {"page": name, "title": title.removeprefix("# ").strip(), "html": html}


def _unwrapped(text: str) -> str:
    """Join lines that were only wrapped for their writers, as the renderer keeps every break; leave out pictures.

    Pictures are for those who read without the product before them.
    """
    lines: list[str] = []
    for line in _PICTURE.sub("", text).split("\n"):
        before = lines[-1].strip() if lines else ""
        if line.strip() and before and not before.startswith(("#", "|")) and not _BLOCK.match(line):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


@cache
def _pages() -> dict[tuple[str, str], Path]:
    """Every page there is, by language and name, so that nothing typed ever becomes part of a path."""
    root = Path(settings.GUIDE)
    pages = {("en", path.stem): path for path in root.glob("*.md")}
    return pages | {(path.parent.name, path.stem): path for path in root.glob("*/*.md")}
