"""Incidents to pick from: the other one that an incident is merged into, or one that has just ended."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from wallboard.domain.board import Board
from wallboard.domain.incident import Incident
from wallboard.models.counted import counted
from wallboard.models.incident_rows import ended_at, just_ended
from wallboard.models.pick import Pick, PickRow, numbered
from wallboard.widgets.actions import catalogue
from wallboard.widgets.desk.words import clock_time, code_words

_MOST = 300
"""So many are offered; any other is found by its reference."""


def other_incidents(board: Board, rows: Sequence[Incident]) -> Pick:
    """Open incidents to merge into: the likest first, of the same nature and at the same site."""
    own = {row.id for row in rows}
    first = rows[0]
    others = [one for one in board.incidents.values() if one.id not in own]
    others.sort(key=lambda one: (_unlike(first, one), -one.opened_at.timestamp(), one.id))
    who = first.reference if len(rows) == 1 else counted("Life", "%n incident", "%n incidents", len(rows))

    def by_reference(typed: str) -> PickRow | None:
        found = (one for one in others[_MOST:] if one.reference.casefold() == typed.casefold())
        return next((_row(board, one) for one in found), None)

    return Pick(
        _tr("Merge {who} into which incident?").format(who=who),
        tuple(_row(board, one) for one in others[:_MOST]),
        _tr("Type a reference, a nature, a team or a site"),
        own=by_reference,
    )


def ended_incidents(board: Board, now: datetime) -> Pick:
    """What ended today, the last first: from there it can be closed, or opened again."""
    rows = tuple(_ended_row(board, one, now) for one in just_ended(board, _MOST))
    hint = _tr("Type a reference, a nature or a team") if rows else _tr("Nothing has ended today")
    return Pick(catalogue.ENDED.name, rows, hint)


def who_leaves(board: Board, incident: Incident) -> Pick | None:
    """Who of several is taken off it; None where there is only one, or a team besides."""
    held = board.assignments_of_incident.get(incident.id, ())
    agents = [one.agent_id for one in held if one.agent_id is not None]
    if len(agents) < 2:
        return None
    rows = [PickRow(None, _tr("Everybody"))]
    rows += [PickRow(agent_id, board.agent_name(agent_id)) for agent_id in agents]
    title = _tr("Take whom off {who}?").format(who=incident.reference)
    return Pick(title, numbered(rows), _tr("A number, or a name"))


def _unlike(one: Incident, other: Incident) -> int:
    return (one.nature_id != other.nature_id) * 2 + (one.site != other.site)


def _row(board: Board, one: Incident, figure: str = "") -> PickRow:
    parts = (board.team_name(one.team_id), one.site or "", code_words(one.state.value))
    words = f"{one.reference}  {board.nature_name(one.nature_id)}"
    note = " · ".join(part for part in parts if part)
    return PickRow(one.id, words, note, figure=figure, also=" ".join(parts), severity=one.severity)


def _ended_row(board: Board, one: Incident, now: datetime) -> PickRow:
    return _row(board, one, clock_time(ended_at(one), now))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Life", text)
