"""Reading the board whole and by the log: in one snapshot, cheap when nothing is new, healed after doubt."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import event as sql_event

from tests.conftest import plain_postgres, plain_sql
from tests.services.plain_floor import lay_floor
from wallboard.domain.board import Board
from wallboard.domain.event import Entity
from wallboard.domain.headline import headline
from wallboard.domain.heat import heat_rows, severity_totals
from wallboard.domain.lanes import lane
from wallboard.domain.promises import promise_page
from wallboard.domain.severity import Severity
from wallboard.services.database import Database
from wallboard.services.reading import BoardReader, Cursor, Tail

INCIDENT = "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', ?, 1, ?)"


@pytest.fixture
def reader(database: Database, training_url: str) -> BoardReader:
    lay_floor(training_url)
    return BoardReader(database)


def cursor(board: Board) -> Cursor:
    return Cursor(board.epoch, board.seq)


def follow(reader: BoardReader, board: Board) -> Board:
    tail = reader.tail(cursor(board))
    assert not tail.is_broken
    return board.after(
        tail.events, read_at=tail.read_at, agent_names=tail.agent_names, operator_names=tail.operator_names
    )[0]


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    sql_event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    sql_event.remove(database.engine, "before_cursor_execute", note)


def unguarded(url: str, *statements: str) -> None:
    """Writes that no constraint and no trigger stops, as damage or a later schema might leave them."""
    if "://" in url:
        with plain_postgres(url) as connection:
            connection.execute("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(statement.encode())
        return
    with closing(sqlite3.connect(url)) as file, file:
        triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            file.execute(f'DROP TRIGGER "{name}"')
        file.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            file.execute(statement)
        for _, sql in triggers:
            file.execute(sql)


def check_of(url: str, table: str, column: str) -> str:
    """The statement that takes the checks on a column away where checks always hold."""
    if "://" not in url:
        return "SELECT 1"
    rows = plain_sql(
        url,
        "SELECT conname FROM pg_constraint WHERE conrelid = ?::regclass AND contype = 'c' "
        "AND pg_get_constraintdef(oid) LIKE ?",
        (table, f"%{column}%"),
    )
    drops = ", ".join(f'DROP CONSTRAINT "{name}"' for (name,) in rows)
    return f"ALTER TABLE {table} {drops}" if drops else "SELECT 1"


def test_that_a_whole_board_holds_the_tables_and_the_head_of_the_log(
    reader: BoardReader, training_url: str
) -> None:
    board = reader.whole()
    assert [team.name for team in board.teams.values()] == ["Team 1", "Team 2"]
    assert [one.reference for one in board.incidents.values()] == ["1"]
    assert board.seq == plain_sql(training_url, "SELECT max(seq) FROM event")[0][0]
    assert board.kind == "training"


def test_that_other_programs_writes_follow_through_the_log(reader: BoardReader, training_url: str) -> None:
    board = reader.whole()
    plain_sql(training_url, INCIDENT, ("2", 1))
    plain_sql(training_url, "UPDATE incident SET severity = 3 WHERE reference = '1'")
    board = follow(reader, board)
    assert {one.reference: int(one.severity) for one in board.incidents.values()} == {"1": 3, "2": 1}


def test_that_a_poll_of_nothing_is_one_statement(
    reader: BoardReader, database: Database, training_url: str
) -> None:
    board = follow(reader, reader.whole())
    follow(reader, board)  # seals what was open
    with counted(database) as sent:
        tail = reader.tail(cursor(board))
    reads = [statement for statement in sent if statement.lstrip().upper().startswith(("SELECT", "WITH"))]
    assert len(reads) == 1
    assert (tail.events, tail.seq, tail.is_broken) == ((), board.seq, False)


def test_that_only_names_that_changed_are_read_again(
    reader: BoardReader, database: Database, training_url: str
) -> None:
    plain_sql(training_url, "INSERT INTO agent_name (agent_id, name) VALUES (1, 'Ana K'), (2, 'Ben T')")
    board = reader.whole()
    assert board.agent_name(1) == "Ana K"
    plain_sql(training_url, "UPDATE agent_name SET name = 'Anna K' WHERE agent_id = 1")
    tail = reader.tail(cursor(board))
    assert tail.agent_names == {1: "Anna K"}
    plain_sql(training_url, "DELETE FROM agent_name WHERE agent_id = 2")
    board = follow(reader, board)
    assert (board.agent_name(1), board.agent_name(2)) == ("Anna K", "a2")


def test_that_the_tail_seals_what_others_left_open(reader: BoardReader, training_url: str) -> None:
    board = reader.whole()
    plain_sql(training_url, INCIDENT, ("2", 1))
    follow(reader, board)
    newest = "SELECT (SELECT max(last_seq) FROM seal), (SELECT max(seq) FROM event)"
    sealed, head = plain_sql(training_url, newest)[0]
    assert sealed == head


def test_that_a_long_tail_comes_in_parts(reader: BoardReader, training_url: str) -> None:
    board = reader.whole()
    for reference in range(2, 9):
        plain_sql(training_url, INCIDENT, (str(reference), 2))
    first = reader.tail(cursor(board), limit=4)
    second = reader.tail(Cursor(first.epoch, first.seq), limit=4)
    assert [len(first.events), len(second.events)] == [4, 3]
    assert second.seq == board.seq + 7


def broken_after(reader: BoardReader, url: str, *statements: str) -> Tail:
    board = follow(reader, reader.whole())
    plain_sql(url, INCIDENT, ("late", 2))
    board = follow(reader, board)
    unguarded(url, *statements)
    return reader.tail(cursor(board))


def test_that_a_restored_database_is_read_anew(reader: BoardReader, training_url: str) -> None:
    tail = broken_after(reader, training_url, f"UPDATE floor SET epoch = '{uuid4()}'")
    assert tail.is_broken
    assert not reader.tail(cursor(reader.whole())).is_broken


def test_that_a_log_that_lost_its_tail_is_noticed(reader: BoardReader, training_url: str) -> None:
    assert broken_after(reader, training_url, "DELETE FROM event WHERE seq > 3").is_broken


def test_that_a_gap_in_the_log_is_noticed(reader: BoardReader, training_url: str) -> None:
    board = reader.whole()
    for reference in ("2", "3", "4"):
        plain_sql(training_url, INCIDENT, (reference, 2))
    unguarded(training_url, f"DELETE FROM event WHERE seq = {board.seq + 2}")
    assert reader.tail(cursor(board)).is_broken


def test_that_a_rewritten_seal_is_noticed(reader: BoardReader, training_url: str) -> None:
    assert broken_after(reader, training_url, f"UPDATE seal SET hash = '{'0' * 64}'").is_broken


def test_that_events_of_a_newer_schema_are_not_guessed_at(reader: BoardReader, training_url: str) -> None:
    board = reader.whole()
    plain_sql(training_url, INCIDENT, ("2", 2))
    unguarded(training_url, f"UPDATE event SET schema_version = 99 WHERE seq > {board.seq}")
    assert reader.tail(cursor(board)).is_broken


def shows_the_rest(board: Board) -> None:
    """Everything that the wall asks of a board still answers, and the sound incident is there."""
    now = board.floor_at
    rows = heat_rows(board, now)
    assert "sound" in [one.reference for one in board.incidents.values()]
    assert promise_page(board, now).unreadable == 1
    assert headline(board, now, rows).unreadable == 1
    assert severity_totals(board)[Severity.CRITICAL] == 1
    assert all(lane(board, team_id, now) for team_id in board.teams)


HOSTILE = {
    "far future": ("opened_at", "'20000-01-01 00:00:00Z'", "'20000-01-01T00:00:00.000Z'"),
    "infinity": ("opened_at", "'infinity'", "'infinity'"),
    "severity 7": ("severity", "7", "7"),
    "unknown state": ("state", "'exploded'", "'exploded'"),
    "a megabyte": ("site", "repeat('x', 1000000)", "printf('%.1000000c', 'x')"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_that_a_hostile_value_in_a_table_harms_no_other_row(
    reader: BoardReader, training_url: str, kind: str
) -> None:
    column, for_postgres, for_sqlite = HOSTILE[kind]
    plain_sql(training_url, INCIDENT, ("sound", 2))
    before = reader.whole()
    value = for_postgres if "://" in training_url else for_sqlite
    unguarded(
        training_url,
        check_of(training_url, "incident", column),
        f"UPDATE incident SET {column} = {value} WHERE id = 1",
    )
    board = reader.whole()
    assert board.unreadable_incidents() == (1,)
    shows_the_rest(board)
    assert len(before.incidents) == len(board.incidents) + 1


@pytest.mark.parametrize("row", ['{"id": 1, "opened_at": "infinity"}', '{"id": 1}', "[]", '"x"'])
def test_that_a_hostile_row_in_the_log_harms_no_other_row(
    reader: BoardReader, training_url: str, row: str
) -> None:
    plain_sql(training_url, INCIDENT, ("sound", 2))
    board = reader.whole()
    plain_sql(training_url, "UPDATE incident SET urgency = 1 WHERE id = 1")
    unguarded(training_url, f"UPDATE event SET row = '{row}' WHERE seq > {board.seq}")
    board = follow(reader, board)
    assert (Entity.INCIDENT, 1) in board.unreadable
    shows_the_rest(board)
