"""The fonts of documents are taken only as they were pinned."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from scripts import fonts


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Packages with two fonts, of which one is not what the checksums say."""
    folder = tmp_path / "node_modules" / "some-font"
    (folder / "400Regular").mkdir(parents=True)
    (folder / "LICENSE_FONT").write_text("OFL")
    (folder / "400Regular" / "Good.ttf").write_bytes(b"good")
    (folder / "400Regular" / "Other.ttf").write_bytes(b"changed")
    (folder / "400Regular" / "Unwanted.ttf").write_bytes(b"more")
    sums = {"Good.ttf": sha256(b"good").hexdigest(), "Other.ttf": sha256(b"other").hexdigest(), "None.ttf": "0"}
    (tmp_path / "checksums.json").write_text(json.dumps(sums))
    for name, path in (("FILES", "files"), ("CHECKSUMS", "checksums.json"), ("STAMP", "files/.lock-hash")):
        monkeypatch.setattr(fonts, name, tmp_path / path)
    monkeypatch.setattr(fonts, "fingerprint", lambda _files: "as pinned")
    return folder.parent


def test_only_pinned_files_and_the_licence_are_laid_in(packages: Path) -> None:
    assert fonts.lay_in(packages) == ["Other.ttf", "None.ttf"]
    assert sorted(path.name for path in fonts.FILES.iterdir()) == ["Good.ttf", "LICENSE_FONT-some-font.txt"]


def test_they_are_there_only_whole_and_from_this_lock(packages: Path) -> None:
    assert not fonts.are_there()
    fonts.CHECKSUMS.write_text(json.dumps({"Good.ttf": sha256(b"good").hexdigest()}))
    assert fonts.lay_in(packages) == []
    fonts.STAMP.write_text("as pinned")
    assert fonts.are_there()
    fonts.STAMP.write_text("of another lock")
    assert not fonts.are_there()
    fonts.STAMP.write_text("as pinned")
    (fonts.FILES / "Good.ttf").unlink()
    assert not fonts.are_there()
