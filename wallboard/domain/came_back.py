"""An offer of an incident that came back: since when, from whom and why, whoever else is on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.incident import Incident
from wallboard.domain.said import Said, said

NOT_ACCEPTED = "not_accepted"
"""The reason of an offer that nobody answered in its time; any other is a code that somebody gave."""


NOT_SENT = "not_sent"
"""The reason of release of somebody who was kept for a time and could not go when it came."""
_KEPT = f"{NOT_SENT}_"


def not_sent(rule: str) -> str:
    """The reason of what came back because the time came for which somebody was kept, and a rule spoke."""
    return f"{_KEPT}{rule}"


def is_not_sent(reason: str | None) -> bool:
    """Whether something came back for such a reason."""
    return reason is not None and reason.startswith(_KEPT)


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
    """How an incident came back; None where it did not, or where somebody else was sent in its place.

    Who was on it already, or was asked before, is not in its place.
    """
    incident = board.incidents.get(incident_id)
    if incident is None or incident.returned_at is None:
        return None
    if _is_made_up_for(board, incident_id, incident.returned_at):
        return None
    return CameBack(incident.returned_at, incident.return_reason, incident.returned_from_id)


def all_came_back(board: Board) -> Iterator[tuple[int, CameBack]]:
    """All of them by incident, the newest first; costs what came back, not what is open."""
    for minute in sorted(board.returned_by_minute, reverse=True):
        for incident in sorted(board.returned_by_minute[minute], key=_returned_at, reverse=True):
            if (back := came_back(board, incident.id)) is not None:
                yield incident.id, back


def _returned_at(incident: Incident) -> tuple[datetime, int]:
    return incident.returned_at or incident.opened_at, incident.id


def _is_made_up_for(board: Board, incident_id: int, back_at: datetime) -> bool:
    """Whether somebody was sent who was chosen since, though they may have gone again by now.

    Programs that write plain SQL send people without a word about what came back before.
    """
    held = board.assignments_of_incident.get(incident_id, ())
    chosen = [one.assigned_at for one in held if one.agent_id is not None and one.deployed_at is not None]
    chosen += [one.chosen_at for one in board.ties.on_incident.get(incident_id, ()) if one.chosen_at]
    return any(at > back_at for at in chosen)


def came_back_reason(back: CameBack) -> Said | str:
    """Why, in as few words as there are; empty where nobody said."""
    if back.is_unanswered:
        return said("no answer")
    return (back.reason or "").removeprefix(_KEPT).replace("_", " ")


def came_back_sentence(board: Board, back: CameBack) -> Said:
    """Why it waits again, in one sentence."""
    known = back.agent_id is not None and back.agent_id in board.agents
    who = board.agent_name(back.agent_id) if known and back.agent_id is not None else None
    reason = (back.reason or "").replace("_", " ")
    if is_not_sent(back.reason):
        why = reason.removeprefix(_KEPT.replace("_", " "))
        return (
            said("{who} was kept for it and could not go: {reason}", who=who, reason=why)
            if who
            else said("The team was kept for it and could not be asked: {reason}", reason=why)
        )
    if back.is_unanswered:
        return said("{who} did not answer", who=who) if who else said("Nobody of the team answered")
    if not reason:
        return said("{who} declined", who=who) if who else said("The offer came back")
    if who is None:
        return said("The offer came back: {reason}", reason=reason)
    return said("{who} declined: {reason}", who=who, reason=reason)
