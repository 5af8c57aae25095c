"""An incident that waits again because an offer of it came back: since when, from whom and why."""

from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.said import Said, said

NOT_ACCEPTED = "not_accepted"
"""The reason of an offer that nobody answered in its time; any other is a code that somebody gave."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """`agent_id` is None where it came back from a whole team, or where nobody said from whom."""

    at: datetime
    reason: str | None
    agent_id: int | None

    @property
    def is_unanswered(self) -> bool:
        return self.reason == NOT_ACCEPTED


def came_back(board: Board, incident_id: int) -> CameBack | None:
    """How an incident came back; None where it did not, or where somebody is on it by now.

    Programs that write plain SQL may send somebody without a word about what came back before.
    """
    incident = board.incidents.get(incident_id)
    if incident is None or incident.returned_at is None:
        return None
    if any(one.deployed_at is not None for one in board.assignments_of_incident.get(incident_id, ())):
        return None
    return CameBack(incident.returned_at, incident.return_reason, incident.returned_from_id)


def came_back_sentence(board: Board, back: CameBack) -> Said:
    """Why it waits again, in one sentence."""
    known = back.agent_id is not None and back.agent_id in board.agents
    who = board.agent_name(back.agent_id) if known and back.agent_id is not None else None
    reason = (back.reason or "").replace("_", " ")
    if back.is_unanswered:
        return said("{who} did not answer", who=who) if who else said("Nobody of the team answered")
    if not reason:
        return said("{who} declined", who=who) if who else said("The offer came back")
    if who is None:
        return said("The offer came back: {reason}", reason=reason)
    return said("{who} declined: {reason}", who=who, reason=reason)
