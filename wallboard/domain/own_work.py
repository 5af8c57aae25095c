"""What is one agent's: offered to them or to their team, in hand, kept for later; and how they answer it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.incident import Incident
from wallboard.domain.said import Said, said
from wallboard.domain.staff_commands import Respond, Response
from wallboard.domain.staff_rules import answers_in


@dataclass(frozen=True, slots=True)
class OwnItem:
    """One assignment with its incident."""

    assignment: Assignment
    incident: Incident

    @property
    def is_of_team(self) -> bool:
        """Whether it is offered to all of the team: the first to accept has it."""
        return self.assignment.agent_id is None

    @property
    def answers(self) -> tuple[Response, ...]:
        """What the agent can answer now; an offer to all of a team is not one agent's to decline."""
        every = answers_in(self.assignment.state, is_of_team=self.is_of_team)
        return tuple(one for one in every if not (self.is_of_team and one is Response.DECLINE))


@dataclass(frozen=True, slots=True)
class OwnWork:
    """All of it, each part in the order in which it presses."""

    offered: tuple[OwnItem, ...] = ()
    in_hand: tuple[OwnItem, ...] = ()
    reserved: tuple[OwnItem, ...] = ()

    @property
    def every(self) -> tuple[OwnItem, ...]:
        return (*self.offered, *self.in_hand, *self.reserved)


NOTHING = OwnWork()


def own_work(board: Board, agent_id: int) -> OwnWork:
    """What is the agent's on this board, with what waits for anybody of their team."""
    agent = board.agents.get(agent_id)
    if agent is None:
        return NOTHING
    team = (
        one for offers in board.offers_by_minute.values() for one in offers if one.team_id == agent.team_id
    )
    items = [
        OwnItem(one, board.incidents[one.incident_id])
        for one in (*board.assignments_of_agent.get(agent_id, ()), *team)
        if one.incident_id in board.incidents
    ]
    state = AssignmentState
    return OwnWork(
        _sorted(items, state.OFFERED),
        _sorted(items, state.WORKING, state.ACCEPTED),
        _sorted(items, state.RESERVED),
    )


def _sorted(items: list[OwnItem], *states: AssignmentState) -> tuple[OwnItem, ...]:
    found = [item for item in items if item.assignment.state in states]
    return tuple(sorted(found, key=lambda item: (_pressing(item), item.assignment.id)))


def _pressing(item: OwnItem) -> tuple[int, datetime]:
    """By when it must be answered, or is wanted; of what is in hand the worst first."""
    one = item.assignment
    if one.state is AssignmentState.OFFERED:
        return 0, one.respond_by_at or one.assigned_at
    if one.state is AssignmentState.RESERVED:
        return 0, one.reserved_for_at or one.assigned_at
    return int(item.incident.severity), one.assigned_at


def answer_to(
    item: OwnItem,
    response: Response,
    agent_id: int,
    *,
    command_id: UUID,
    code: str | None = None,
    reason: str | None = None,
) -> Respond:
    """The agent's answer as a command; of an offer to a team it says who takes it."""
    taker = agent_id if item.is_of_team else None
    one = item.assignment
    return Respond(command_id, one.id, one.version, response, agent_id=taker, code=code, reason=reason)


def what_became(board: Board, item: OwnItem, agent_id: int) -> Said | None:
    """What became of an item that is not the agent's any more; None where it was their own doing, or is."""
    after, words = board.incidents.get(item.incident.id), {"incident": item.incident.reference}
    if after is None:
        return said("{incident} is over.", **words)
    if item.is_of_team:
        others = board.assignments_of_incident.get(after.id, ())
        taken = [one for one in others if one.agent_id is not None and one.id > item.assignment.id]
        if any(one.agent_id == agent_id for one in taken):
            return None
        if taken:
            return said("{incident} was taken by {agent}.", agent=_name(board, taken[-1]), **words)
    if after.returned_at is not None and after.return_reason == "not_accepted":
        return said("{incident} went back: it was not accepted in time.", **words)
    return said("{incident} is not yours any more.", **words)


def after_declining(board: Board, incident_id: int, but_id: int) -> Said:
    """How an incident stands once this assignment is declined: who has it, and what happens next."""
    incident = board.incidents.get(incident_id)
    if incident is None:
        return said("Declined.")
    held = [one for one in board.assignments_of_incident.get(incident_id, ()) if one.id != but_id]
    on_it = [one for one in held if one.is_sent and one.state is not AssignmentState.OFFERED]
    asked = [one for one in held if one.state is AssignmentState.OFFERED]
    words = {"incident": incident.reference, "who": ", ".join(_whose(board, one) for one in on_it or asked)}
    if on_it:
        return said(
            "{incident} is declined: {who} goes on with it. It stands in red on the boards until somebody "
            "is sent in the place or they decide to do without.",
            **words,
        )
    if asked:
        return said(
            "{incident} is declined: {who} is asked. It stands in red on the boards, and what is promised "
            "runs on.",
            **words,
        )
    return said(
        "{incident} is declined: nobody is on it now. It waits in red on the boards for somebody else, and "
        "what is promised runs on.",
        **words,
    )


def _whose(board: Board, one: Assignment) -> str:
    return board.team_name(one.team_id) if one.agent_id is None else board.agent_name(one.agent_id)


def _name(board: Board, assignment: Assignment) -> str:
    return board.agent_name(assignment.agent_id or 0)
