"""The rows of incidents that somebody chose: those of the board, and ended ones as far as they are known."""

from collections.abc import Iterable
from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.incident import Incident


def known_incident(board: Board, incident_id: int, told: Incident | None = None) -> Incident | None:
    """An open incident of the board, one of the day that has ended, or the row that its story told."""
    found = board.incidents.get(incident_id)
    if found is None and board.today is not None and (case := board.today.cases.get(incident_id)) is not None:
        found = case.incident
    if told is not None and told.id == incident_id and (found is None or told.version > found.version):
        return told
    return found


def just_ended(board: Board, most: int) -> tuple[Incident, ...]:
    """The day's incidents that have ended, the last of them first."""
    cases: Iterable[Incident] = (
        () if board.today is None else (case.incident for case in board.today.cases.values())
    )
    ended = [one for one in cases if not one.is_open]
    return tuple(sorted(ended, key=lambda one: (ended_at(one), one.id), reverse=True)[:most])


def ended_at(incident: Incident) -> datetime:
    """When it was resolved, or came to its other end."""
    return incident.resolved_at or incident.closed_at or incident.effective_at
