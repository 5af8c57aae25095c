"""Who would be best for an incident, each with what speaks against them."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from wallboard.domain.board import Board
from wallboard.domain.commands import Deploy
from wallboard.domain.deploy import Level, Objection, objections, verdict
from wallboard.domain.lanes import UNKNOWN_SINCE, agent_status

BEST = 3
"""How many candidates carry a rank."""
_NO_COMMAND = UUID(int=0)
"""Stands for the command that would be made: the rules look at who and what only."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One agent for one incident; `rank` is 1, 2, 3 for the best of those against whom nothing speaks."""

    agent_id: int
    level: Level
    raised: tuple[Objection, ...]
    rank: int | None = None


def candidates(board: Board, incident_id: int, now: datetime) -> tuple[Candidate, ...]:
    """Every agent of the board, the best first.

    Who can go before who must say why; then the lightest load for their capacity, the incident's own team,
    and whoever is longest in their state.
    """
    asked = [_candidate(board, incident_id, agent_id, now) for agent_id in board.agents]
    asked.sort(key=lambda candidate: _place(board, incident_id, candidate, now))
    return tuple(
        replace(candidate, rank=place) if place <= BEST and candidate.level is Level.PASS else candidate
        for place, candidate in enumerate(asked, start=1)
    )


def _candidate(board: Board, incident_id: int, agent_id: int, now: datetime) -> Candidate:
    command = Deploy(_NO_COMMAND, incident_id, version_seen=0, agent_id=agent_id)
    raised = objections(board, command, now)
    return Candidate(agent_id, verdict(raised), raised)


def _place(
    board: Board, incident_id: int, candidate: Candidate, now: datetime
) -> tuple[Level, float, bool, datetime, int]:
    status = agent_status(board, candidate.agent_id, now)
    incident = board.incidents.get(incident_id)
    is_of_another_team = incident is None or incident.team_id != board.agents[candidate.agent_id].team_id
    share = status.load / max(1, status.capacity)
    since_at = status.since_at or UNKNOWN_SINCE
    return candidate.level, share, is_of_another_team, since_at, candidate.agent_id
