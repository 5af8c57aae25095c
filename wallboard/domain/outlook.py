"""Every team's lane and heat row, kept up from one board to the next at the cost of the teams that differ."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime

from wallboard.domain.board import Board
from wallboard.domain.gather import Standings
from wallboard.domain.heat import HeatRow, heat_row, in_order, is_in_order, team_ids
from wallboard.domain.lanes import Lane, lane, lane_moved
from wallboard.domain.severity import SEVERITIES
from wallboard.domain.standing import keys_before

_MAPS_OF_AGENTS = (
    "agents",
    "agent_names",
    "presences",
    "shifts_of_agent",
    "assignments_of_agent",
    "let_go",
    "moves_of_agent",
)
"""What beside the incidents that they hold decides what an agent is doing; each by the agent's id."""
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Outlook:
    """One board at one instant; `rows` are all teams' (and what has none), hottest first.

    `shifts_turn_at` is when a shift begins or ends next, and `due_at` after which instant a team's next
    promise is broken: up to `turns_at`, the first of all these, time alone moves nothing.
    """

    board: Board
    at: datetime
    lanes: Mapping[int | None, Lane]
    rows: tuple[HeatRow, ...]
    shifts_turn_at: datetime = field(default=NEVER, compare=False)
    due_at: Mapping[int | None, datetime] = field(default_factory=dict, compare=False)
    turns_at: datetime = field(default=datetime.min.replace(tzinfo=UTC), compare=False)


def outlook(board: Board, now: datetime, before: Outlook | None = None) -> Outlook:
    """The same as from nothing, but for the order of rows, which is stable from `before`.

    Boards that follow each other share what did not change, so a team is looked at anew only when
    something of it is another object, or when time alone moves it: a shift begins or ends, a promise breaks.
    """
    if before is None:
        return _from_nothing(board, now)
    if board is before.board and before.at <= now < before.turns_at:
        same = before
        return Outlook(board, now, same.lanes, same.rows, same.shifts_turn_at, same.due_at, same.turns_at)
    passage = _Passage(before, board, now)
    lanes = passage.lanes()
    rows, due_at = passage.rows(lanes)
    shifts_turn_at = before.shifts_turn_at if passage.is_still else _shifts_turn_at(board, now)
    turns_at = _first(shifts_turn_at, due_at)
    return Outlook(board, now, lanes, rows, shifts_turn_at, due_at, turns_at)


def _from_nothing(board: Board, now: datetime) -> Outlook:
    lanes = {team_id: _lane(board, team_id, now) for team_id in team_ids(board)}
    rows = [heat_row(board, team_lane, now) for team_lane in lanes.values()]
    due_at = {team_id: _due_at(board, team_id, now) for team_id in lanes}
    shifts_turn_at = _shifts_turn_at(board, now)
    return Outlook(board, now, lanes, in_order(rows), shifts_turn_at, due_at, _first(shifts_turn_at, due_at))


