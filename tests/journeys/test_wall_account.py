"""A real wall under its own login, from the command that makes it to the server that refuses it nothing."""

import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.conftest import plain_sql
from tests.journeys.plain_floor import write_floor, write_incident
from tests.journeys.wall_process import TWO_PAGES, WallProcess
from tests.postgres_server import PostgresServer
from tests.server_told import asking_for_passwords, refusals_meanwhile
from wallboard.cli import main
from wallboard.services.wall_account import place_of_wall

LOGIN = "hall_wall"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ends the wall by a signal")


@pytest.fixture
def owner(postgres: PostgresServer, postgres_templates: dict[str, str]) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    postgres.create_database(name, template=postgres_templates["training"])
    write_floor(postgres.url(name))
    yield postgres.url(name)
    if plain_sql(postgres.url(name), "SELECT 1 FROM pg_roles WHERE rolname = ?", (LOGIN,)):
        plain_sql(postgres.url(name), f"DROP OWNED BY {LOGIN}")
        postgres.run(f"DROP ROLE {LOGIN}")
    postgres.drop_database(name)


def test_that_a_wall_hangs_under_its_login_and_is_refused_nothing(
    postgres: PostgresServer, owner: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    passfile = tmp_path / "passfile"
    command = ["db", "wall-account", LOGIN, "--database", owner, "--passfile", str(passfile)]
    assert main(command) == 0
    said = capsys.readouterr().out
    password = passfile.read_text(encoding="utf-8").strip().rpartition(":")[2]
    assert f"PGPASSFILE={passfile} wallboard --wall --database postgresql://{LOGIN}@" in said
    assert password not in said
    screen = {"QT_QPA_PLATFORM": "offscreen", "PGPASSFILE": str(passfile)}
    url = place_of_wall(owner, LOGIN).render_as_string()
    with asking_for_passwords(postgres, LOGIN), refusals_meanwhile(postgres) as refused:
        with WallProcess(tmp_path / "wall", url, screen=screen, plan=TWO_PAGES) as wall:
            wall.wait_until_shown()
            write_incident(owner, "late", severity=1)
            wall.wait_for(lambda: _has_followed(owner), "a heartbeat at the end of the log")
        assert main(command) == 0
    assert "Nothing was changed" in capsys.readouterr().out
    assert refused == []
    assert plain_sql(owner, "SELECT login, said_goodbye_at IS NOT NULL FROM heartbeat") == [(LOGIN, True)]
    ((password_checked_by,),) = plain_sql(
        owner, "SELECT rolpassword FROM pg_authid WHERE rolname = ?", (LOGIN,)
    )
    assert password not in password_checked_by


def _has_followed(owner: str) -> bool:
    found = plain_sql(owner, "SELECT seq = (SELECT max(seq) FROM event) FROM heartbeat")
    return found == [(True,)]


def test_that_without_a_place_for_the_password_no_login_is_made(
    owner: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    assert main(["db", "wall-account", LOGIN, "--database", owner]) == 2
    said = capsys.readouterr().err
    assert "No login was made or changed" in said
    assert "--passfile FILE" in said
    assert plain_sql(owner, "SELECT 1 FROM pg_roles WHERE rolname = ?", (LOGIN,)) == []
