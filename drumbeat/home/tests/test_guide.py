"""The guide ships with the product and speaks the reader's language."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from drumbeat.home.guide import FRONT, guide_page
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.texts import LANGUAGES

PAGES = sorted(path.stem for path in Path(settings.GUIDE).glob("*.md"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_shown_in_every_language(name, language):
    page = guide_page(name, language)
    assert page["title"] and "<p>" in page["html"]
    assert language == "en" or page["html"] != guide_page(name, "en")["html"]


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_pages_that_exist(name):
    html = guide_page(name, "en")["html"]
    assert ".md" not in html and ">!<" not in html and ".png" not in html
    for target in (part.split('"')[0] for part in html.split('href="/guide?page=')[1:]):
        assert target in PAGES


@pytest.mark.parametrize(
    "path", sorted(Path(settings.GUIDE).rglob("*.md")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_pictures_and_links_of_the_files_lead_to_files(path):
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("name", ["", "../README", "sv/README", "nothing", FRONT.lower() + ".md"])
def test_there_is_nothing_but_the_pages(name):
    with pytest.raises(NotFound):
        guide_page(name, "en")
