"""What most makes sense to do with an incident as it stands, best first."""

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.came_back import came_back
from wallboard.domain.incident import Incident, IncidentState
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.action import Action

_SEND = (catalogue.CHOOSE, catalogue.CARRY)
_STAFFED = (catalogue.RESOLVE, catalogue.PAUSE, catalogue.RELEASE, catalogue.ESCALATE, *_SEND)
_BY_STATE: dict[IncidentState, tuple[Action, ...]] = {
    IncidentState.NEW: (*_SEND, catalogue.ACKNOWLEDGE),
    IncidentState.ACKNOWLEDGED: _SEND,
    IncidentState.ASSIGNED: _STAFFED,
    IncidentState.IN_PROGRESS: _STAFFED,
    IncidentState.PAUSED: (catalogue.RESUME, catalogue.RESOLVE, *_SEND),
    IncidentState.RESOLVED: (catalogue.CLOSE, catalogue.REOPEN),
    IncidentState.CLOSED: (catalogue.REOPEN,),
}


def next_actions(board: Board, row: Incident) -> tuple[Action, ...]:
    """Whoever was asked and has not answered is answered for first; what came back is sent anew."""
    usual = _BY_STATE.get(row.state, ())
    held = board.assignments_of_incident.get(row.id, ())
    if any(one.state is AssignmentState.OFFERED for one in held):
        return (catalogue.ANSWER, *usual)
    return (*_SEND, *usual) if came_back(board, row.id) is not None else usual
