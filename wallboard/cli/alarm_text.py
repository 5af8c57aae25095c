"""Alarms as text for the terminal and as data for programs."""

from datetime import timedelta
from typing import Any

from wallboard.cli.clock_text import aligned, span_text
from wallboard.domain.alarms import AlarmState
from wallboard.domain.alarms_told import ToldAlarm, alarm_data
from wallboard.domain.proof_told import spelled
from wallboard.services.programs.alarming import Alarms


def alarms_text(found: Alarms) -> str:
    """A line for each, the worst and oldest first."""
    if not found.every:
        return "No alarm: nothing of these severities is open."
    return "\n".join(aligned([_row(one, found) for one in found.every]))


def alarms_data(found: Alarms) -> dict[str, Any]:
    return {"floor_at": spelled(found.floor_at), "alarms": [alarm_data(one) for one in found.every]}


def _row(one: ToldAlarm, found: Alarms) -> tuple[str, ...]:
    age = timedelta(seconds=int((found.floor_at - one.alarm.began_at).total_seconds()))
    return (
        "RINGING" if one.alarm.state is AlarmState.RINGING else str(one.alarm.state),
        f"severity {int(one.alarm.severity)}",
        one.incident,
        one.nature,
        one.team or "no team",
        f"since {spelled(one.alarm.began_at)}, {span_text(age)}",
        _answered(one),
    )


def _answered(one: ToldAlarm) -> str:
    alarm = one.alarm
    if alarm.answered_at is None:
        return "nobody has answered"
    if alarm.until_at is None:
        return f"{one.by} at {spelled(alarm.answered_at)}"
    was = "until" if alarm.state is AlarmState.SNOOZED else "was snoozed until"
    return f"{one.by}, {was} {spelled(alarm.until_at)}"
