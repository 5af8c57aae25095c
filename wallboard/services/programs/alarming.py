"""Alarms for other programs: which ring, and their answers, in the name of the login that gives them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from wallboard.domain.alarm_commands import AcknowledgeAlarm, AlarmCommand, AlarmSeen, SnoozeAlarm
from wallboard.domain.alarms import ALARMING, AlarmState, alarms
from wallboard.domain.alarms_told import ToldAlarm, alarms_told
from wallboard.domain.board import Board
from wallboard.domain.severity import Severity
from wallboard.services.database import Database
from wallboard.services.programs.answer import Answer, Came, answer_to, refused
from wallboard.services.programs.asking import USED
from wallboard.services.programs.carrying import carried_out, done_before
from wallboard.services.programs.naming import Named, incidents_named
from wallboard.services.reading import BoardReader

_KINDS = ("acknowledge_alarm", "snooze_alarm")


@dataclass(frozen=True, slots=True)
class Alarms:
    """All alarms of a floor at an instant of its time, the worst and oldest first."""

    floor_at: datetime
    every: tuple[ToldAlarm, ...]


def alarms_now(database: Database, severities: Collection[Severity] = ALARMING) -> Alarms:
    """Those that ring, that are snoozed, and that were acknowledged, of the severities that sound.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    board = BoardReader(database).whole()
    return Alarms(board.floor_at, alarms_told(board, board.floor_at, severities))


def acknowledge_alarm(
    database: Database,
    incident: str | Sequence[str] | None = None,
    *,
    heard: Severity | None = None,
    command_id: UUID | None = None,
) -> Answer:
    """Silences alarms until they become worse: of one incident, of several, or without any of all that ring.

    `heard` is the severity at which it was heard: what has become worse since rings on. Several are answered
    in one go; those that are silent already are passed over.

    Raises:
        Refusal: there is no such incident.
        DatabaseUnavailable: the database cannot answer now.
    """
    return _answer(database, incident, heard, command_id, minutes=None)


def snooze_alarm(
    database: Database,
    incident: str | Sequence[str] | None = None,
    *,
    minutes: int,
    heard: Severity | None = None,
    command_id: UUID | None = None,
) -> Answer:
    """Silences them for some minutes, after which they ring again by themselves.

    Raises:
        Refusal: there is no such incident.
        DatabaseUnavailable: the database cannot answer now.
    """
    return _answer(database, incident, heard, command_id, minutes=minutes)


def _answer(
    database: Database,
    called: str | Sequence[str] | None,
    heard: Severity | None,
    command_id: UUID | None,
    *,
    minutes: int | None,
) -> Answer:
    key = command_id or uuid4()
    before = done_before(database, key)
    if before is not None:
        return Answer(key, Came.DONE) if before.kind in _KINDS else refused(key, USED)
    named = () if called is None else _named(database, called)
    board = BoardReader(database).whole()
    seen = _ringing(board) if called is None else tuple(_seen(board, one, heard) for one in named)
    if not seen:
        return refused(key, "Nothing rings. There is nothing to answer.")
    command = _command(key, seen, minutes)
    name = named[0].name if len(named) == 1 else None
    return answer_to(database, board, carried_out(database, command), command, name)


def _command(key: UUID, seen: tuple[AlarmSeen, ...], minutes: int | None) -> AlarmCommand:
    return AcknowledgeAlarm(key, seen) if minutes is None else SnoozeAlarm(key, seen, minutes)


def _named(database: Database, called: str | Sequence[str]) -> tuple[Named, ...]:
    with database.reading() as connection:
        return incidents_named(connection, [called] if isinstance(called, str) else called)


def _ringing(board: Board) -> tuple[AlarmSeen, ...]:
    found = alarms(board, board.floor_at)
    return tuple(AlarmSeen(one.incident_id, one.severity) for one in found if one.state is AlarmState.RINGING)


def _seen(board: Board, named: Named, heard: Severity | None) -> AlarmSeen:
    """As the caller heard it, else as it is now; what is over has none any more."""
    incident = board.incidents.get(named.id)
    return AlarmSeen(named.id, heard or (Severity.MINOR if incident is None else incident.severity))
