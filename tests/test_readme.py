"""The README's promises that can be run: its SQL works as printed, its commands and files exist."""

import argparse
import re
import shlex
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import plain_postgres, plain_sql
from wallboard.cli import COMMANDS
from wallboard.services.wall_file import load_plan

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _statements(fence: str) -> list[str]:
    blocks = re.findall(rf"^```{fence}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return [statement for block in blocks for statement in re.split(r";\n", block) if statement.strip()]


def test_that_the_sql_for_other_programs_runs_as_printed(training_url: str) -> None:
    for statement in _statements("sql"):
        plain_sql(training_url, statement)
    found = plain_sql(training_url, "SELECT state, severity, urgency, priority, version FROM incident")
    assert found == [("resolved", 1, 1, 1, 11)]
    assert plain_sql(training_url, "SELECT state FROM assignment ORDER BY id") == [
        ("working",),
        ("released",),
        ("released",),
        ("accepted",),
        ("reserved",),
    ]
    assert plain_sql(training_url, "SELECT state, reason FROM presence") == [("on_break", "lunch")]
    logged = "SELECT count(*) FROM event WHERE entity = 'incident'"
    assert plain_sql(training_url, logged) == [(11,)]


def test_that_the_sql_for_postgresql_alone_runs_as_printed(training_url: str, dialect: str) -> None:
    if dialect == "sqlite":
        pytest.skip("SQLite knows nobody by name who writes as another program")
    for statement in (*_statements("sql"), *_statements("sql postgresql")):
        plain_sql(training_url, statement)
    assert plain_sql(training_url, "SELECT kind, severity FROM alarm_answer ORDER BY id") == [
        ("snoozed", 1),
        ("acknowledged", 1),
    ]
    assert plain_sql(training_url, "SELECT count(*), count(said_goodbye_at) FROM heartbeat") == [(2, 1)]


def test_that_two_programs_that_take_an_offer_as_printed_do_not_both_have_it(training_url: str) -> None:
    statements = _statements("sql")
    take = next(at for at, one in enumerate(statements) if "release_reason = 'taken'" in one)
    for statement in statements[:take]:
        plain_sql(training_url, statement)
    others = (statements[take], statements[take + 1])
    plain_sql(training_url, "INSERT INTO agent (code, team_id, accepts) VALUES ('dora', 1, 'by_hand')")
    both = (others, tuple(one.replace("'cleo'", "'dora'") for one in others))
    start = threading.Barrier(len(both))

    def race(words: tuple[str, ...]) -> bool:
        start.wait()
        return _taken_in_one_transaction(training_url, words)

    with ThreadPoolExecutor(len(both)) as pool:
        won = list(pool.map(race, both))

    assert sorted(won) == [False, True]
    has = "SELECT count(*) FROM assignment JOIN agent ON agent.id = agent_id WHERE agent.code IN (?, ?)"
    assert plain_sql(training_url, has, ("cleo", "dora")) == [(1,)]


def _taken_in_one_transaction(url: str, words: tuple[str, ...]) -> bool:
    """Whether this program had it; the second statement follows only where the first changed a row."""
    first, second = words
    if "://" in url:
        with plain_postgres(url) as connection:
            is_ours = connection.execute(first.encode()).rowcount == 1
            if is_ours:
                connection.execute(second.encode())
            return is_ours
    with closing(sqlite3.connect(url, timeout=10)) as plain, plain:
        plain.execute("BEGIN IMMEDIATE")
        is_ours = plain.execute(first).rowcount == 1
        if is_ours:
            plain.execute(second)
        return is_ours


def test_that_each_bad_write_of_the_readme_is_refused_and_changes_nothing(training_url: str) -> None:
    for statement in _statements("sql"):
        plain_sql(training_url, statement)
    before = plain_sql(training_url, "SELECT * FROM incident"), _log_length(training_url)
    refused = _statements("sql refused")
    assert len(refused) == 7
    for statement in refused:
        with pytest.raises(Exception, match=r"(?i)incident|event|foreign"):
            plain_sql(training_url, statement)
    assert (plain_sql(training_url, "SELECT * FROM incident"), _log_length(training_url)) == before


def _log_length(url: str) -> int:
    length: int = plain_sql(url, "SELECT count(*) FROM event")[0][0]
    return length


def test_that_every_command_is_named_and_every_named_command_exists() -> None:
    named = set(re.findall(r"(?:^|`)wallboard ([a-z][a-z-]+)\b", README, re.MULTILINE))
    assert set(COMMANDS) <= named
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("line", re.findall(r"^wallboard .+$", README, re.MULTILINE))
def test_that_each_command_line_is_understood(line: str) -> None:
    _program, name, *words = shlex.split(line)
    command = import_module(COMMANDS[name])
    parser = argparse.ArgumentParser(exit_on_error=False)
    command.add_arguments(parser)
    parser.parse_args(words)


def test_that_every_picture_and_file_that_is_named_is_there() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(
        r"`((?:wallboard|tests|resources|installer)/[\w./-]*)`", README
    )
    assert not [name for name in named if not (ROOT / name).exists()]


def test_that_the_wall_s_plan_is_taken_as_printed(tmp_path: Path) -> None:
    tables = re.findall(r"^```toml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    plan = tmp_path / "wall.toml"
    plan.write_text("\n".join(table for table in tables if table.startswith("[")), encoding="utf-8")
    load_plan(plan)
    assert {"[page", "[alarm", "[shift"} <= {table[:6].rstrip(".]") for table in tables}


def test_that_both_commands_are_the_first_two() -> None:
    commands = re.findall(r"^```sh\n(.*?)\n```", README, re.MULTILINE | re.DOTALL)
    assert commands[:2] == [f"python3 installer/wallboard.py {word}" for word in ("demo", "test")]


def test_that_ci_runs_the_very_test_command() -> None:
    assert "exec python3 installer/wallboard.py test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
