"""What speaks against a command as a board is, each in one sentence; empty where nothing does."""

from datetime import datetime

from wallboard.domain.act_refusals import refusal_of
from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.commands import Command, Deploy, Together
from wallboard.domain.deploy_checks import agent_objections, team_objections
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_rules import Rule
from wallboard.domain.event import Entity, Event, Verb
from wallboard.domain.objection import Level, Objection, verdict
from wallboard.domain.said import said

__all__ = [
    "Level",
    "Objection",
    "board_with",
    "missing",
    "objections",
    "objections_to_parts",
    "verdict",
]


def objections(board: Board, command: Command, now: datetime) -> tuple[Objection, ...]:
    """Everything that speaks against a command as the board is; empty when nothing does.

    Of several together it is what speaks against any of them.
    """
    if isinstance(command, Together):
        return tuple(one for raised in objections_to_parts(board, command, now) for one in raised)
    if isinstance(command, Deploy):
        return _against_deploy(board, command, now)
    refusal = refusal_of(board, command, now)
    return () if refusal is None else (Objection(Level.BLOCK, refusal.code, refusal.sentence),)


def objections_to_parts(board: Board, together: Together, now: datetime) -> tuple[tuple[Objection, ...], ...]:
    """What speaks against each part, those before it taken as done: nobody carries two loads unseen."""
    found = []
    for part in together.parts:
        raised = objections(board, part, now)
        found.append(raised)
        if isinstance(part, Deploy) and part.agent_id is not None and verdict(raised) is not Level.BLOCK:
            board = board_with(board, part, now)
    return tuple(found)


def board_with(board: Board, deploy: Deploy, now: datetime) -> Board:
    """The board as it would be with an agent on an incident, for asking on; nothing has happened yet."""
    row = Assignment(
        id=-len(board.assignments) - 1,
        incident_id=deploy.incident_id,
        agent_id=deploy.agent_id,
        team_id=None,
        role=deploy.role,
        state=AssignmentState.RESERVED if deploy.is_reserved else AssignmentState.ACCEPTED,
        assigned_at=now,
        accepted_at=None if deploy.is_reserved else now,
        working_at=None,
        released_at=None,
        release_reason=None,
        version=1,
    )
    event = Event(
        seq=board.seq, recorded_at=now, effective_at=now, operator_id=None, program=None, verb=Verb.INSERT,
        entity=Entity.ASSIGNMENT, entity_id=row.id, after=row, changed=(), command_id=None,
    )  # fmt: skip
    return board.after([event], read_at=board.read_at)[0]


def _against_deploy(board: Board, command: Deploy, now: datetime) -> tuple[Objection, ...]:
    inputs = inputs_of(board, command.incident_id, now, command.role)
    if inputs is None:
        return (missing(board, command.incident_id),)
    if command.agent_id is not None:
        return agent_objections(inputs, command.agent_id)
    if command.team_id is not None:
        return team_objections(inputs, command.team_id)
    return (_block(Rule.NO_TARGET, said("Nobody was named.")),)


def _block(rule: Rule, sentence: str) -> Objection:
    return Objection(Level.BLOCK, rule, sentence)


def missing(board: Board, incident_id: int) -> Objection:
    """What is said of an incident that nobody can be sent to any more."""
    if (Entity.INCIDENT, incident_id) in board.unreadable:
        return _block(Rule.UNREADABLE, said("This incident cannot be read; have its row put right first"))
    return _block(Rule.NOT_OPEN, said("This incident is no longer open"))
