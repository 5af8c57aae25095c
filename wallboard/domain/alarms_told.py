"""The alarms of a board in words for people and as data for programs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wallboard.domain.alarms import ALARMING, Alarm, alarms
from wallboard.domain.board import Board
from wallboard.domain.proof_told import spelled
from wallboard.domain.severity import Severity


@dataclass(frozen=True, slots=True)
class ToldAlarm:
    """The alarm of one incident; `by` is who answered it, None where nobody did."""

    incident: str
    nature: str
    team: str
    by: str | None
    alarm: Alarm


def alarms_told(
    board: Board, now: datetime, severities: Collection[Severity] = ALARMING
) -> tuple[ToldAlarm, ...]:
    """All of them, answered or not, the worst and oldest first."""
    return tuple(_told(board, one) for one in alarms(board, now, severities))


def alarm_data(one: ToldAlarm) -> dict[str, Any]:
    """For programs."""
    alarm = one.alarm
    return {
        "incident": one.incident,
        "id": alarm.incident_id,
        "severity": int(alarm.severity),
        "nature": one.nature,
        "team": one.team or None,
        "state": str(alarm.state),
        "began_at": spelled(alarm.began_at),
        "answered_by": one.by,
        "answered_at": None if alarm.answered_at is None else spelled(alarm.answered_at),
        "until_at": None if alarm.until_at is None else spelled(alarm.until_at),
    }


def _told(board: Board, alarm: Alarm) -> ToldAlarm:
    incident = board.incidents[alarm.incident_id]
    return ToldAlarm(
        incident=f"{incident.source}:{incident.reference}",
        nature=board.nature_name(incident.nature_id),
        team=board.team_name(incident.team_id),
        by=None if alarm.answered_by is None else _operator(board, alarm.answered_by),
        alarm=alarm,
    )


def _operator(board: Board, operator_id: int) -> str:
    """A person's name, or the login where no name is kept."""
    operator = board.operators.get(operator_id)
    login = f"#{operator_id}" if operator is None else operator.login
    return board.operator_names.get(operator_id, login)
