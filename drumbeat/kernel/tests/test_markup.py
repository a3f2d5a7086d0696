"""The sanitiser against what people have tried elsewhere."""

from html.parser import HTMLParser

import pytest

from drumbeat.kernel.safety.markup import SCHEMES, render_markdown

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](\tJaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](https://tracker.example/p.gif)",
    '[x](https://a.example "\\" onmouseover=alert(1) \\"")',
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src=//evil.example></iframe>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "`</code><script>alert(1)</script>`",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "<!-- --!><script>alert(1)</script>",
    "```\n</pre><script>alert(1)</script>\n```",
    "<style>@import 'https://evil.example'</style>",
    "<form action=https://evil.example><input name=q></form>",
]


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(render_markdown(text))
    return parser.found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_live_is_left(payload: str) -> None:
    for tag, attributes in elements(payload):
        assert tag in {"p", "a", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "br", "em"}
        assert not any(name.startswith("on") or name in ("style", "src", "srcset") for name in attributes)
        href = attributes.get("href")
        assert href is None or href.split(":")[0] in SCHEMES


def test_what_people_write_is_rendered() -> None:
    html = render_markdown("**Bold** and [link](https://example.com)\n- one\n- two\n\n~~gone~~")
    assert "<strong>Bold</strong>" in html and html.count("<li>") == 2 and "<s>gone</s>" in html
    assert 'href="https://example.com"' in html and "noopener" in html


def test_deep_nesting_ends_soon() -> None:
    assert len(render_markdown(">" * 5000 + "x")) < 200_000
