"""PostgreSQL's log under transactions: commit order without gaps, whatever writers do at once."""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import insert

from tests.conftest import bare_address, plain_postgres, plain_sql
from tests.postgres_server import PostgresServer
from tests.services.plain_floor import count_events, lay_floor
from wallboard.services.database import DatabaseRefused, open_database
from wallboard.services.schema import tables

WRITERS = 16
CHANGES_EACH = 60


@pytest.fixture(scope="module")
def shared_floor_url(postgres: PostgresServer, postgres_templates: dict[str, str]) -> str:
    """For tests whose writes are all refused."""
    return postgres.url(postgres_templates["training"])


@pytest.fixture
def floor_url(postgres: PostgresServer, postgres_templates: dict[str, str]) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    postgres.create_database(name, template=postgres_templates["training"])
    lay_floor(postgres.url(name))
    yield postgres.url(name)
    postgres.drop_database(name)


def seqs(url: str) -> list[int]:
    return [row[0] for row in plain_sql(url, "SELECT seq FROM event ORDER BY seq")]


def assert_gapless(url: str) -> None:
    found = seqs(url)
    assert found == list(range(1, len(found) + 1))
    assert plain_sql(url, "SELECT seq FROM event_head") == [(len(found),)]
    assert plain_sql(url, "SELECT count(*) FROM event_pending") == [(0,)]
    assert plain_sql(url, "SELECT count(*) FROM event_transaction") == [(0,)]


def insert_teams(url: str, number: int, *, is_immediate: bool) -> None:
    with plain_postgres(url) as connection:
        if is_immediate:
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        connection.execute(
            "INSERT INTO team (code, name) SELECT 'x' || n, 'X' FROM generate_series(1, %s) AS n", (number,)
        )


def test_that_a_rolled_back_savepoint_leaves_no_gap(floor_url: str) -> None:
    before = count_events(floor_url)
    with plain_postgres(floor_url) as connection:
        connection.execute("UPDATE agent SET capacity = 3 WHERE id = 1")
        for _ in range(2):
            with suppress(ZeroDivisionError), connection.transaction():
                connection.execute("UPDATE agent SET capacity = 5 WHERE id = 2")
                raise ZeroDivisionError
        connection.execute("UPDATE agent SET capacity = 4 WHERE id = 1")
    assert count_events(floor_url) == before + 2
    assert_gapless(floor_url)


def test_that_only_a_rolled_back_savepoint_logs_nothing(floor_url: str) -> None:
    before = count_events(floor_url)
    with plain_postgres(floor_url) as connection:
        with suppress(ZeroDivisionError), connection.transaction():
            connection.execute("UPDATE agent SET capacity = 5 WHERE id = 2")
            raise ZeroDivisionError
        connection.execute("SELECT 1")
    assert count_events(floor_url) == before
    assert_gapless(floor_url)


def test_that_constraints_made_immediate_midway_lose_nothing(floor_url: str) -> None:
    before = count_events(floor_url)
    with plain_postgres(floor_url) as connection:
        connection.execute("UPDATE agent SET capacity = 3 WHERE id = 1")
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        connection.execute("UPDATE agent SET capacity = 4 WHERE id = 1")
        connection.execute("SET CONSTRAINTS ALL DEFERRED")
        connection.execute("UPDATE agent SET capacity = 5 WHERE id = 1")
    rows = plain_sql(
        floor_url, "SELECT version FROM event WHERE entity = 'agent' AND entity_id = 1 ORDER BY seq"
    )
    assert [row[0] for row in rows] == [1, 2, 3, 4]
    assert count_events(floor_url) == before + 3
    assert_gapless(floor_url)


@pytest.mark.parametrize("is_immediate", [False, True])
def test_that_a_transaction_of_too_many_changes_is_refused_in_words(
    floor_url: str, is_immediate: bool
) -> None:
    before = count_events(floor_url)
    with pytest.raises(psycopg.Error) as caught:
        insert_teams(floor_url, 2001, is_immediate=is_immediate)
    assert "commit at most 500 changes at a time" in str(caught.value.diag.message_primary)
    assert count_events(floor_url) == before
    insert_teams(floor_url, 2000, is_immediate=is_immediate)
    assert count_events(floor_url) == before + 2000
    assert_gapless(floor_url)


