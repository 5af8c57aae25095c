"""The chain of seals: written after every write of ours, and broken by whatever touches the log."""

import threading
from itertools import pairwise

import pytest
from sqlalchemy import insert, text

from tests.conftest import plain_sql
from tests.services.plain_floor import count_events, lay_floor, refusal_of
from wallboard.services.database import Database, open_database
from wallboard.services.schema import tables
from wallboard.services.sealing import canonical, chained, seal_tail


def sealed_to(url: str) -> int:
    return int(plain_sql(url, "SELECT coalesce(max(last_seq), 0) FROM seal")[0][0])


def add_team(database: Database, code: str, *, seals: bool = True) -> None:
    with database.writing(seals=seals) as connection:
        connection.execute(insert(tables.team).values(code=code, name="T"))


def test_that_our_writes_seal_everything_up_to_the_end(database: Database) -> None:
    plain_sql(database.url, "INSERT INTO team (code, name) VALUES ('plain', 'T')")
    add_team(database, "ours")
    assert sealed_to(database.url) == count_events(database.url)


def test_that_bulk_work_may_leave_the_sealing_to_its_end(database: Database) -> None:
    add_team(database, "ours", seals=False)
    assert sealed_to(database.url) == 0
    assert seal_tail(database) == count_events(database.url)
    assert seal_tail(database) == 0


def test_that_a_long_tail_is_sealed_in_stretches(database: Database) -> None:
    for start in (0, 1000):
        with database.writing(seals=False) as connection:
            rows = [{"code": f"t{n}", "name": "T"} for n in range(start, start + 1000)]
            connection.execute(insert(tables.team), rows)
    assert seal_tail(database) == count_events(database.url)
    lengths = plain_sql(database.url, "SELECT last_seq - first_seq + 1 FROM seal ORDER BY last_seq")
    assert [row[0] for row in lengths][:2] == [1000, 1000]


def test_that_two_who_seal_at_once_make_one_chain(database: Database) -> None:
    lay_floor(database.url)
    others = [open_database(database.url, program=f"sealer-{n}") for n in range(4)]

    def work(mine: Database, name: int) -> None:
        for n in range(5):
            add_team(mine, f"s{name}-{n}")

    threads = [threading.Thread(target=work, args=(mine, n)) for n, mine in enumerate(others)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seal_tail(database)
    stretches = plain_sql(database.url, "SELECT first_seq, last_seq FROM seal ORDER BY first_seq")
    assert stretches[0][0] == 1
    for (_, last), (first, _) in pairwise(stretches):
        assert first == last + 1
    assert stretches[-1][1] == count_events(database.url)
    for mine in others:
        mine.dispose()


@pytest.mark.parametrize(("first", "last"), [(2, 3), (1, 99_999)])
def test_that_a_seal_out_of_place_is_refused(training_url: str, first: int, last: int) -> None:
    statement = "INSERT INTO seal (first_seq, last_seq, hash, sealed_at) VALUES (?, ?, ?, ?)"
    said = refusal_of(training_url, statement, (first, last, "0" * 64, "2026-01-01T00:00:00.000Z"))
    assert "a seal starts right after the last one" in said or "covers_1_to_1000" in said


def test_that_the_hash_depends_on_every_value_and_on_what_was_before() -> None:
    event = (1, "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z", 1, "p", "insert", "team", 1, 1, "{}")
    for place in range(len(event)):
        other = (*event[:place], "other", *event[place + 1 :])
        assert canonical(other) != canonical(event)
        assert chained("0" * 64, [other]) != chained("0" * 64, [event])
    assert chained("1" * 64, [event]) != chained("0" * 64, [event])


def test_that_a_reader_who_may_not_seal_leaves_it(database: Database) -> None:
    if database.dialect == "sqlite":
        assert seal_tail(database) > 0, "SQLite has no readers without the right to write"
        return
    with database.writing(seals=False) as connection:
        connection.execute(text("CREATE ROLE wall_of_seal LOGIN IN ROLE wallboard_reader"))
    reader = open_database(database.url.replace("postgres:", "wall_of_seal:", 1))
    try:
        assert seal_tail(reader) == 0
    finally:
        reader.dispose()
        with database.writing() as connection:
            connection.execute(text("DROP ROLE wall_of_seal"))
