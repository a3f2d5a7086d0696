"""The throw-away server: it answers, and leaves nothing behind."""

import os

import psycopg
import pytest

from scripts import with_postgres


@pytest.mark.slow
@pytest.mark.parametrize("system", [True, False])
def test_it_answers_and_is_gone_afterwards(system: bool, monkeypatch: pytest.MonkeyPatch):
    if system and with_postgres.system_programs() is None:
        pytest.skip("no PostgreSQL of the system here")
    if not system:
        monkeypatch.setattr(with_postgres, "system_programs", lambda: None)
    with with_postgres.running_server() as server:
        with psycopg.connect(server.url) as connection:
            row = connection.execute("select current_database()").fetchone()
        folder = server.folder
    assert row == ("drumbeat",)
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.url, connect_timeout=2)


def test_the_newest_system_server_is_chosen_only_when_new_enough(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(with_postgres, "OLDEST", 99)
    assert with_postgres.system_programs() is None


def test_root_uses_another_account():
    user = with_postgres.server_user()
    assert (user is None) == (os.geteuid() != 0)
    assert user != "root"
