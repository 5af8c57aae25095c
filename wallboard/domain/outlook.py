"""Every team's lane and heat row, kept up from one board to the next at the cost of the teams that differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from wallboard.domain.board import Board
from wallboard.domain.heat import HeatRow, heat_row, in_order, team_ids
from wallboard.domain.lanes import Lane, lane
from wallboard.domain.severity import SEVERITIES
from wallboard.domain.standing import keys_before

_MAPS_OF_AGENTS = ("agent_names", "presences", "shifts_of_agent", "assignments_of_agent", "let_go")
"""What beside the incidents that they hold decides what an agent is doing; each by the agent's id."""
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Outlook:
    """One board at one instant; `rows` are all teams' (and what has none), hottest first.

    `shifts_turn_at` is when a shift begins or ends next, and `due_at` after which instant a team's next
    promise is broken: until then time alone moves nothing.
    """

    board: Board
    at: datetime
    lanes: Mapping[int | None, Lane]
    rows: tuple[HeatRow, ...]
    shifts_turn_at: datetime = field(default=NEVER, compare=False)
    due_at: Mapping[int | None, datetime] = field(default_factory=dict, compare=False)


def outlook(board: Board, now: datetime, before: Outlook | None = None) -> Outlook:
    """The same as from nothing, but for the order of rows, which is stable from `before`.

    Boards that follow each other share what did not change, so a team is looked at anew only when
    something of it is another object, or when time alone moves it: a shift begins or ends, a promise breaks.
    """
    if before is None:
        lanes = {team_id: _lane(board, team_id, now) for team_id in team_ids(board)}
        rows = [heat_row(board, team_lane, now) for team_lane in lanes.values()]
        due_at = {team_id: _due_at(board, team_id, now) for team_id in lanes}
        return Outlook(board, now, lanes, in_order(rows), _shifts_turn_at(board, now), due_at)
    passage = _Passage(before, board, now)
    lanes = {
        team_id: before.lanes[team_id] if passage.keeps_lane(team_id) else _lane(board, team_id, now)
        for team_id in team_ids(board)
    }
    known = {row.team_id: row for row in before.rows}
    rows, due_at = [], {}
    for team_id, team_lane in lanes.items():
        if passage.keeps_row(team_id, team_lane):
            rows.append(known[team_id])
            due_at[team_id] = before.due_at[team_id]
        else:
            rows.append(heat_row(board, team_lane, now, known.get(team_id)))
            due_at[team_id] = _due_at(board, team_id, now)
    shifts_turn_at = before.shifts_turn_at if passage.is_still else _shifts_turn_at(board, now)
    order = [row.team_id for row in before.rows]
    return Outlook(board, now, lanes, in_order(rows, order), shifts_turn_at, due_at)


def _shifts_turn_at(board: Board, now: datetime) -> datetime:
    """When the next shift begins or ends."""
    shifts = (shift for shifts in board.shifts_of_agent.values() for shift in shifts)
    return min((at for shift in shifts for at in (shift.starts_at, shift.ends_at) if at > now), default=NEVER)


def _due_at(board: Board, team_id: int | None, now: datetime) -> datetime:
    """When the team's next promise falls due."""
    standing = board.standings.get(team_id)
    if standing is None:
        return NEVER
    place = keys_before(standing.promises, now)
    return standing.promises[place][0] if place < len(standing.promises) else NEVER


def _lane(board: Board, team_id: int | None, now: datetime) -> Lane:
    if team_id is None or team_id not in board.teams:
        return Lane(team_id, ())
    return lane(board, team_id, now)


class _Passage:
    """From one outlook to the next board and instant: which teams' lanes and rows stay as they are."""

    def __init__(self, before: Outlook, board: Board, now: datetime) -> None:
        old = before.board
        self._before, self._old, self._board, self._now = before, old, board, now
        self._is_same_rule = board.weights is old.weights and board.unreadable is old.unreadable
        self._differing = [
            (getattr(board, name), getattr(old, name))
            for name in _MAPS_OF_AGENTS
            if getattr(board, name) is not getattr(old, name)
        ]
        self.is_still = (
            before.at <= now < before.shifts_turn_at and board.shifts_of_agent is old.shifts_of_agent
        )
        """No shift began or ended in between."""
        self._touched = set[int]() if board.incidents is old.incidents else set(_holders(old, board))

    def keeps_lane(self, team_id: int | None) -> bool:
        """Whether nobody of the team is in another state than before."""
        if team_id not in self._before.lanes or not self._is_same_rule:
            return False
        if team_id is None or team_id not in self._board.teams:
            return not self._before.lanes[team_id].people
        agents = self._board.agents_of_team.get(team_id, ())
        if agents is not self._old.agents_of_team.get(team_id, ()):
            return False
        if self.is_still and not self._differing:
            return not self._touched or self._touched.isdisjoint(agent.id for agent in agents)
        return not any(self._is_another(agent.id) for agent in agents)

    def _is_another(self, agent_id: int) -> bool:
        if agent_id in self._touched:
            return True
        if any(new.get(agent_id) is not old.get(agent_id) for new, old in self._differing):
            return True
        if self.is_still or agent_id in self._board.presences:
            return False
        return self._turned(agent_id)

    def _turned(self, agent_id: int) -> bool:
        """Whether a shift began or ended in between, whichever way the clock went."""
        first, last = sorted((self._before.at, self._now))
        return any(
            first < at <= last
            for shift in self._board.shifts_of_agent.get(agent_id, ())
            for at in (shift.starts_at, shift.ends_at)
        )

    def keeps_row(self, team_id: int | None, team_lane: Lane) -> bool:
        """Whether the team's row of the heatmap is the same."""
        teams, before = self._board.teams, self._before
        if team_id is None or not self._is_same_rule or team_id not in teams:
            return False
        if before.lanes.get(team_id) is not team_lane or teams[team_id] is not self._old.teams.get(team_id):
            return False
        standing = self._board.standings.get(team_id)
        if standing is not self._old.standings.get(team_id):
            return False
        return before.at <= self._now <= before.due_at.get(team_id, before.at)


def _holders(old: Board, board: Board) -> Iterator[int]:
    """The agents on incidents that are another row than before, found by the standings that differ."""
    for team_id in {*board.standings, *old.standings}:
        new_standing, old_standing = board.standings.get(team_id), old.standings.get(team_id)
        if new_standing is old_standing:
            continue
        for severity in SEVERITIES:
            new_cell = new_standing.cell(severity) if new_standing else None
            old_cell = old_standing.cell(severity) if old_standing else None
            if new_cell is old_cell:
                continue
            for cell in (new_cell, old_cell):
                for _, incident_id in cell.opened if cell else ():
                    if board.incidents.get(incident_id) is not old.incidents.get(incident_id):
                        people = board.assignments_of_incident.get(incident_id, ())
                        yield from (held.agent_id for held in people if held.agent_id is not None)
