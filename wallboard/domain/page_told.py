"""What the page shows of a board as plain data: headline, figures, heat, promises, people."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from wallboard.domain.alarms_told import alarm_data, alarms_told
from wallboard.domain.board import Board
from wallboard.domain.day import Day
from wallboard.domain.explanation import Explanation, incident_behind
from wallboard.domain.figures import Figure, Value, figures, percent
from wallboard.domain.headline import headline
from wallboard.domain.heat import HeatRow
from wallboard.domain.history import LoadHistory
from wallboard.domain.lanes import AgentStatus, Lane, StateLimits, is_over
from wallboard.domain.outlook import outlook
from wallboard.domain.past_levels import levels_by
from wallboard.domain.promises import (
    BREACHED_LISTED,
    MetLine,
    PausedLine,
    PromiseLine,
    promise_page,
    running_count,
)
from wallboard.domain.proof_told import spelled
from wallboard.domain.severity import Severity
from wallboard.domain.thresholds import SILENT, Profile, judged

_UNITS = {"oldest_unassigned": "s", "median_deploy": "s", "service_level": "share", "free": "agents"}


def page_told(
    board: Board, now: datetime, profile: Profile = SILENT, history: LoadHistory | None = None
) -> dict[str, Any]:
    """Instants in UTC, spans in seconds, shares from 0 to 1 and in whole per cent as shown.

    The levels of figures go on from those that `history` tells.
    """
    view = outlook(board, now)
    strip, _ = judged(figures(board, now, view.rows), now, profile, levels_by(history, now, profile))
    facts = headline(board, now, view.rows)
    return {
        "headline": {**asdict(facts), "is_calm": facts.is_calm},
        "figures": [{**figure_told(one), "level": str(one.level)} for one in strip],
        "day": _day(board.today, now),
        "heat": [_row(board, row, now) for row in view.rows],
        "alarms": [alarm_data(one) for one in alarms_told(board, now)],
        "promises": _promises(board, now),
        "lanes": [_lane(board, view.lanes[row.team_id], now, profile.people) for row in view.rows],
    }


def figure_told(figure: Figure) -> dict[str, Any]:
    """One figure; `value` is null where `absence` says why there is none, which is never a 0."""
    return {
        "key": figure.key,
        "value": _number(figure.value),
        "unit": _UNITS.get(figure.key, "incidents"),
        "percent": percent(figure.value) if isinstance(figure.value, Fraction) else None,
        "of": figure.of,
        "absence": None if figure.absence is None else str(figure.absence),
        "reason": None if figure.reason is None else str(figure.reason),
    }


def explanation_told(board: Board, told: Explanation) -> dict[str, Any]:
    """One figure explained; `measure_s` is how long each row waited, is open, is overdue or has left."""
    return {
        "key": told.key,
        "figure": figure_told(told.figure),
        "formula": told.formula,
        "sum": told.sum,
        "numerator": told.numerator,
        "denominator": told.denominator,
        "left_out": [{"what": str(one.words), "count": one.count} for one in told.left_out],
        "since": _at(told.since),
        "until": _at(told.until),
        "rows_of": "agents" if told.of_agents else "incidents",
        "row_count": told.row_count,
        "rows": [
            {"id": one, **_behind(board, told, one), "measure_s": _seconds(span)}
            for one, span in zip(told.rows, told.measures, strict=True)
        ],
    }


def _behind(board: Board, told: Explanation, row_id: int) -> dict[str, Any]:
    if told.of_agents:
        return {"agent": board.agents[row_id].code}
    incident = incident_behind(board, row_id)
    if incident is None:
        return {"reference": None}
    return {
        "reference": incident.reference,
        "severity": int(incident.severity),
        "state": str(incident.state),
        "nature": board.nature_name(incident.nature_id),
        "team": team_code(board, incident.team_id),
    }


def _at(at: datetime | None) -> str | None:
    return None if at is None else spelled(at)


def _number(value: Value | None) -> int | float | None:
    if isinstance(value, timedelta):
        return value.total_seconds()
    return float(value) if isinstance(value, Fraction) else value


def _seconds(span: timedelta | None) -> float | None:
    return None if span is None else span.total_seconds()


def _day(today: Day | None, now: datetime) -> dict[str, Any] | None:
    if today is None:
        return None
    day = today.as_of(now)
    goals = day.span.goals
    return {
        "since": _at(day.span.since_at),
        "until": _at(day.span.until_at),
        "within_s": goals.within_s,
        "definition": goals.definition,
        "answered_by": str(goals.answered_by),
        "answers": asdict(day.answers(now)),
        "deployed": len(day.waits_to_deploy(now)),
    }


def _row(board: Board, row: HeatRow, now: datetime) -> dict[str, Any]:
    return {
        "team": team_code(board, row.team_id),
        "name": row.name,
        "cells": {str(int(severity)): _cell(row, severity, now) for severity in row.cells},
        "count": row.count,
        "load": row.load,
        "capacity": row.capacity if row.people_known else None,
        "load_ratio": row.load_ratio,
        "step": row.step,
        "free": row.free,
        "present": row.present,
        "covered": row.covered,
        "people_known": row.people_known,
    }


def _cell(row: HeatRow, severity: Severity, now: datetime) -> dict[str, Any]:
    cell = row.cells[severity]
    return {
        "count": cell.count,
        "breached": cell.breached,
        "oldest_at": _at(cell.oldest_at),
        "oldest_s": None if cell.oldest_at is None else (now - cell.oldest_at).total_seconds(),
        "step": cell.step,
    }


def _promises(board: Board, now: datetime) -> dict[str, Any]:
    page = promise_page(board, now, breached_limit=BREACHED_LISTED)
    return {
        "running": running_count(board),
        "breached_count": page.breached_count,
        "breached": [_line(board, line) for line in page.breached],
        "next": [_line(board, line) for line in page.next],
        "more_within_30": page.more_within_30,
        "paused": [{"reason": reason, "count": count} for reason, count in page.paused],
        "waiting": [_paused(board, line) for line in page.waiting],
        "met": [_met(board, line) for line in page.met],
        "met_within_30": page.met_within_30,
        "unreadable": page.unreadable,
    }


def _line(board: Board, line: PromiseLine) -> dict[str, Any]:
    return {
        **_incident(board, line),
        "promise": str(line.promise),
        "started_at": _at(line.started_at),
        "due_at": _at(line.due_at),
    }


def _paused(board: Board, line: PausedLine) -> dict[str, Any]:
    return {
        **_incident(board, line),
        "reason": line.reason,
        "since": _at(line.since_at),
        "promise": None if line.promise is None else str(line.promise),
        "left_s": _seconds(line.left),
    }


def _met(board: Board, line: MetLine) -> dict[str, Any]:
    return {
        **_incident(board, line),
        "promise": str(line.promise),
        "met_at": _at(line.met_at),
        "spare_s": _seconds(line.spare),
    }


def _incident(board: Board, line: PromiseLine | PausedLine | MetLine) -> dict[str, Any]:
    incident = board.incidents[line.incident_id]
    return {
        "id": line.incident_id,
        "reference": line.reference,
        "severity": int(line.severity),
        "nature": line.nature,
        "team": team_code(board, incident.team_id),
        "agents": agent_codes(board, line.incident_id),
    }


def _lane(board: Board, lane: Lane, now: datetime, limits: StateLimits) -> dict[str, Any]:
    return {
        "team": team_code(board, lane.team_id),
        "present": len(lane.people),
        "free": lane.free,
        "load": lane.load,
        "capacity": lane.capacity if lane.is_known else None,
        "spare": lane.spare if lane.is_known else None,
        "people_known": lane.is_known,
        "covers_critical": lane.covers(board.weight(Severity.CRITICAL)),
        "people": [_person(board, person, now, limits) for person in lane.people],
    }


def _person(board: Board, person: AgentStatus, now: datetime, limits: StateLimits) -> Mapping[str, Any]:
    return {
        "id": person.agent_id,
        "agent": board.agents[person.agent_id].code,
        "kind": str(person.kind),
        "since": _at(person.since_at),
        "until": _at(person.until_at),
        "too_long": is_over(person, now, limits),
        "worst": None if person.worst is None else int(person.worst),
        "load": person.load,
        "capacity": person.capacity,
        "spare": person.spare,
        "incidents": list(person.incident_ids),
    }


def team_code(board: Board, team_id: int | None) -> str | None:
    """A team's code; its number where it cannot be read, None for no team."""
    if team_id is None:
        return None
    team = board.teams.get(team_id)
    return f"#{team_id}" if team is None else team.code


def agent_codes(board: Board, incident_id: int) -> Sequence[str]:
    """The codes of those who are on an incident; numbers of those who cannot be read."""
    people = board.assignments_of_incident.get(incident_id, ())
    ids = [one.agent_id for one in people if one.agent_id is not None]
    return [board.agents[one].code if one in board.agents else f"#{one}" for one in ids]
