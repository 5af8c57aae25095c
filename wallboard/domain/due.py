"""What is to be done by itself at an instant, by whichever program sees it first, and only once."""

from collections.abc import Iterator
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.event import Entity
from wallboard.domain.floor_rows import minute_of
from wallboard.domain.staff import MoveState
from wallboard.domain.staff_commands import BeginMove, EndMove, ReturnOffer, SendKept

DueCommand = ReturnOffer | SendKept | BeginMove | EndMove

_WORK = (AssignmentState.OFFERED, AssignmentState.ACCEPTED, AssignmentState.WORKING)


def due_commands(board: Board, now: datetime) -> tuple[DueCommand, ...]:
    """Offers that nobody took in time come back, who was kept for a time goes when it comes, moves begin when
    the work has ended and end by their time.

    The id of each command follows from what it is about, so that of many boards and engines the first does
    it and the others find it done. Costs what is offered, kept and moved, not what is open.
    """
    return (*_returns(board, now), *_sendings(board, now), *_moves(board, now))


def next_due_at(board: Board) -> datetime | None:
    """From when on time alone may make something due; None while nothing waits for an instant."""
    first = min(board.offers_by_minute, default=None)
    answers = () if first is None else board.offers_by_minute[first]
    instants = [offer.respond_by_at for offer in answers]
    soonest = min(board.kept_by_minute, default=None)
    instants += [one.reserved_for_at for one in (() if soonest is None else board.kept_by_minute[soonest])]
    instants += [move.until_at for move in board.moves.values()]
    return min((at for at in instants if at is not None), default=None)


def _returns(board: Board, now: datetime) -> Iterator[ReturnOffer]:
    minute = minute_of(now)
    for key in sorted(key for key in board.offers_by_minute if key <= minute):
        for offer in board.offers_by_minute[key]:
            if offer.respond_by_at is not None and offer.respond_by_at <= now and _is_open(board, offer):
                yield ReturnOffer(
                    _command_id(board, "return", offer.id, offer.version), offer.id, offer.version
                )


def _sendings(board: Board, now: datetime) -> Iterator[SendKept]:
    minute = minute_of(now)
    for key in sorted(key for key in board.kept_by_minute if key <= minute):
        for kept in board.kept_by_minute[key]:
            if kept.reserved_for_at is not None and kept.reserved_for_at <= now and _is_open(board, kept):
                yield SendKept(_command_id(board, "send", kept.id, kept.version), kept.id, kept.version)


def _moves(board: Board, now: datetime) -> Iterator[BeginMove | EndMove]:
    for move_id in sorted(board.moves):
        move = board.moves[move_id]
        if move.until_at is not None and move.until_at <= now:
            yield EndMove(_command_id(board, "end", move.id, move.version), move.id, move.version)
        elif move.state is MoveState.PENDING and not has_work(board, move.agent_id):
            yield BeginMove(_command_id(board, "begin", move.id, move.version), move.id, move.version)


def has_work(board: Board, agent_id: int) -> bool:
    """Whether an agent is on an open incident, or has one offered; being reserved is no work yet."""
    held = board.assignments_of_agent.get(agent_id, ())
    return any(one.state in _WORK and _is_open(board, one) for one in held)


def _is_open(board: Board, held: Assignment) -> bool:
    """One that cannot be read counts as open."""
    return held.incident_id in board.incidents or (Entity.INCIDENT, held.incident_id) in board.unreadable


def _command_id(board: Board, act: str, row_id: int, version: int) -> UUID:
    return uuid5(NAMESPACE_OID, f"wallboard {board.epoch} {act} {row_id} {version}")
