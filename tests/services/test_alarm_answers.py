"""Alarms are answered once for all, by name, at what was heard; whoever writes, the database sees to it."""

from datetime import datetime
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.conftest import plain_sql
from tests.services.plain_floor import last_event, lay_floor, refusal_of
from tests.services.small_floor import SmallFloor, rows, take_back_of
from wallboard.domain.alarm_commands import AcknowledgeAlarm, AlarmSeen, SnoozeAlarm
from wallboard.domain.alarms import Alarm, AlarmState, alarms
from wallboard.domain.commands import OutcomeKind
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.severity import Severity
from wallboard.domain.story import What
from wallboard.services.checking import check
from wallboard.services.database import Database, open_database
from wallboard.services.past import board_at
from wallboard.services.reading import BoardReader
from wallboard.services.schema import tables
from wallboard.services.stories import story_of
from wallboard.services.writing import execute

DONE = OutcomeKind.DONE
HEARD = "INSERT INTO alarm_answer (incident_id, kind) VALUES (1, 'acknowledged')"
AHEAD = {
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+{} seconds')",
    "postgresql": "now() + interval '{} seconds'",
}


def seen(*incident_ids: int, severity: Severity = Severity.MAJOR) -> tuple[AlarmSeen, ...]:
    return tuple(AlarmSeen(one, severity) for one in incident_ids)


def heard(*incident_ids: int) -> AcknowledgeAlarm:
    return AcknowledgeAlarm(uuid4(), seen(*incident_ids))


def ringing(database: Database) -> list[int]:
    return [one.incident_id for one in told(database) if one.state is AlarmState.RINGING]


def told(database: Database) -> tuple[Alarm, ...]:
    board = BoardReader(database).whole()
    return alarms(board, board.floor_at)


@pytest.fixture
def floor_url(training_url: str, dialect: str) -> str:
    """Incident 1 rings, and whoever writes by plain SQL is operator 1."""
    lay_floor(training_url)
    if dialect == "sqlite":
        plain_sql(training_url, "UPDATE writer SET operator_id = 1")
    return training_url


def test_that_an_answer_says_who_gave_it_when_and_to_what_whatever_its_writer_says(floor_url: str) -> None:
    long_ago = "2020-01-01T00:00:00.000Z"
    plain_sql(
        floor_url,
        "INSERT INTO alarm_answer (incident_id, kind, severity, reopenings, answered_at, effective_at) "
        f"VALUES (1, 'acknowledged', 1, 7, '{long_ago}', '{long_ago}')",
    )
    columns = "severity, reopenings, operator_id, answered_at = effective_at, answered_at > '2025-01-01'"
    assert plain_sql(floor_url, f"SELECT {columns} FROM alarm_answer") == [(2, 0, 1, True, True)]
    assert last_event(floor_url, "verb, entity, entity_id, operator_id") == ("insert", "alarm_answer", 1, 1)


@pytest.mark.parametrize(
    ("columns", "values", "words"),
    [
        ("kind", "'ignored'", "alarm_answer_kind_is_known"),
        ("kind", "'snoozed'", "alarm_answer_until_at_is_given_exactly_for_a_snooze"),
        ("kind, until_at", "'acknowledged', {60}", "alarm_answer_until_at_is_given_exactly_for_a_snooze"),
        ("kind, until_at", "'snoozed', {1900}", "alarm_answer_until_at_is_at_most_30_minutes_ahead"),
        ("kind, operator_id", "'acknowledged', 2", "nobody answers for another"),
        ("kind, severity", "'acknowledged', 5", "alarm_answer_severity_is_1_to_4"),
    ],
)
def test_that_what_makes_no_sense_is_refused(
    floor_url: str, dialect: str, columns: str, values: str, words: str
) -> None:
    plain_sql(floor_url, "INSERT INTO operator (login, role) VALUES ('other', 'handler')")
    for seconds in ("60", "1900"):
        values = values.replace(f"{{{seconds}}}", AHEAD[dialect].format(seconds))
    refusal = refusal_of(floor_url, f"INSERT INTO alarm_answer (incident_id, {columns}) VALUES (1, {values})")
    assert words in refusal


def test_that_a_snooze_of_half_an_hour_is_allowed(floor_url: str, dialect: str) -> None:
    until = AHEAD[dialect].format(1800)
    plain_sql(
        floor_url, f"INSERT INTO alarm_answer (incident_id, kind, until_at) VALUES (1, 'snoozed', {until})"
    )
    database = open_database(floor_url, program="tests")
    assert [one.state for one in told(database)] == [AlarmState.SNOOZED]
    assert not any(finding.is_error for finding in check(database))
    database.dispose()


def test_that_an_answer_is_never_changed_nor_deleted(floor_url: str) -> None:
    plain_sql(floor_url, HEARD)
    for statement in ("UPDATE alarm_answer SET kind = 'acknowledged'", "DELETE FROM alarm_answer"):
        assert "answer again instead" in refusal_of(floor_url, statement)


def test_that_nobody_answers_without_a_name_nor_a_wall_nor_for_what_is_over(
    floor_url: str, dialect: str
) -> None:
    plain_sql(floor_url, "UPDATE operator SET role = 'wall'")
    assert "a wall answers no alarm" in refusal_of(floor_url, HEARD)
    plain_sql(floor_url, "UPDATE operator SET role = 'handler'")
    plain_sql(floor_url, "UPDATE incident SET state = 'resolved'")
    assert "not open" in refusal_of(floor_url, HEARD)
    plain_sql(floor_url, "UPDATE incident SET state = 'new'")
    no_name = (
        "UPDATE writer SET operator_id = NULL" if dialect == "sqlite" else "UPDATE operator SET login = 'x'"
    )
    plain_sql(floor_url, no_name)
    assert "answered by name" in refusal_of(floor_url, HEARD)


