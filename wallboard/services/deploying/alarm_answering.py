"""Carries out AcknowledgeAlarm and SnoozeAlarm, for several alarms at once where several ring."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from wallboard.domain.alarm_answer import LONGEST_SNOOZE_MIN, AlarmAnswer, AnswerKind
from wallboard.domain.alarm_commands import AcknowledgeAlarm, AlarmCommand, AlarmSeen, SnoozeAlarm
from wallboard.domain.alarms import Alarm, AlarmState, alarm_told
from wallboard.domain.severity import Severity
from wallboard.services.deploying.claim import own_login
from wallboard.services.deploying.clocks import ago, floor_now
from wallboard.services.deploying.overtaken import LOOK_AGAIN
from wallboard.services.deploying.people import operator_words
from wallboard.services.deploying.refusal import CommandRefused
from wallboard.services.deploying.scene import OPEN_WORDS, incident_now, lock_incidents
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import timelines_of

MOST_AT_ONCE = 500
"""More alarms than a person hears."""
_answer = tables.alarm_answer


def answer_alarms(connection: Connection, command: AlarmCommand) -> None:
    """Writes an answer to each alarm that still rings as it was heard.

    Raises:
        CommandRefused: none of them does, or a snooze is too long.
    """
    _check(command)
    _check_name(connection)
    now = floor_now(connection)
    lock_incidents(connection, [seen.incident_id for seen in command.seen])
    why_not = [_answered(connection, command, seen, now) for seen in command.seen]
    if all(why_not):
        others = len(why_not) - 1
        more = f" So it is with {others} more." if others else ""
        raise CommandRefused(f"{why_not[0]}{more}")


def _check(command: AlarmCommand) -> None:
    if not 1 <= len(command.seen) <= MOST_AT_ONCE:
        raise CommandRefused(f"Choose 1 to {MOST_AT_ONCE} alarms.")
    if isinstance(command, SnoozeAlarm) and not 1 <= command.minutes <= LONGEST_SNOOZE_MIN:
        raise CommandRefused(f"A snooze lasts 1 to {LONGEST_SNOOZE_MIN} minutes. Choose a shorter one.")


def _check_name(connection: Connection) -> None:
    """The triggers refuse it as well, in words for other programs."""
    login = own_login(connection)
    role = connection.scalar(select(tables.operator.c.role).where(tables.operator.c.login == login))
    if role is None:
        raise CommandRefused(
            f"An alarm is answered by name, and this database knows no name for your login {login}. "
            "Ask whoever looks after it to enter you as an operator."
        )
    if role == "wall":
        raise CommandRefused(f"A wall answers no alarm, and {login} is a wall’s login. Answer it at a desk.")


def _answered(connection: Connection, command: AlarmCommand, seen: AlarmSeen, now: datetime) -> str:
    """Writes the answer to one alarm; why not, where there is nothing to answer."""
    incident = incident_now(connection, seen.incident_id)
    why_not = _nothing_to_answer(connection, incident, seen, now)
    if not why_not:
        is_snooze = isinstance(command, SnoozeAlarm)
        connection.execute(
            insert(_answer).values(
                incident_id=seen.incident_id,
                kind=str(AnswerKind.SNOOZED if is_snooze else AnswerKind.ACKNOWLEDGED),
                severity=int(seen.severity),
                until_at=None if isinstance(command, AcknowledgeAlarm) else now + _span(command),
            )
        )
    return why_not


def _span(command: SnoozeAlarm) -> timedelta:
    return timedelta(minutes=command.minutes)


def _nothing_to_answer(
    connection: Connection, incident: Row[Any] | None, seen: AlarmSeen, now: datetime
) -> str:
    if incident is None:
        return "This incident is not in the database any more. There is nothing to answer."
    if incident.state not in OPEN_WORDS:
        return f"{incident.reference} is {incident.state}, and nothing rings. There is nothing to do."
    if incident.severity < seen.severity:
        return f"{incident.reference} has become severity {incident.severity} since. {LOOK_AGAIN}"
    alarm = _alarm(connection, incident, now)
    if alarm.state is not AlarmState.ACKNOWLEDGED or alarm.answered_at is None:
        return ""
    by, when = operator_words(connection, alarm.answered_by), ago(now - alarm.answered_at)
    when = "just" if when == "just" else f"{when},"
    return f"The alarm of {incident.reference} was {when} answered by {by}. There is nothing to do."


def _alarm(connection: Connection, incident: Row[Any], now: datetime) -> Alarm:
    spelling = Spelling(connection.dialect.name)
    told = timelines_of(connection, spelling, [incident.id])[incident.id]
    alarm = Alarm(incident.id, Severity(incident.severity), incident.opened_at)
    return alarm_told(alarm, told, _answers(connection, incident), now)


def _answers(connection: Connection, incident: Row[Any]) -> Sequence[AlarmAnswer]:
    rows = connection.execute(
        select(_answer)
        .where(_answer.c.incident_id == incident.id, _answer.c.reopenings == incident.reopenings)
        .order_by(_answer.c.id)
    )
    return [
        AlarmAnswer(
            row.id,
            row.incident_id,
            AnswerKind(row.kind),
            Severity(row.severity),
            row.reopenings,
            row.operator_id,
            row.answered_at,
            row.until_at,
        )
        for row in rows
    ]
