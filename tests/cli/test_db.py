"""`wallboard db` from the outside: what it does, prints and returns."""

import shlex
from pathlib import Path

import pytest

from tests.conftest import PlaceMaker, plain_sql
from wallboard.cli import main
from wallboard.services.schema.versions import SCHEMA_VERSION


def test_that_init_check_upgrade_go_together(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["db", "init", "--kind", "training", "--database", database_url]) == 0
    assert "is a training database now" in capsys.readouterr().out
    assert main(["db", "check", "--database", database_url]) == 0
    assert "is sound" in capsys.readouterr().out
    assert main(["db", "upgrade", "--database", database_url]) == 0
    assert f"already has schema {SCHEMA_VERSION}" in capsys.readouterr().out


def test_that_a_database_is_live_unless_it_is_said(database_url: str) -> None:
    assert main(["db", "init", "--database", database_url]) == 0
    assert plain_sql(database_url, "SELECT kind FROM floor") == [("live",)]


def test_that_a_second_init_is_refused_in_a_sentence(
    training_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["db", "init", "--database", training_url]) == 2
    said = capsys.readouterr().err
    assert said.startswith("wallboard: ")
    assert "nothing was changed" in said
    assert "Traceback" not in said


def test_that_check_says_what_is_wrong_and_returns_1(
    training_url: str, dialect: str, capsys: pytest.CaptureFixture[str]
) -> None:
    suffix = "" if dialect == "sqlite" else " ON team"
    plain_sql(training_url, f"DROP TRIGGER team_{'after_insert' if dialect == 'sqlite' else 'after'}{suffix}")
    assert main(["db", "check", "--database", training_url]) == 1
    said = capsys.readouterr().out
    assert "WRONG  trigger missing: team_after" in said
    assert "1 thing is wrong" in said


def test_that_backup_prints_how_to_restore_and_that_it_works(
    training_url: str, new_place: PlaceMaker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain_sql(training_url, "INSERT INTO team (code, name) VALUES ('t', 'Kept')")
    file = tmp_path / "floor.backup"
    assert main(["db", "backup", str(file), "--database", training_url]) == 0
    printed = capsys.readouterr().out
    (line,) = [line for line in printed.splitlines() if line.startswith("To restore it: ")]
    words = shlex.split(line.removeprefix("To restore it: wallboard "))
    target = new_place("empty")
    assert main([*words[:-1], target]) == 0
    assert plain_sql(target, "SELECT name FROM team") == [("Kept",)]
    assert main(["db", "check", "--database", target]) == 0
    assert main(["db", "backup", str(file), "--database", training_url]) == 2
    assert "never overwrites" in capsys.readouterr().err


def test_that_a_password_is_never_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["db", "check", "--database", "postgresql://ana:hunter2@127.0.0.1:1/none"]) == 2
    printed = capsys.readouterr()
    assert "hunter2" not in printed.out + printed.err
