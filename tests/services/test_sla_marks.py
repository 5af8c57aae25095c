"""A mark fires once, whoever sees it first, and stays; clocks derived for others are theirs to read."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import psycopg
import pytest
from sqlalchemy import insert

from tests.conftest import plain_sql
from tests.services.plain_floor import count_events, last_event, lay_floor, refusal_of
from wallboard.services.database import Database, DatabaseRefused
from wallboard.services.rows import instant
from wallboard.services.schema import tables

AT = "2026-03-01T10:00:00.000Z"
FAR_AHEAD = "2199-01-01T00:00:00.000Z"
MARK: dict[str, Any] = {
    "incident_id": 1,
    "policy_version_id": 1,
    "target": "p1/resolve",
    "promise": "resolve",
    "cycle": 1,
    "percent": 50,
    "planned_at": AT,
    "due_at": AT,
}
CLOCK: dict[str, Any] = {
    "incident_id": 1,
    "promise": "update",
    "cycle": 1,
    "state": "running",
    "due_at": AT,
    "budget_s": 3600,
    "used_s": 60,
    "policy_version_id": 1,
    "target": "p1/update",
    "incident_version": 1,
    "derived_at": AT,
}


@pytest.fixture
def floor_url(training_url: str) -> str:
    lay_floor(training_url)
    return training_url


@pytest.fixture(scope="module")
def shared_floor_url(shared_training_url: str) -> str:
    """For tests whose writes are all refused; one mark has fired."""
    lay_floor(shared_training_url)
    plain_sql(shared_training_url, *insert_of("sla_mark", MARK | {"percent": 90}))
    return shared_training_url


def insert_of(table: str, values: dict[str, Any], more: str = "") -> tuple[str, tuple[Any, ...]]:
    marks = ", ".join("?" for _ in values)
    return f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks}){more}", tuple(values.values())


def fire(url: str, **values: Any) -> None:
    plain_sql(url, *insert_of("sla_mark", MARK | values))


def count(url: str, table: str) -> int:
    return int(plain_sql(url, f"SELECT count(*) FROM {table}")[0][0])


def test_that_a_mark_is_logged_with_the_moment_at_which_it_fired(floor_url: str) -> None:
    fire(floor_url)
    assert last_event(floor_url, "verb, entity, entity_id, version") == ("insert", "sla_mark", 1, 1)
    assert plain_sql(floor_url, "SELECT fired_at = effective_at, planned_at < fired_at FROM sla_mark") == [
        (True, True)
    ]


@pytest.mark.parametrize(
    "other",
    [{"incident_id": 2}, {"policy_version_id": 2}, {"target": "p2/resolve"}, {"cycle": 2}, {"percent": 75}],
)
def test_that_another_mark_of_anything_fires_as_well(floor_url: str, other: dict[str, Any]) -> None:
    plain_sql(floor_url, "INSERT INTO policy_version (document) VALUES ('{}')")
    plain_sql(
        floor_url, "INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', '2', 1, 2)"
    )
    fire(floor_url)
    fire(floor_url, **other)
    assert count(floor_url, "sla_mark") == 2


def test_that_a_mark_that_fired_fires_no_more(floor_url: str) -> None:
    fire(floor_url)
    before = count_events(floor_url)
    again = MARK | {"planned_at": "2026-03-01T11:00:00.000Z", "promise": "deploy"}
    said = refusal_of(floor_url, *insert_of("sla_mark", again))
    assert "sla_mark_fires_once" in said or "sla_mark.incident_id, sla_mark.policy_version_id" in said
    plain_sql(floor_url, *insert_of("sla_mark", again, " ON CONFLICT DO NOTHING"))
    assert (count(floor_url, "sla_mark"), count_events(floor_url)) == (1, before)


def test_that_our_programs_are_told_so_in_words(database: Database) -> None:
    lay_floor(database.url)
    fire(database.url)
    row = MARK | {name: instant(MARK[name]) for name in ("planned_at", "due_at")}
    with (
        pytest.raises(DatabaseRefused, match="this mark of this clock has fired already"),
        database.writing() as connection,
    ):
        connection.execute(insert(tables.sla_mark).values(**row))


def test_that_of_eight_writers_at_once_exactly_one_fires_the_mark(floor_url: str) -> None:
    start = Barrier(8)

    def write(_: int) -> bool:
        start.wait()
        try:
            fire(floor_url)
        except (sqlite3.IntegrityError, psycopg.errors.UniqueViolation):
            return False
        return True

    before = count_events(floor_url)
    with ThreadPoolExecutor(8) as writers:
        won = list(writers.map(write, range(8)))
    assert sum(won) == 1
    assert count(floor_url, "sla_mark") == 1
    assert count_events(floor_url) == before + 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"incident_id": 77}, "incident"),
        ({"policy_version_id": 77}, "policy_version"),
        ({"target": ""}, "sla_mark_target_is_1_to_128_printable_characters"),
        ({"target": "x" * 129}, "sla_mark_target_is_1_to_128_printable_characters"),
        ({"promise": "fix"}, "sla_mark_promise_is_known"),
        ({"cycle": 0}, "sla_mark_cycle_is_at_least_1"),
        ({"percent": 0}, "sla_mark_percent_is_1_to_1000"),
        ({"percent": 1001}, "sla_mark_percent_is_1_to_1000"),
        ({"planned_at": None}, "planned_at"),
        ({"due_at": None}, "due_at"),
        ({"planned_at": FAR_AHEAD}, "sla_mark.planned_at lies ahead of now; a mark fires when it is reached"),
        ({"fired_at": FAR_AHEAD}, "sla_mark.fired_at lies ahead of now"),
        ({"due_at": "2200-01-01T00:00:00.000Z"}, "sla_mark_due_at_is_an_instant"),
    ],
)
def test_that_a_mark_that_makes_no_sense_is_refused(
    shared_floor_url: str, values: dict[str, Any], said: str
) -> None:
    before = count_events(shared_floor_url)
    assert said in refusal_of(shared_floor_url, *insert_of("sla_mark", MARK | values))
    assert count_events(shared_floor_url) == before


@pytest.mark.parametrize("statement", ["UPDATE sla_mark SET percent = 51", "DELETE FROM sla_mark"])
def test_that_a_mark_is_never_changed_or_deleted(shared_floor_url: str, statement: str) -> None:
    assert "mark that fired is never changed or deleted" in refusal_of(shared_floor_url, statement)
    assert plain_sql(shared_floor_url, "SELECT percent, version FROM sla_mark") == [(90, 1)]


def test_that_derived_clocks_are_written_over_and_over_without_the_log(floor_url: str) -> None:
    before = count_events(floor_url)
    plain_sql(floor_url, *insert_of("sla_clock", CLOCK))
    again = " ON CONFLICT (incident_id, promise, cycle) DO UPDATE SET state = excluded.state"
    plain_sql(floor_url, *insert_of("sla_clock", CLOCK | {"state": "met"}, again))
    assert plain_sql(floor_url, "SELECT state, used_s FROM sla_clock") == [("met", 60)]
    plain_sql(floor_url, "DELETE FROM sla_clock")
    assert count_events(floor_url) == before


def test_that_how_far_marks_were_kept_is_one_row_without_the_log(floor_url: str) -> None:
    before = count_events(floor_url)
    plain_sql(floor_url, "UPDATE mark_watch SET kept_until_at = ?", (AT,))
    assert plain_sql(floor_url, "SELECT id, kept_until_at IS NOT NULL FROM mark_watch") == [(1, True)]
    assert "mark_watch" in refusal_of(floor_url, "INSERT INTO mark_watch (id) VALUES (2)")
    assert count_events(floor_url) == before
