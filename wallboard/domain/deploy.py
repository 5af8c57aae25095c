"""What speaks against a command as a board is, each in one sentence; empty where nothing does."""

from dataclasses import replace
from datetime import datetime

from wallboard.domain.act_refusals import refusal_of
from wallboard.domain.assignment import Assignment, AssignmentState
from wallboard.domain.board import Board
from wallboard.domain.commands import Command, Deploy, Together
from wallboard.domain.cover import leaving_objections
from wallboard.domain.deploy_checks import agent_objections, team_objections
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_rules import Rule
from wallboard.domain.event import Entity, Event, Verb
from wallboard.domain.objection import Level, Objection, verdict
from wallboard.domain.said import said
from wallboard.domain.staff_commands import MoveAgent, SetPresence

TOO_LATE = "too_late"
"""The rule by which nobody is kept for a time that has passed."""
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
    if refusal is not None:
        return (Objection(Level.BLOCK, refusal.code, refusal.sentence),)
    return leaving_objections(board, command, now) if isinstance(command, MoveAgent | SetPresence) else ()


def objections_to_parts(board: Board, together: Together, now: datetime) -> tuple[tuple[Objection, ...], ...]:
    """What speaks against each part, those before it taken as done: nobody carries two loads unseen."""
    found = []
    for part in together.parts:
        raised = objections(board, part, now)
        found.append(raised)
        if isinstance(part, Deploy) and verdict(raised) is not Level.BLOCK:
            board = board_with(board, part, now)
    return tuple(found)


def board_with(board: Board, deploy: Deploy, now: datetime) -> Board:
    """The board as it would be with this done, for asking on; nothing has happened yet.

    Who was kept for the incident goes by the same assignment, and offers to teams end when somebody is sent
    or another team is asked.
    """
    held = board.assignments_of_incident.get(deploy.incident_id, ())
    kept = next(
        (one for one in held if (one.agent_id, one.team_id) == (deploy.agent_id, deploy.team_id)), None
    )
    offers = () if deploy.is_reserved else tuple(one for one in held if _is_offer(one) and one is not kept)
    over = AssignmentState.RELEASED
    changed = [replace(one, state=over, released_at=now, version=one.version + 1) for one in offers]
    row = _put_on(board, deploy, now) if kept is None else _sent(kept, deploy, now)
    events = [
        Event(
            seq=board.seq, recorded_at=now, effective_at=now, operator_id=None, program=None,
            verb=Verb.UPDATE if one.id in board.assignments else Verb.INSERT, entity=Entity.ASSIGNMENT,
            entity_id=one.id, after=one, changed=("state",), command_id=None,
        )
        for one in (*changed, row)
    ]  # fmt: skip
    return board.after(events, read_at=board.read_at)[0]


def _is_offer(one: Assignment) -> bool:
    """Whether a team is asked by it; one that is kept until later stays so."""
    return one.team_id is not None and one.state is AssignmentState.OFFERED


def _put_on(board: Board, deploy: Deploy, now: datetime) -> Assignment:
    state = _state_of(deploy)
    return Assignment(
        id=min(0, min(board.assignments, default=0)) - 1,
        incident_id=deploy.incident_id,
        agent_id=deploy.agent_id,
        team_id=deploy.team_id,
        role=deploy.role,
        state=state,
        assigned_at=now,
        accepted_at=now if state is AssignmentState.ACCEPTED else None,
        working_at=None,
        released_at=None,
        release_reason=None,
        version=1,
        reserved_for_at=deploy.reserved_for_at if deploy.is_reserved else None,
    )


def _sent(kept: Assignment, deploy: Deploy, now: datetime) -> Assignment:
    state = _state_of(deploy)
    accepted_at = now if state is AssignmentState.ACCEPTED else None
    return replace(
        kept,
        role=deploy.role,
        state=state,
        assigned_at=now,
        accepted_at=accepted_at,
        reserved_for_at=deploy.reserved_for_at if deploy.is_reserved else kept.reserved_for_at,
        version=kept.version + 1,
    )


def _state_of(deploy: Deploy) -> AssignmentState:
    if deploy.is_reserved:
        return AssignmentState.RESERVED
    return AssignmentState.OFFERED if deploy.agent_id is None else AssignmentState.ACCEPTED


def _against_deploy(board: Board, command: Deploy, now: datetime) -> tuple[Objection, ...]:
    inputs = inputs_of(board, command.incident_id, now, command.role, command.keeping)
    if inputs is None:
        return (missing(board, command.incident_id),)
    if is_too_late(command, now):
        return (Objection(Level.BLOCK, TOO_LATE, said("The time to keep them for has passed")),)
    if command.agent_id is not None:
        return agent_objections(inputs, command.agent_id)
    if command.team_id is not None:
        return team_objections(inputs, command.team_id)
    return (_block(Rule.NO_TARGET, said("Nobody was named.")),)


def is_too_late(command: Deploy, now: datetime) -> bool:
    """Whether somebody is to be kept for a time that has passed."""
    at = command.reserved_for_at
    return command.is_reserved and at is not None and at <= now


def _block(rule: Rule, sentence: str) -> Objection:
    return Objection(Level.BLOCK, rule, sentence)


def missing(board: Board, incident_id: int) -> Objection:
    """What is said of an incident that nobody can be sent to any more."""
    if (Entity.INCIDENT, incident_id) in board.unreadable:
        return _block(Rule.UNREADABLE, said("This incident cannot be read; have its row put right first"))
    return _block(Rule.NOT_OPEN, said("This incident is no longer open"))
