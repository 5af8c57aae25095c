"""Databases of the second to fourth schema are brought to today's, with every row and instant they had."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, insert, select

from tests.conftest import PlaceMaker, plain_sql, plain_transaction
from tests.services.old_schema import make_schema_2, make_schema_3, make_schema_4
from tests.services.test_upgrade_from_1 import errors_of, shape_of
from wallboard.domain.alarm_commands import AcknowledgeAlarm, AlarmSeen
from wallboard.domain.alarms import alarms
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.heartbeats import Kind
from wallboard.domain.severity import Severity
from wallboard.domain.staff import Accepts
from wallboard.services.database import Access, DatabaseRefused, open_database, system_login
from wallboard.services.heartbeats import Pulse, roll_call
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.schema.versions import SCHEMA_VERSION
from wallboard.services.upgrade import upgrade
from wallboard.services.writing import execute

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


MAKERS = {2: make_schema_2, 3: make_schema_3, 4: make_schema_4}


@pytest.fixture(params=MAKERS)
def old_version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def old_url(database_url: str, old_version: int) -> str:
    """A floor that worked with that schema."""
    MAKERS[old_version](database_url)
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
        ("INSERT INTO agent (code, team_id) VALUES ('a2', 1)", ()),
        ("INSERT INTO incident (source, reference, nature_id, severity) VALUES ('crm', '3', 1, 3)", ()),
        ("INSERT INTO assignment (incident_id, agent_id, state) VALUES (3, 2, 'offered')", ()),
        (mark, ()),
        ("UPDATE incident SET state = 'resolved' WHERE id = 2", ()),
    ]
    plain_transaction(database_url, work)
    return database_url


def rows(url: str, wide: Mapping[str, int] = MappingProxyType({})) -> dict[str, list[tuple[Any, ...]]]:
    """As they are told, each as far as the old table had columns: those that were added stand last."""
    return {
        table: [row[: wide.get(table)] for row in plain_sql(url, f"SELECT * FROM {table} ORDER BY 1")]
        for table in TABLES
    }


def test_that_it_becomes_like_a_new_one_and_keeps_every_row(
    old_url: str, old_version: int, new_place: PlaceMaker
) -> None:
    before = rows(old_url)
    assert len(before["event"]) > 25
    assert upgrade(old_url) == (old_version, SCHEMA_VERSION)
    assert shape_of(old_url) == shape_of(new_place("training"))
    wide = {table: len(found[0]) for table, found in before.items() if found}
    assert rows(old_url, wide) == before, "nothing is written that was not there"
    assert errors_of(old_url) == []


def test_that_who_was_sent_before_it_was_sent_and_needs_no_answer(old_url: str) -> None:
    upgrade(old_url)
    database = open_database(old_url)
    board = BoardReader(database).whole()
    database.dispose()
    for held in board.assignments.values():
        assert (held.deployed_at, held.respond_by_at) == (held.assigned_at, None)
        assert board.timelines[held.incident_id].deployments == (held.assigned_at,)
    assert board.agents[2].accepts is Accepts.AUTOMATICALLY


def test_that_what_was_open_before_rings_and_can_be_answered_after_it(old_url: str) -> None:
    upgrade(old_url)
    database = open_database(old_url)
    board = BoardReader(database).whole()
    rings = [one.incident_id for one in alarms(board, board.floor_at)]
    assert [one for one in rings if board.incidents[one].state.is_open] == rings == [1]
    with database.writing() as connection:
        login = connection.scalar(select(func.session_user())) if database.dialect != "sqlite" else None
        connection.execute(insert(tables.operator).values(login=login or system_login(), role="handler"))
    outcome = execute(database, AcknowledgeAlarm(uuid4(), (AlarmSeen(1, Severity.CRITICAL),)))
    database.dispose()
    assert (outcome.kind, outcome.sentence) == (OutcomeKind.DONE, "")


@pytest.mark.parametrize("forged", ["escalation = 1", "outcome = 'fixed'"])
def test_that_an_old_row_forged_past_the_triggers_is_still_found(
    old_url: str, dialect: str, forged: str
) -> None:
    upgrade(old_url)
    off, on = (
        ("UPDATE trigger_guard SET is_busy = 1", "UPDATE trigger_guard SET is_busy = 0")
        if dialect == "sqlite"
        else ("ALTER TABLE incident DISABLE TRIGGER USER", "ALTER TABLE incident ENABLE TRIGGER USER")
    )
    for statement in (off, f"UPDATE incident SET {forged} WHERE id = 1", on):
        plain_sql(old_url, statement)
    assert errors_of(old_url) == ["incident: rows 1 differ from their last event in the log"]


def test_that_programs_are_heard_of_after_it_and_not_before(old_url: str) -> None:
    with pytest.raises(DatabaseRefused, match="wallboard db upgrade"):
        open_database(old_url, needs=Access.READ)
    upgrade(old_url)
    database = open_database(old_url)
    board = BoardReader(database).whole()
    Pulse(database, Kind.BOARD).beat(epoch=board.epoch, seq=board.seq)
    assert [beat.is_same_log for beat in roll_call(database).beats] == [True]
    database.dispose()
