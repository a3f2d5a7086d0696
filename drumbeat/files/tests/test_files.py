"""Files: attach, serve, remove, purge."""

import os
import stat
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drumbeat.files import jobs, rules, storage
from drumbeat.files.actions import restore_files
from drumbeat.files.models import StoredFile
from drumbeat.files.offers import Attachable, attachables
from drumbeat.identity.actions.scope import set_privacy
from drumbeat.identity.tests.factories import Cast, find_thing, make_thing
from drumbeat.kernel import clock
from drumbeat.kernel.errors import TooLarge

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.fixture
def thing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """Something anybody of the workspace sees, which carries files."""
    monkeypatch.setitem(attachables, "thing", Attachable("thing", find_thing))
    return make_thing(cast.actor("manager"))


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.people[who].user, settings.AUTHENTICATION_BACKENDS[0])
    return client


def upload(client: Client, thing: UUID, name: str = "a.png", content: bytes = PNG, **headers: str):
    body = {"kind": "thing", "id": str(thing), "file": SimpleUploadedFile(name, content)}
    return client.post("/api/v1/files", body, headers=headers)


def kept() -> list[Path]:
    return [path for path in (Path(settings.DATA_DIR) / "files").glob("*/*") if path.is_file()]


def test_attach_serve_remove(cast: Cast, thing: UUID) -> None:
    client = signed_in(cast, "legal")
    made = upload(client, thing)
    assert made.status_code == 201 and made.json()["inline"] is True and made.json()["size"] == len(PNG)
    served = client.get(made.json()["url"])
    assert served.getvalue() == PNG
    assert served["Content-Type"] == "image/png" and served["Content-Disposition"].startswith("inline")
    assert served["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert served["X-Content-Type-Options"] == "nosniff"
    path = f"/api/v1/files/{made.json()['id']}"
    assert client.delete(path).status_code == 204
    assert client.delete(path).status_code == 404
    assert client.get(made.json()["url"]).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("x.html", b"<script>alert(1)</script>"),
        ("x.xhtml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>"),
        ("x.js", b"alert(1)"),
        ("x.png", b"<html><script>alert(1)</script>"),
    ],
)
def test_what_could_run_is_only_downloaded(cast: Cast, thing: UUID, name: str, content: bytes) -> None:
    client = signed_in(cast, "legal")
    served = client.get(upload(client, thing, name, content).json()["url"])
    assert served["Content-Disposition"].startswith("attachment")
    assert served["Content-Type"] == "application/octet-stream"


def test_parts(cast: Cast, thing: UUID) -> None:
    client = signed_in(cast, "legal")
    url = upload(client, thing).json()["url"]
    part = client.get(url, headers={"Range": "bytes=8-11"})
    assert (part.status_code, part.getvalue(), part["Content-Range"]) == (206, PNG[8:12], f"bytes 8-11/{len(PNG)}")
    assert client.get(url, headers={"Range": "bytes=9999-"}).status_code == 416
    assert client.get(url, headers={"If-None-Match": client.get(url)["ETag"]}).status_code == 304
    assert client.post(url).status_code == 405


def test_keys_are_generated_and_files_closed_to_others(cast: Cast, thing: UUID) -> None:
    upload(signed_in(cast, "legal"), thing, "../../../tmp/evil.sh", b"x")
    (path,) = kept()
    assert path.name == StoredFile.objects.get().storage_key and StoredFile.objects.get().name == "evil.sh"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_who_does_not_see_the_object_gets_nothing(cast: Cast, thing: UUID) -> None:
    url = upload(signed_in(cast, "manager"), thing).json()["url"]
    assert Client().get(url).status_code == 401
    for who in ("stranger", "guest"):
        assert signed_in(cast, who).get(url).status_code == 404
        assert upload(signed_in(cast, who), thing).status_code == 404
    assert len(kept()) == 1
    set_privacy(cast.actor("owner"), thing, private=True)
    assert signed_in(cast, "legal").get(url).status_code == 404
    assert signed_in(cast, "director").get(url).status_code == 200


def test_a_repeated_upload_is_one_file(cast: Cast, thing: UUID) -> None:
    client = signed_in(cast, "legal")
    first = upload(client, thing, **{"Idempotency-Key": "same-key-1"})
    again = upload(client, thing, **{"Idempotency-Key": "same-key-1"})
    assert first.json()["id"] == again.json()["id"] and StoredFile.objects.count() == 1


def test_too_large_leaves_no_byte(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "MOST_BYTES", 10)
    with pytest.raises(TooLarge):
        storage.keep([b"12345", b"678901"])
    assert kept() == []
    assert rules.MOST_BYTES == 200_000_000


def test_purge_takes_rows_and_bytes_after_thirty_days(cast: Cast, thing: UUID) -> None:
    client = signed_in(cast, "legal")
    ids = [upload(client, thing).json()["id"] for _ in range(3)]
    client.delete(f"/api/v1/files/{ids[0]}")
    client.delete(f"/api/v1/files/{ids[1]}")
    restore_files(cast.actor("legal"), [StoredFile.objects.get(pk=ids[1]).id])
    with clock.frozen(clock.now() + timedelta(days=29)):
        jobs.purge_files()
    assert len(kept()) == 3
    with clock.frozen(clock.now() + timedelta(days=31)):
        jobs.purge_files()
    assert len(kept()) == 2 and StoredFile.objects.count() == 2


def test_purge_takes_bytes_without_a_row_after_a_day(db: None) -> None:
    fresh, old = storage.keep([b"a"]), storage.keep([b"b"])
    path = next(path for path in kept() if path.name == old.key)
    os.utime(path, (0, 0))
    jobs.purge_files()
    assert [path.name for path in kept()] == [fresh.key]
