"""What is agreed beside the work that runs: offers to answer, people kept for later, or of other teams."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.came_back import came_back, came_back_reason, came_back_sentence
from wallboard.domain.staff import Accepts, MoveState


@dataclass(frozen=True, slots=True)
class Bond:
    """One agent's: `offered` and `kept_for` are references of incidents, teams are told by name.

    `moves_to` is where they go once their work ends, `lent_from` where they belong while they work
    elsewhere, until `until_at`; None is until somebody ends it.
    """

    offered: str = ""
    respond_by_at: datetime | None = None
    kept_for: str = ""
    kept_at: datetime | None = None
    moves_to: str = ""
    lent_from: str = ""
    until_at: datetime | None = None
    answers: bool = False
    """Whether they answer offers themselves; else they are taken to accept."""

    @property
    def is_agreed(self) -> bool:
        """Whether there is anything beside the work."""
        return bool(self.offered or self.kept_for or self.moves_to or self.lent_from)


UNBOUND = Bond()


def bond_of(board: Board, agent_id: int) -> Bond:
    """What is agreed with an agent."""
    agent = board.agents[agent_id]
    held = board.assignments_of_agent.get(agent_id, ())
    move = next(iter(board.moves_of_agent.get(agent_id, ())), None)
    answers = agent.accepts is Accepts.BY_HAND
    if move is None and not answers and all(_is_taken(one) for one in held):
        return UNBOUND
    offer = next((one for one in held if one.state is AssignmentState.OFFERED), None)
    kept = next((one for one in held if one.state is AssignmentState.RESERVED), None)
    is_pending = move is not None and move.state is MoveState.PENDING
    return Bond(
        offered=_reference(board, offer),
        respond_by_at=None if offer is None else offer.respond_by_at,
        kept_for=_reference(board, kept),
        kept_at=None if kept is None else kept.reserved_for_at,
        moves_to=board.team_name(move.team_id) if move is not None and is_pending else "",
        lent_from=board.team_name(move.from_team_id) if move is not None and not is_pending else "",
        until_at=None if move is None else move.until_at,
        answers=answers,
    )


def _is_taken(one: Assignment) -> bool:
    return one.state not in (AssignmentState.OFFERED, AssignmentState.RESERVED)


def _reference(board: Board, one: Assignment | None) -> str:
    incident = None if one is None else board.incidents.get(one.incident_id)
    return "" if incident is None else incident.reference


class Waits(StrEnum):
    """What an incident that nobody has taken on waits for."""

    OFFERED = "offered"
    KEPT = "kept"
    CAME_BACK = "came_back"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An incident for which somebody was chosen, but whom nobody has accepted: who it is, and until when.

    Of what came back `who` is the whole sentence, `at` when it did, and `why` its reason in few words;
    `is_staffed` says that others are on it all the same.
    """

    what: Waits
    who: str
    at: datetime | None
    is_staffed: bool = False
    why: str = ""


def waiting_of(board: Board, incident_id: int) -> Waiting | None:
    """What came back before all else; None where somebody is on it, and where nobody was ever chosen."""
    held = board.assignments_of_incident.get(incident_id, ())
    is_staffed = any(one.agent_id is not None and _is_taken(one) for one in held)
    if (back := came_back(board, incident_id)) is not None:
        why, words = came_back_reason(back), came_back_sentence(board, back)
        return Waiting(Waits.CAME_BACK, words, back.at, is_staffed, why)
    if is_staffed:
        return None
    offered = [one for one in held if one.state is AssignmentState.OFFERED]
    if offered:
        until = [one.respond_by_at for one in offered if one.respond_by_at is not None]
        return Waiting(Waits.OFFERED, _names(board, offered), min(until, default=None))
    kept = [one for one in held if one.state is AssignmentState.RESERVED]
    if kept:
        return Waiting(Waits.KEPT, _names(board, kept), kept[0].reserved_for_at)
    return None


def _names(board: Board, held: list[Assignment]) -> str:
    return ", ".join(
        board.team_name(one.team_id) if one.agent_id is None else board.agent_name(one.agent_id)
        for one in held
    )
