"""Alarms as text for the terminal and as data for programs."""

from datetime import timedelta
from typing import Any

from wallboard.cli.clock_text import aligned, span_text
from wallboard.domain.alarms import AlarmState
from wallboard.domain.proof_told import spelled
from wallboard.services.programs.alarming import Alarms, Told


def alarms_text(found: Alarms) -> str:
    """A line for each, the worst and oldest first."""
    if not found.every:
        return "No alarm: nothing of these severities is open."
    return "\n".join(aligned([_row(one, found) for one in found.every]))


def alarms_data(found: Alarms) -> dict[str, Any]:
    return {"floor_at": spelled(found.floor_at), "alarms": [_data(one) for one in found.every]}


def _row(one: Told, found: Alarms) -> tuple[str, ...]:
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


def _answered(one: Told) -> str:
    alarm = one.alarm
    if alarm.answered_at is None:
        return "nobody has answered"
    if alarm.until_at is None:
        return f"{one.by} at {spelled(alarm.answered_at)}"
    was = "until" if alarm.state is AlarmState.SNOOZED else "was snoozed until"
    return f"{one.by}, {was} {spelled(alarm.until_at)}"


def _data(one: Told) -> dict[str, Any]:
    alarm = one.alarm
    return {
        "incident": one.incident,
        "id": alarm.incident_id,
        "severity": int(alarm.severity),
        "nature": one.nature,
        "team": one.team or None,
        "state": str(alarm.state),
        "began_at": spelled(alarm.began_at),
        "answered_by": one.by or None,
        "answered_at": None if alarm.answered_at is None else spelled(alarm.answered_at),
        "until_at": None if alarm.until_at is None else spelled(alarm.until_at),
    }
