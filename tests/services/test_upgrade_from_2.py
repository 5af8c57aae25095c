"""A database of the second schema is brought to today's, and programs can say in it that they are there."""

from typing import Any

import pytest

from tests.conftest import PlaceMaker, plain_sql, plain_transaction
from tests.services.old_schema import make_schema_2
from tests.services.test_upgrade_from_1 import errors_of, shape_of
from wallboard.domain.heartbeats import Kind
from wallboard.services.database import Access, DatabaseRefused, open_database
from wallboard.services.heartbeats import Pulse, roll_call
from wallboard.services.reading import BoardReader
from wallboard.services.schema.versions import SCHEMA_VERSION
from wallboard.services.upgrade import upgrade

TABLES = [
    "team",
    "nature",
    "agent",
    "incident",
    "assignment",
    "policy_version",
    "sla_mark",
    "sla_clock",
    "operator",
    "event",
    "seal",
]


@pytest.fixture
def old_url(database_url: str) -> str:
    """A floor that worked with schema 2."""
    make_schema_2(database_url)
    mark = (
        "INSERT INTO sla_mark (incident_id, policy_version_id, target, promise, cycle, percent, planned_at, "
        "due_at) VALUES (1, 1, 'p1/resolve', 'resolve', 1, 50, '2026-03-01T10:00:00.000Z', "
        "'2026-03-01T11:00:00.000Z')"
    )
    work: list[tuple[str, tuple[Any, ...]]] = [
        ("INSERT INTO team (code, name) VALUES ('t1', 'Team 1')", ()),
        ("INSERT INTO nature (code, name) VALUES ('n1', 'Nature 1')", ()),
        ("INSERT INTO agent (code, team_id) VALUES ('a1', 1)", ()),
        ("INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', '1', 1, 1)", ()),
        ("INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', '2', 1, 2)", ()),
        ("INSERT INTO assignment (incident_id, agent_id, state) VALUES (1, 1, 'working')", ()),
        (mark, ()),
        ("UPDATE incident SET state = 'resolved' WHERE id = 2", ()),
    ]
    plain_transaction(database_url, work)
    return database_url


def rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    return {table: plain_sql(url, f"SELECT * FROM {table} ORDER BY 1") for table in TABLES}


def test_that_it_becomes_like_a_new_one_and_keeps_every_row(old_url: str, new_place: PlaceMaker) -> None:
    before = rows(old_url)
    assert len(before["event"]) > 25
    assert upgrade(old_url) == (2, SCHEMA_VERSION)
    assert shape_of(old_url) == shape_of(new_place("training"))
    assert rows(old_url) == before, "nothing is written that was not there"
    assert errors_of(old_url) == []


def test_that_programs_are_heard_of_after_it_and_not_before(old_url: str) -> None:
    with pytest.raises(DatabaseRefused, match="wallboard db upgrade"):
        open_database(old_url, needs=Access.READ)
    upgrade(old_url)
    database = open_database(old_url)
    board = BoardReader(database).whole()
    Pulse(database, Kind.BOARD).beat(epoch=board.epoch, seq=board.seq)
    assert [beat.is_same_log for beat in roll_call(database).beats] == [True]
    database.dispose()
