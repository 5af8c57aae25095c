"""What speaks against a command as a board is, each in one sentence; empty where nothing does."""

from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.commands import Command, Deploy
from wallboard.domain.deploy_checks import agent_objections, team_objections
from wallboard.domain.deploy_inputs import inputs_of
from wallboard.domain.deploy_rules import Rule
from wallboard.domain.event import Entity
from wallboard.domain.objection import Level, Objection, verdict
from wallboard.domain.said import said

__all__ = ["Level", "Objection", "missing", "objections", "verdict"]


def objections(board: Board, command: Command, now: datetime) -> tuple[Objection, ...]:
    """Everything that speaks against a command as the board is; empty when nothing does."""
    if isinstance(command, Deploy):
        return _against_deploy(board, command, now)
    return ()


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
