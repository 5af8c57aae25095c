"""Who of a team could take a severity 1 now, and what speaks against letting one of them leave it."""

from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.deploy_rules import Purpose, Rule
from wallboard.domain.lanes import AgentKind, lane
from wallboard.domain.objection import Level, Objection
from wallboard.domain.said import said
from wallboard.domain.severity import Severity
from wallboard.domain.staff import PresenceState
from wallboard.domain.staff_commands import MoveAgent, SetPresence

Leaving = MoveAgent | SetPresence
"""By these an agent leaves their team, for another or for a break."""


def cover_of(board: Board, team_id: int, now: datetime) -> frozenset[int]:
    """Who of a team is free and has room for a severity 1."""
    worst = board.weight(Severity.CRITICAL)
    people = lane(board, team_id, now).people
    return frozenset(one.agent_id for one in people if one.kind is AgentKind.FREE and one.spare >= worst)


def leaving_objections(board: Board, command: Leaving, now: datetime) -> tuple[Objection, ...]:
    """Whether the team keeps somebody for a severity 1; who goes home is not asked about."""
    agent, level = board.agents.get(command.agent_id), board.deploy_rules(now).level(Rule.LEAVES_NO_COVER)
    if agent is None or level is Level.PASS or not _leaves(command, agent.team_id):
        return ()
    if cover_of(board, agent.team_id, now) != {agent.id}:
        return ()
    return (Objection(level, Rule.LEAVES_NO_COVER, said("Leaves the team nobody for a severity 1")),)


def is_justified(command: Leaving) -> bool:
    """Whether a warning was answered: a break names its reason anyway."""
    if isinstance(command, SetPresence):
        return command.break_reason is not None
    return command.reason_code is not None or bool((command.reason or "").strip())


def purpose_of_leaving(command: Leaving) -> Purpose:
    """The short list that the reason is of."""
    return Purpose.BREAK if isinstance(command, SetPresence) else Purpose.MOVE


def _leaves(command: Leaving, team_id: int) -> bool:
    if isinstance(command, MoveAgent):
        return command.team_id != team_id
    return command.state is PresenceState.ON_BREAK
