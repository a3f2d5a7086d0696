"""What a file is, what it is called, which part of it was asked for."""

import pytest

from drumbeat.files.rules import ANYTHING, byte_range, clean_name, media_type


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n0000", "image/png"),
        ("a.svg", b"<svg onload=alert(1)>", ANYTHING),
        ("a.html", b"<html>", ANYTHING),
        ("a.xhtml", b"<?xml", ANYTHING),
        ("a.xml", b"<?xml", ANYTHING),
        ("a.js", b"alert(1)", ANYTHING),
        ("a.png", b"<script>alert(1)", ANYTHING),
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.csv", b"a,b", "text/csv"),
        ("noname", b"", ANYTHING),
    ],
)
def test_media_type_follows_bytes_before_names(name: str, head: bytes, expected: str) -> None:
    assert media_type(name, head) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\win.ini", "win.ini"),
        ("a\x00b\r\n.txt", "ab.txt"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("...", "file"),
        ("", "file"),
        ("Plan 2026.pdf", "Plan 2026.pdf"),
        ("报告.docx", "报告.docx"),
    ],
)
def test_clean_name(name: str, expected: str) -> None:
    assert clean_name(name) == expected


def test_long_names_keep_their_ending() -> None:
    assert len(clean_name("x" * 400 + ".pdf")) <= 200 and clean_name("x" * 400 + ".pdf").endswith(".pdf")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("bytes=0-3", (0, 3)),
        ("bytes=4-", (4, 9)),
        ("bytes=-3", (7, 9)),
        ("bytes=0-99", (0, 9)),
        ("bytes=0-1,4-5", None),
        ("pages=1-2", None),
        ("bytes=-", None),
    ],
)
def test_byte_range(header: str, expected: tuple[int, int] | None) -> None:
    assert byte_range(header, 10) == expected


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=5-2", "bytes=-0"])
def test_ranges_outside_are_refused(header: str) -> None:
    with pytest.raises(ValueError, match="bytes"):
        byte_range(header, 10)