def _first(shifts_turn_at: datetime, due_at: Mapping[int | None, datetime]) -> datetime:
    return min(shifts_turn_at, min(due_at.values(), default=NEVER))


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
        self._is_same_staff = (
            self.is_still
            and self._is_same_rule
            and not self._differing
            and board.teams is old.teams
            and board.agents_of_team is old.agents_of_team
        )
        """Nobody is in another state but for the incidents that they are on."""
        self._moved = moved_teams(old.standings, board.standings)
        self._touched = set(_holders(old, board, self._moved)) if self._moved else set[int]()

    def lanes(self) -> Mapping[int | None, Lane]:
        """Every team's lane, the very same where nobody of it is in another state than before."""
        before, ids = self._before.lanes, team_ids(self._board)
        if self._is_same_staff and len(ids) == len(before):
            moved = self._lanes_of_touched()
            return {**before, **moved} if moved else before
        others = self._other_lanes(ids)
        if not others and len(ids) == len(before):
            return before
        return {
            team_id: _lane(self._board, team_id, self._now) if team_id in others else before[team_id]
            for team_id in ids
        }

    def _lanes_of_touched(self) -> Mapping[int | None, Lane]:
        """The lanes of those on incidents that are another row, when nothing else of anybody differs."""
        board, before = self._board, self._before.lanes
        people = [board.agents.get(agent_id) for agent_id in self._touched]
        teams = {agent.team_id for agent in people if agent is not None}
        return {
            team_id: lane_moved(board, before[team_id], self._touched, self._now)
            for team_id in teams
            if team_id in board.teams and team_id in before
        }

    def _other_lanes(self, ids: Iterable[int | None]) -> AbstractSet[int | None]:
        board = self._board
        if self._is_same_staff:
            people = (board.agents.get(agent_id) for agent_id in self._touched)
            lacking = {team_id for team_id in ids if team_id not in self._before.lanes}
            return lacking.union(agent.team_id for agent in people if agent is not None)
        return {team_id for team_id in ids if not self._keeps_lane(team_id)}

    def _keeps_lane(self, team_id: int | None) -> bool:
        """Whether nobody of the team is in another state than before."""
        if team_id not in self._before.lanes or not self._is_same_rule:
            return False
        if team_id is None or team_id not in self._board.teams:
            return not self._before.lanes[team_id].people
        agents = self._board.agents_of_team.get(team_id, ())
        if agents is not self._old.agents_of_team.get(team_id, ()):
            return False
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

    def rows(
        self, lanes: Mapping[int | None, Lane]
    ) -> tuple[tuple[HeatRow, ...], Mapping[int | None, datetime]]:
        """Every team's row of the heatmap, and when its next promise falls due."""
        before, board, now = self._before, self._board, self._now
        others = self._other_rows(lanes)
        if not others and len(lanes) == len(before.rows):
            return before.rows, before.due_at
        known = {row.team_id: row for row in before.rows}
        order = tuple(known)
        for team_id in others:
            known[team_id] = heat_row(board, lanes[team_id], now, known.get(team_id))
        due_at = {**before.due_at, **{team_id: _due_at(board, team_id, now) for team_id in others}}
        if len(known) > len(lanes):
            known = {team_id: known[team_id] for team_id in lanes}
            due_at = {team_id: due_at[team_id] for team_id in lanes}
        rows = tuple(known.values())
        if tuple(known) == order and is_in_order(rows, before.rows):
            return rows, due_at
        return in_order(rows, order), due_at

    def _other_rows(self, lanes: Mapping[int | None, Lane]) -> AbstractSet[int | None]:
        """The teams whose rows of the heatmap are others than before."""
        before, teams, were = self._before, self._board.teams, self._old.teams
        if not self._is_same_rule or self._now < before.at:
            return lanes.keys()
        others = set[int | None]()
        if len(lanes) > len(teams):  # some are of no team that can be read
            others.update([one for one in lanes if one is None or one not in teams])
        others.update([team_id for team_id in self._moved if team_id in lanes])
        now = self._now
        others.update([one for one, at in before.due_at.items() if at < now and one in lanes])
        if lanes is not before.lanes:
            were_lanes = before.lanes
            others.update([one for one, lane in lanes.items() if lane is not were_lanes.get(one)])
        if teams is not were:
            others |= {one for one in lanes if one is not None and teams.get(one) is not were.get(one)}
        return others


def moved_teams(old: Standings, new: Standings) -> frozenset[int | None]:
    """The teams whose incidents stand otherwise: boards that follow each other share what did not change."""
    if old is new:
        return frozenset()
    known = old.get
    others = frozenset([team_id for team_id, standing in new.items() if known(team_id) is not standing])
    if len(old) == len(new) and all(team_id in old for team_id in others):
        return others  # as many as before, and none is new: none is gone
    return others.union([team_id for team_id in old if team_id not in new])


def _holders(old: Board, board: Board, moved: Iterable[int | None]) -> Iterator[int]:
    """The agents on incidents that are another row than before, found by the standings that differ."""
    for team_id in moved:
        new_standing, old_standing = board.standings.get(team_id), old.standings.get(team_id)
        for severity in SEVERITIES:
            new_cell = new_standing.cell(severity) if new_standing else None
            old_cell = old_standing.cell(severity) if old_standing else None
            if new_cell is old_cell:
                continue
            # What weighs on people is which incidents are in the cell; few came or went since.
            news, olds = (
                {one for _, one in cell.opened} if cell else set[int]() for cell in (new_cell, old_cell)
            )
            for incident_id in news ^ olds:
                people = board.assignments_of_incident.get(incident_id, ())
                yield from (held.agent_id for held in people if held.agent_id is not None)