def test_that_who_answers_while_a_writers_clock_runs_ahead_has_answered_all_the_same(
    floor_url: str, dialect: str
) -> None:
    plain_sql(floor_url, f"UPDATE incident SET severity = 1, effective_at = {AHEAD[dialect].format(50)}")
    plain_sql(floor_url, "UPDATE incident SET urgency = 2")
    plain_sql(floor_url, HEARD)
    database = open_database(floor_url, program="tests")
    (alarm,) = told(database)
    assert alarm.began_at == alarm.answered_at
    assert alarm.began_at > BoardReader(database).whole().floor_at
    database.dispose()
    assert alarm.state is AlarmState.ACKNOWLEDGED


# --- The commands. ---


@pytest.mark.usefixtures("maria")
def test_that_several_are_answered_at_once_and_those_that_are_silent_passed_over(
    database: Database, floor: SmallFloor
) -> None:
    every = [floor.first, floor.second, floor.third]
    assert ringing(database) == every
    assert execute(database, heard(floor.first)).kind is DONE
    command = heard(*every)
    assert execute(database, command).kind is DONE
    assert ringing(database) == []
    assert {one.incident_id for one in rows(database, tables.alarm_answer)} == set(every)
    assert len(rows(database, tables.alarm_answer)) == 3
    (kept,) = rows(database, tables.command, id=str(command.command_id))
    assert kept.body == {"seen": [{"incident_id": one, "severity": 2} for one in every]}
    assert execute(database, heard(*every)).sentence == (
        "The alarm of 48213 was just answered by Maria K. There is nothing to do. So it is with 2 more."
    )
    assert execute(database, take_back_of(command.command_id)).sentence == (
        "This cannot be taken back. Do what puts it right instead."
    )


@pytest.mark.usefixtures("maria")
def test_that_a_snooze_is_silent_until_it_ends_and_can_be_acknowledged_before(
    database: Database, floor: SmallFloor
) -> None:
    assert execute(database, SnoozeAlarm(uuid4(), seen(floor.first), 5)).kind is DONE
    alarm = next(one for one in told(database) if one.incident_id == floor.first)
    assert alarm.state is AlarmState.SNOOZED
    assert alarm.until_at is not None
    assert alarm.answered_at is not None
    assert 295 < (alarm.until_at - alarm.answered_at).total_seconds() <= 300
    assert execute(database, heard(floor.first)).kind is DONE
    late = execute(database, SnoozeAlarm(uuid4(), seen(floor.first), 5))
    assert late.sentence.startswith("The alarm of 48213 was just answered by Maria K.")
    assert ringing(database) == [floor.second, floor.third]


@pytest.mark.parametrize("minutes", [0, 31])
def test_that_a_snooze_is_bounded(database: Database, floor: SmallFloor, minutes: int) -> None:
    outcome = execute(database, SnoozeAlarm(uuid4(), seen(floor.first), minutes))
    assert outcome.sentence == "A snooze lasts 1 to 30 minutes. Choose a shorter one."


def test_that_nobody_answers_what_they_did_not_hear(database: Database, floor: SmallFloor) -> None:
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(severity=1))
    outcome = execute(database, heard(floor.first))
    assert outcome.sentence == "48213 has become severity 1 since. Look at it again and decide."
    assert execute(database, heard(floor.first, floor.second)).kind is DONE
    assert ringing(database) == [floor.first, floor.third]


def test_that_what_is_over_or_was_never_there_needs_no_answer(database: Database, floor: SmallFloor) -> None:
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(state="resolved"))
    assert "48213 is resolved, and nothing rings" in execute(database, heard(floor.first)).sentence
    assert "not in the database" in execute(database, heard(99)).sentence
    assert execute(database, AcknowledgeAlarm(uuid4(), ())).sentence == "Choose 1 to 500 alarms."


@pytest.mark.usefixtures("maria")
def test_that_who_acknowledges_the_incident_has_heard_its_alarm(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, ChangeLife(uuid4(), floor.first, 1, LifeAct.ACKNOWLEDGE))
    assert ringing(database) == [floor.second, floor.third]
    assert "was just answered by Maria K" in execute(database, heard(floor.first)).sentence


def test_that_a_past_board_knows_what_had_been_answered_by_then(
    database: Database, floor: SmallFloor
) -> None:
    execute(database, heard(floor.first))
    then = BoardReader(database).whole()
    execute(database, heard(floor.second))
    with database.writing() as c:
        c.execute(update(tables.incident).where(tables.incident.c.id == floor.first).values(state="resolved"))
    past = board_at(database, then.floor_at)
    assert past.alarm_answers == then.alarm_answers
    assert set(past.answers_of_incident) == {floor.first}
    assert set(BoardReader(database).whole().answers_of_incident) == {floor.second}


def test_that_who_answered_its_alarm_and_for_how_long_is_told(database: Database, floor: SmallFloor) -> None:
    execute(database, SnoozeAlarm(uuid4(), seen(floor.first), 5))
    execute(database, heard(floor.first))
    story = story_of(database, floor.first)
    answers = [line for line in story.lines if line.order is not None]
    assert [line.order and line.order.kind for line in answers] == ["acknowledge_alarm", "snooze_alarm"]
    answer, snoozed = (line.deeds[0] for line in answers)
    assert (answer.what, answer.after) == (What.ALARM_ACKNOWLEDGED, None)
    assert snoozed.what is What.ALARM_SNOOZED
    assert isinstance(snoozed.after, datetime)
    assert snoozed.after > story.as_of
    assert all(line.writer.operator_id == 1 for line in answers)
