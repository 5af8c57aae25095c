"""Why an act on an incident, or something asked of people, makes no sense on a board, as it is now."""

from collections.abc import Iterator
from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.commands import Command
from wallboard.domain.deploy_rules import Purpose
from wallboard.domain.event import Entity
from wallboard.domain.incident import Incident
from wallboard.domain.life_commands import ChangeLife, LifeAct
from wallboard.domain.life_rules import LifeFacts, Refusal, act_refusal
from wallboard.domain.said import said
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import EndMove, MoveAgent, Respond, Response, SetPresence
from wallboard.domain.staff_rules import (
    AnswerFacts,
    MoveFacts,
    PresenceFacts,
    answer_refusal,
    move_refusal,
    presence_refusal,
)

_OF_ENDED = frozenset({LifeAct.CLOSE, LifeAct.REOPEN})
"""What is done to incidents that a board does not hold any more: only the tables know how they are."""


def refusal_of(board: Board, command: Command, now: datetime) -> Refusal | None:
    """Why a command makes no sense; None where it does, or where only the tables can tell.

    A code that a command does not name yet is no reason: whoever sends it is asked for it.
    """
    match command:
        case ChangeLife():
            return _of_act(board, command, now)
        case MoveAgent():
            return _of_move(board, command, now)
        case EndMove():
            return None if command.move_id in board.moves else _move_over()
        case SetPresence():
            return _of_presence(board, command, now)
        case Respond():
            return _of_answer(board, command, now)
        case _:
            return None


def codes_in(board: Board, purpose: Purpose, now: datetime) -> tuple[str, ...]:
    """The codes of a short list, in the order in which they are offered.

    What stops a clock of the newest SLA rules may be paused for, too.
    """
    codes = board.deploy_rules(now).codes(purpose)
    more = _pause_reasons(board) if purpose is Purpose.PAUSE else ()
    return tuple(dict.fromkeys((*codes, *more)))


def purpose_of(what: LifeAct | Response) -> Purpose | None:
    """The short list that an act or an answer names a code of; None where it names none."""
    match what:
        case LifeAct.PAUSE:
            return Purpose.PAUSE
        case LifeAct.ESCALATE:
            return Purpose.ESCALATE
        case LifeAct.RESOLVE | Response.DONE:
            return Purpose.RESOLVE
        case LifeAct.REOPEN:
            return Purpose.REOPEN
        case LifeAct.CANCEL:
            return Purpose.CANCEL
        case Response.DECLINE:
            return Purpose.DECLINE
        case _:
            return None


def _pause_reasons(board: Board) -> Iterator[str]:
    newest = max(board.policy_versions.values(), key=lambda version: version.number, default=None)
    if newest is not None:
        yield from newest.rules.reasons()


def _codes(board: Board, code: str | None, what: LifeAct | Response, now: datetime) -> frozenset[str] | None:
    purpose = purpose_of(what)
    return None if code is None or purpose is None else frozenset(codes_in(board, purpose, now))


def _of_act(board: Board, command: ChangeLife, now: datetime) -> Refusal | None:
    facts = _facts(board, command.incident_id)
    if facts is None:
        return None if command.act in _OF_ENDED else _not_open(board, command.incident_id)
    return act_refusal(
        command.act,
        facts,
        code=command.code,
        codes=_codes(board, command.code, command.act, now),
        into_id=command.into_id,
        into=None if command.into_id is None else _facts(board, command.into_id),
    )


def _facts(board: Board, incident_id: int) -> LifeFacts | None:
    incident = board.incidents.get(incident_id)
    if incident is None:
        return None
    return life_facts(incident)


def life_facts(incident: Incident) -> LifeFacts:
    """What of an incident decides about acts."""
    came_back = incident.returned_at is not None
    return LifeFacts(incident.id, incident.reference, incident.state, incident.escalation, came_back)


def _not_open(board: Board, incident_id: int) -> Refusal:
    if (Entity.INCIDENT, incident_id) in board.unreadable:
        return Refusal("unreadable", said("This incident cannot be read; have its row put right first"))
    return Refusal("not_open", said("This incident is no longer open"))


def _no_agent() -> Refusal:
    return Refusal("no_agent", said("This agent is no longer there"))


def _move_over() -> Refusal:
    return Refusal("move_over", said("This move is over already"))


def _of_move(board: Board, command: MoveAgent, now: datetime) -> Refusal | None:
    agent = board.agents.get(command.agent_id)
    if agent is None:
        return _no_agent()
    move = next(iter(board.moves_of_agent.get(agent.id, ())), None)
    team = board.teams.get(command.team_id)
    facts = MoveFacts(
        board.agent_name(agent.id),
        agent.team_id,
        agent.team_id if move is None else move.from_team_id,
        None if move is None else move.team_id,
        None if move is None else move.until_at,
        None if team is None else team.name,
        is_closed=team is not None and team.is_closed,
    )
    return move_refusal(facts, command.team_id, until_at=command.until_at, now=now)


def _of_presence(board: Board, command: SetPresence, now: datetime) -> Refusal | None:
    if command.agent_id not in board.agents:
        return _no_agent()
    presence = board.presences.get(command.agent_id)
    is_asked = command.state is PresenceState.ON_BREAK and command.break_reason is not None
    return presence_refusal(
        PresenceFacts(
            board.agent_name(command.agent_id),
            presence.state if presence else None,
            presence.reason if presence else None,
            presence.until_at if presence else None,
        ),
        command.state,
        break_reason=command.break_reason,
        until_at=command.until_at,
        codes=frozenset(codes_in(board, Purpose.BREAK, now)) if is_asked else None,
        now=now,
    )


def _of_answer(board: Board, command: Respond, now: datetime) -> Refusal | None:
    assignment = board.assignments.get(command.assignment_id)
    incident = None if assignment is None else board.incidents.get(assignment.incident_id)
    if assignment is None or incident is None:
        return Refusal("not_there", said("This offer is no longer there"))
    taker = None if command.agent_id is None else board.agents.get(command.agent_id)
    own, team_id = assignment.agent_id, assignment.team_id
    facts = AnswerFacts(
        incident.reference,
        board.team_name(team_id) if own is None else board.agent_name(own),
        assignment.state,
        is_of_team=own is None,
        taker=None if taker is None else board.agent_name(taker.id),
        taker_is_of_team=own is not None or (taker is not None and taker.team_id == team_id),
    )
    codes = _codes(board, command.code, command.response, now)
    return answer_refusal(command.response, facts, code=command.code, codes=codes)
