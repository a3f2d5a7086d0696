"""`drumbeat check` and `drumbeat user`."""

import argparse
import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from drumbeat.config import checkup, commands
from drumbeat.config.cli import main
from drumbeat.identity.actions.letter import post_letter, send_letter
from drumbeat.identity.models import Person, TeamMember, User
from drumbeat.identity.offers import Words
from drumbeat.identity.tests.factories import Cast


def faults() -> list[str]:
    return [finding.text for finding in checkup.check_all() if finding.level == "fault"]


def test_a_sound_installation_has_no_fault(cast: Cast) -> None:
    assert faults() == []
    assert commands.run_check(argparse.Namespace()) == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL does not let such rows in")
def test_rows_that_point_into_another_workspace_are_found(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    from drumbeat.identity.actions.team import create_team

    team = create_team(cast.actor("manager"), "Studio")
    TeamMember.objects.create(workspace_id=cast.workspace.id, team=team, person=cast.people["stranger"])
    assert faults() == ["1 rows of identity.TeamMember.person point into another workspace"]
    assert commands.run_check(argparse.Namespace()) == 1
    assert "another workspace" in capsys.readouterr().out


def test_letters_the_mail_server_refuses_are_told(db: None, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    send_letter(post_letter("ada@example.com", Words("Subject", "Body"), timedelta(days=1)).id)
    assert [each.text for each in checkup.check_letters()] == ["1 letters could not be sent: ConnectionRefusedError"]


def test_drift_from_the_lock_is_told(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("django==1.0 \\\n    --hash=sha256:0\nno-such-package==1\n")
    assert [f.text.split()[0] for f in checkup.check_packages(lock)] == ["django"]
    assert not list(checkup.check_packages(tmp_path / "absent"))


def test_a_weak_key_is_a_fault(settings: Settings, db: None) -> None:
    settings.SECRET_KEY = "short"
    assert "SECRET_KEY is shorter than 40 characters" in faults()


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main(arguments)
    return int(done.value.code or 0)


def test_user_makes_an_account_once(cast: Cast, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a fresh long secret\n"))
    assert run("user", "ops@example.com", "--name", "Ops", "--role", "director", "--password-stdin") == 0
    assert run("user", "ops@example.com", "--name", "Other") == 0
    person = Person.objects.get(email="ops@example.com")
    assert (person.name, person.role) == ("Ops", "director")
    assert User.objects.get(email="ops@example.com").check_password("a fresh long secret")
    assert run("user", "ops@example.com", "--link") == 0
    link = capsys.readouterr().out.splitlines()[-1]
    assert "/sign-in#key=" in link and "?" not in link


def test_user_says_why_not(db: None, cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("user", "ops@example.com", "--role", "king") == 1
    assert "identity.bad_person" in capsys.readouterr().err


def test_user_needs_a_workspace(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("user", "ops@example.com") == 1
    assert "no workspace yet" in capsys.readouterr().err


def test_missing_and_changed_fonts_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not list(checkup.check_fonts())
    monkeypatch.setattr(checkup, "fonts_missing", lambda: ["NotoSansTC_700Bold.ttf"])
    monkeypatch.setattr(checkup, "fonts_changed", lambda: ["NotoSansSC_400Regular.ttf"])
    found = list(checkup.check_fonts())
    assert [finding.level for finding in found] == ["hint", "hint"]
    assert "NotoSansTC_700Bold.ttf" in found[0].text and "NotoSansSC_400Regular.ttf" in found[1].text