def test_that_our_own_program_is_told_the_same(floor_url: str) -> None:
    database = open_database(floor_url)
    rows = [{"code": f"x{n}", "name": "X"} for n in range(2001)]
    with (
        pytest.raises(DatabaseRefused, match="commit at most 500 changes at a time"),
        database.writing() as connection,
    ):
        connection.execute(insert(tables.team), rows)
    database.dispose()


@pytest.mark.parametrize(
    "table", [table.name for table in (*tables.LOGGED_TABLES, *tables.APPEND_ONLY_TABLES)]
)
def test_that_truncate_is_refused(shared_floor_url: str, table: str) -> None:
    with pytest.raises(psycopg.Error, match="never truncated"):
        plain_sql(shared_floor_url, f"TRUNCATE {table} CASCADE")


def write_changes(address: str, writer: int) -> None:
    """Long and short transactions side by side, some undone: that is what makes gaps elsewhere."""
    with psycopg.connect(address) as connection:
        for change in range(CHANGES_EACH):
            connection.execute(
                "INSERT INTO incident (source, reference, nature_id, severity) VALUES (%s, %s, 1, 3)",
                (f"w{writer}", str(change)),
            )
            if change % 7 == writer % 7:
                time.sleep(0.002)
            if change % 10 == 9:
                connection.rollback()
            else:
                connection.commit()


def poll_until(is_over: threading.Event, address: str, seen: list[int]) -> None:
    """What a board does that follows the log, once more after the last commit."""
    with psycopg.connect(address, autocommit=True) as connection:
        while True:
            was_over = is_over.is_set()
            last = seen[-1] if seen else 0
            rows = connection.execute("SELECT seq FROM event WHERE seq > %s ORDER BY seq", (last,)).fetchall()
            seen.extend(row[0] for row in rows)
            if was_over:
                return


def test_that_many_writers_make_one_log_and_a_poller_misses_nothing(floor_url: str) -> None:
    address = bare_address(floor_url)
    seen: list[int] = []
    is_over = threading.Event()
    writers = [threading.Thread(target=write_changes, args=(address, number)) for number in range(WRITERS)]
    poller = threading.Thread(target=poll_until, args=(is_over, address, seen))
    poller.start()
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    is_over.set()
    poller.join()
    assert seen == seqs(floor_url)
    assert_gapless(floor_url)
    written = plain_sql(floor_url, "SELECT count(*) FROM event WHERE entity = 'incident' AND version = 1")
    assert written == [(1 + WRITERS * CHANGES_EACH * 9 // 10,)]
    times = [row[0] for row in plain_sql(floor_url, "SELECT recorded_at FROM event ORDER BY seq")]
    assert times == sorted(times)


def test_that_a_commit_wakes_listeners_with_the_last_seq(floor_url: str) -> None:
    with psycopg.connect(bare_address(floor_url), autocommit=True) as connection:
        connection.execute("LISTEN wallboard")
        plain_sql(floor_url, "UPDATE agent SET capacity = 7")
        heard = list(connection.notifies(timeout=5, stop_after=1))
    assert [note.payload for note in heard] == [str(count_events(floor_url))]


def test_that_the_operator_is_the_login_and_the_program_its_name(floor_url: str) -> None:
    plain_sql(floor_url, "UPDATE agent SET capacity = 7 WHERE id = 1")
    assert plain_sql(floor_url, "SELECT operator_id, program FROM event ORDER BY seq DESC LIMIT 1") == [
        (1, "plain")
    ]


def test_that_the_triggers_do_not_trust_the_callers_search_path(floor_url: str) -> None:
    with plain_postgres(floor_url) as connection:
        connection.execute(
            "CREATE TEMP TABLE priority_rule AS SELECT 1 AS severity, 1 AS urgency, 4 AS priority"
        )
        connection.execute("CREATE TEMP TABLE event_pending (LIKE public.event_pending)")
        connection.execute(
            "INSERT INTO incident (source, reference, nature_id, severity, urgency) "
            "VALUES ('x', '1', 1, 1, 1)"
        )
    assert plain_sql(floor_url, "SELECT priority FROM incident WHERE source = 'x'") == [(1,)]
    assert plain_sql(floor_url, "SELECT entity FROM event ORDER BY seq DESC LIMIT 1") == [("incident",)]
