"""The clock table: what programs that only speak SQL read, never older than what is there."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.conftest import plain_sql
from tests.services.mark_floor import at, change, it_is, lay_mark_floor, open_incident
from wallboard.services.clock_table import DerivedClocks, write_clocks
from wallboard.services.clocking import clocks_of_incidents
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.schema.columns import instant_text
from wallboard.services.spelling import Spelling

Row = tuple[object, ...]


@pytest.fixture
def floor(database: Database) -> Database:
    lay_mark_floor(database)
    return database


@pytest.fixture
def rows(training_url: str) -> Callable[[str], list[Row]]:
    """Some columns of the table, as another program reads them."""

    def read(columns: str) -> list[Row]:
        return plain_sql(training_url, f"SELECT {columns} FROM sla_clock ORDER BY incident_id, cycle")

    return read


def derived(database: Database, incident_id: int, minutes: float, version: int) -> DerivedClocks:
    with database.reading() as connection:
        (one,) = clocks_of_incidents(connection, Spelling(database.dialect), str(incident_id))
    return DerivedClocks(incident_id, version, one.clocks, at(minutes))


def test_that_another_program_reads_how_a_clock_stands(
    floor: Database, rows: Callable[[str], list[Row]]
) -> None:
    incident_id = open_incident(floor)
    write_clocks(floor, [derived(floor, incident_id, 30, 1)])
    assert rows("incident_id, promise, cycle, state, budget_s, used_s, target, incident_version") == [
        (incident_id, "resolve", 1, "running", 6000, 1800, "p1/resolve", 1)
    ]


def test_that_the_due_time_is_the_clocks_own(floor: Database, training_url: str) -> None:
    incident_id = open_incident(floor)
    one = derived(floor, incident_id, 30, 1)
    write_clocks(floor, [one])
    due_at = one.clocks[0].due_at
    assert due_at is not None
    spelled = instant_text(due_at) if floor.dialect == "sqlite" else due_at
    found = plain_sql(training_url, "SELECT count(*) FROM sla_clock WHERE due_at = ?", (spelled,))
    assert found == [(1,)]


@pytest.mark.parametrize(
    ("changes", "minutes", "state"),
    [
        ({}, 100, "running"),
        ({}, 101, "running_though_missed"),
        ({"state": "paused", "pause_reason": "customer"}, 70, "paused"),
        ({"state": "resolved"}, 70, "met"),
        ({"state": "cancelled"}, 70, "cancelled"),
    ],
)
def test_that_it_says_each_state_of_a_clock(
    floor: Database, rows: Callable[[str], list[Row]], changes: dict[str, str], minutes: float, state: str
) -> None:
    incident_id = open_incident(floor)
    it_is(floor, 60)
    if changes:
        change(floor, incident_id, 60, **changes)
    write_clocks(floor, [derived(floor, incident_id, minutes, 2)])
    assert rows("state, due_at IS NULL") == [(state, state == "paused")]


def test_that_an_older_version_of_an_incident_never_overwrites_a_newer(
    floor: Database, rows: Callable[[str], list[Row]]
) -> None:
    incident_id = open_incident(floor)
    older = derived(floor, incident_id, 70, 1)
    it_is(floor, 60)
    change(floor, incident_id, 60, state="resolved")
    write_clocks(floor, [derived(floor, incident_id, 65, 2)])
    write_clocks(floor, [older])
    assert rows("state, incident_version") == [("met", 2)]


def test_that_of_one_version_what_was_derived_last_stands(
    floor: Database, rows: Callable[[str], list[Row]]
) -> None:
    incident_id = open_incident(floor)
    write_clocks(floor, [derived(floor, incident_id, 110, 1)])
    write_clocks(floor, [derived(floor, incident_id, 90, 1)])
    assert rows("state") == [("running_though_missed",)]


def test_that_a_clock_that_an_incident_no_longer_has_is_taken_away(
    floor: Database, rows: Callable[[str], list[Row]]
) -> None:
    first, second = open_incident(floor), open_incident(floor)
    write_clocks(floor, [derived(floor, one, 10, 1) for one in (first, second)])
    write_clocks(floor, [DerivedClocks(first, 1, (), at(5))])
    assert rows("incident_id") == [(first,), (second,)], "an older look takes nothing away"
    write_clocks(floor, [DerivedClocks(first, 2, (), at(20))])
    assert rows("incident_id") == [(second,)]


def test_that_incidents_that_are_not_named_keep_their_verdict(
    floor: Database, rows: Callable[[str], list[Row]]
) -> None:
    ended, running = open_incident(floor), open_incident(floor)
    it_is(floor, 60)
    change(floor, ended, 60, state="resolved")
    write_clocks(floor, [derived(floor, ended, 60, 2)])
    write_clocks(floor, [derived(floor, running, 200, 1)])
    assert rows("state") == [("met",), ("running_though_missed",)]


def test_that_many_are_written_in_small_transactions(
    floor: Database, rows: Callable[[str], list[Row]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wallboard.services.clock_table.AT_ONCE", 2)
    ids = [open_incident(floor) for _ in range(7)]
    write_clocks(floor, reversed([derived(floor, one, 10, 1) for one in ids]))
    assert [row[0] for row in rows("incident_id")] == ids


def test_that_the_table_is_not_in_the_log(floor: Database, training_url: str) -> None:
    incident_id = open_incident(floor)
    before = plain_sql(training_url, "SELECT count(*) FROM event")
    write_clocks(floor, [derived(floor, incident_id, 10, 1)])
    assert plain_sql(training_url, "SELECT count(*) FROM event") == before


def test_that_time_left_by_the_table_is_time_left_by_the_clock(floor: Database) -> None:
    incident_id = open_incident(floor)
    now = at(33)
    one = derived(floor, incident_id, 33, 1)
    write_clocks(floor, [one])
    with floor.reading() as connection:
        due_at = connection.scalar(tables.sla_clock.select().with_only_columns(tables.sla_clock.c.due_at))
    assert due_at is not None
    assert due_at - now == one.clocks[0].wall_left(now) == timedelta(minutes=67)
