"""Every team's lane and heat row, kept up from one board to the next at the cost of the teams that differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wallboard.domain.board import Board
from wallboard.domain.heat import HeatRow, heat_row, in_order, team_ids
from wallboard.domain.lanes import Lane, lane
from wallboard.domain.standing import keys_before

_MAPS_OF_LANES = (
    "agents_of_team",
    "agent_names",
    "presences",
    "shifts_of_agent",
    "assignments_of_agent",
    "let_go",
    "weights",
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """One board at one instant; `rows` are all teams' (and what has none), hottest first."""

    board: Board
    at: datetime
    lanes: Mapping[int | None, Lane]
    rows: tuple[HeatRow, ...]


def outlook(board: Board, now: datetime, before: Outlook | None = None) -> Outlook:
    """The same as from nothing, but for the order of rows, which is stable from `before`.

    Boards that follow each other share what did not change, so a team is looked at anew only when
    something of it is another object, or when time alone moves it: a shift begins or ends, a promise breaks.
    """
    is_same_rule = before is not None and board.weights is before.board.weights
    lanes = {team_id: _lane(board, team_id, now, before) for team_id in team_ids(board)}
    known = {row.team_id: row for row in before.rows} if before else {}
    rows = [
        known[team_id]
        if before is not None and is_same_rule and _is_same_row(board, team_lane, now, before)
        else heat_row(board, team_lane, now, known.get(team_id))
        for team_id, team_lane in lanes.items()
    ]
    return Outlook(board, now, lanes, in_order(rows, [row.team_id for row in before.rows] if before else ()))


def _lane(board: Board, team_id: int | None, now: datetime, before: Outlook | None) -> Lane:
    if team_id is None or team_id not in board.teams:
        return Lane(team_id, ())
    if before is not None and team_id in before.lanes and _is_same_lane(board, team_id, now, before):
        return before.lanes[team_id]
    return lane(board, team_id, now)


def _is_same_lane(board: Board, team_id: int, now: datetime, before: Outlook) -> bool:
    old = before.board
    if board.unreadable is not old.unreadable:
        return False
    agents = board.agents_of_team.get(team_id, ())
    if agents is not old.agents_of_team.get(team_id, ()) or board.weights is not old.weights:
        return False
    differing = [name for name in _MAPS_OF_LANES if getattr(board, name) is not getattr(old, name)]
    for agent in agents:
        for name in differing:
            if name in ("agents_of_team", "weights"):
                continue
            if getattr(board, name).get(agent.id) is not getattr(old, name).get(agent.id):
                return False
        for held in board.assignments_of_agent.get(agent.id, ()):
            if board.incidents.get(held.incident_id) is not old.incidents.get(held.incident_id):
                return False
        if agent.id not in board.presences and _turned(board, agent.id, before.at, now):
            return False
    return True


def _turned(board: Board, agent_id: int, then: datetime, now: datetime) -> bool:
    """Whether a shift began or ended in between, whichever way the clock went."""
    first, last = min(then, now), max(then, now)
    return any(
        first < at <= last
        for shift in board.shifts_of_agent.get(agent_id, ())
        for at in (shift.starts_at, shift.ends_at)
    )


def _is_same_row(board: Board, team_lane: Lane, now: datetime, before: Outlook) -> bool:
    team_id, old = team_lane.team_id, before.board
    if team_id is None or before.lanes.get(team_id) is not team_lane or team_id not in board.teams:
        return False
    standing = board.standings.get(team_id)
    if standing is not old.standings.get(team_id) or board.teams[team_id] is not old.teams.get(team_id):
        return False
    if standing is None:
        return True
    return keys_before(standing.promises, now) == keys_before(standing.promises, before.at)
