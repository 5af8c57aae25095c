"""Where it burns: each team's open incidents by severity, against the people it has here."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from operator import itemgetter

from wallboard.domain.board import Board
from wallboard.domain.history import TeamLoad
from wallboard.domain.lanes import Lane, lane
from wallboard.domain.severity import SEVERITIES, Severity
from wallboard.domain.standing import TeamStanding

CELL_ENTER = (0.0, 0.25, 0.50, 0.75)
"""A cell's severity-weighted load ÷ the team's present capacity at which each pressure step begins."""
TEAM_ENTER = (0.0, 0.50, 1.00, 1.50)
"""The same for the whole team's load."""
EXIT_BELOW = 0.05
"""A step is left, and a row gives way to another, only by more than this."""

USUAL_CAPACITY = 10
"""What an agent may carry where nothing else is said; the default of the agents' table."""
_NOTHING = TeamStanding()
"""How a team stands that has nothing open."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """The open incidents of one severity in one team; `step` is its pressure, 0 (empty) to 4."""

    count: int
    oldest_at: datetime | None
    breached: int
    step: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One team, or (`is_folded`) all the cool ones together, or (`team_id` None) what has no team.

    `load` is severity-weighted, `capacity` that of the people here and not on a break; `covered` says
    whether somebody free could take a severity 1 incident.
    """

    team_id: int | None
    name: str
    cells: Mapping[Severity, HeatCell]
    load: int
    capacity: int
    step: int
    free: int
    present: int
    covered: bool
    folded: tuple[str, ...] = ()
    folded_ids: tuple[int, ...] = ()
    is_folded: bool = False
    is_dimmed: bool = False
    """A filter shows none of its incidents, whatever there are."""
    spare: int = 0
    """What the people who are here could still carry."""
    people_known: bool = True
    """Whether anybody of it is known; where not, there is no capacity, which is not one of 0."""

    @property
    def load_ratio(self) -> float | None:
        """Load ÷ capacity; None where there is nobody to carry it."""
        return self.load / self.capacity if self.capacity else None

    @property
    def heat(self) -> float:
        """What rows are sorted by; where nobody is, the load is weighed as on one usual agent."""
        return self.load / (self.capacity or USUAL_CAPACITY)

    @property
    def count(self) -> int:
        return sum(cell.count for cell in self.cells.values())


def pressure(load: int, capacity: int) -> float:
    """Load ÷ capacity, as if somebody of the least capacity were there where there is nobody."""
    return load / max(1, capacity)


def step_of(ratio: float, enter: Sequence[float], before: int = 0) -> int:
    """The pressure step of a ratio: entered at `enter`, left only `EXIT_BELOW` under its entry."""
    step = bisect_right(enter, ratio)
    while step < before and ratio >= enter[step] - EXIT_BELOW:
        step += 1
    return step


def heat_row(board: Board, team_lane: Lane, now: datetime, before: HeatRow | None = None) -> HeatRow:
    """One team's row; `before` is its last row, so that steps do not flap.

    Incidents that cannot be read are critical ones of no team.
    """
    team_id, capacity = team_lane.team_id, team_lane.capacity
    weights = board.weights_by_severity()
    load, carried_by = _load(board, team_id), _carried_by(capacity, team_lane.is_known)
    cells = _cells(board, team_id, carried_by, now, before)
    step = step_of(pressure(load, carried_by), TEAM_ENTER, before.step if before else 0)
    return HeatRow(
        team_id=team_id,
        name=board.team_name(team_id),
        cells=cells,
        load=load,
        capacity=capacity,
        step=step if load else 0,
        free=team_lane.free,
        present=len(team_lane.people),
        covered=team_lane.covers(weights[Severity.CRITICAL]),
        spare=team_lane.spare,
        people_known=team_lane.is_known,
    )


def _carried_by(capacity: int, people_known: bool) -> int:
    """What load is weighed against; where nobody is known, one usual agent."""
    return capacity if people_known else USUAL_CAPACITY


def _cells(
    board: Board, team_id: int | None, capacity: int, now: datetime, before: HeatRow | None
) -> dict[Severity, HeatCell]:
    standing = board.standings.get(team_id, _NOTHING)
    weights, lost = board.weights_by_severity(), _lost(board, team_id)
    cells = {}
    for severity, cell in zip(SEVERITIES, standing.cells, strict=True):
        count = len(cell.opened) + (lost if severity is Severity.CRITICAL else 0)
        ratio = pressure(count * weights[severity], capacity)
        was = before.cells[severity] if before else None
        step = step_of(ratio, CELL_ENTER, was.step if was else 0)
        oldest_at = cell.opened[0][0] if cell.opened else None
        now_is = HeatCell(count, oldest_at, cell.breached(now), step if count else 0)
        cells[severity] = was if was is not None and was == now_is else now_is
    return cells


def narrowed(
    row: HeatRow, shown: Board, now: datetime, *, is_dimmed: bool, before: HeatRow | None = None
) -> HeatRow:
    """A row of the whole board whose cells count only what `shown` holds; people and load stay."""
    cells = _cells(shown, row.team_id, _carried_by(row.capacity, row.people_known), now, before)
    return replace(row, cells=cells, is_dimmed=is_dimmed)


def team_loads(board: Board, now: datetime) -> dict[int | None, TeamLoad]:
    """Load, capacity and incidents of every row of the heatmap; always also of no team."""
    loads = {lane.team_id: _team_load(board, lane) for lane in every_lane(board, now)}
    return {None: TeamLoad(0, 0, 0)} | loads


def _team_load(board: Board, lane: Lane) -> TeamLoad:
    standing = board.standings.get(lane.team_id)
    count = (standing.count if standing else 0) + _lost(board, lane.team_id)
    capacity = lane.capacity if lane.is_known else None
    return TeamLoad(_load(board, lane.team_id), capacity, count)


def _load(board: Board, team_id: int | None) -> int:
    standing = board.standings.get(team_id)
    lost = _lost(board, team_id)
    return (standing.load if standing else 0) + (lost * board.weight(Severity.CRITICAL) if lost else 0)


def _lost(board: Board, team_id: int | None) -> int:
    return len(board.unreadable_incidents()) if team_id is None else 0


def team_ids(board: Board) -> tuple[int | None, ...]:
    """All teams, and what else holds incidents: teams that cannot be read, and none at all."""
    strange = [team_id for team_id in board.standings if team_id not in board.teams]
    if None not in strange and board.unreadable_incidents():
        strange.append(None)
    return (*board.teams, *strange)


def every_lane(board: Board, now: datetime) -> tuple[Lane, ...]:
    """The lane of each row of the heatmap; where there is no team there are no people."""
    return tuple(
        Lane(team_id, ()) if team_id is None or team_id not in board.teams else lane(board, team_id, now)
        for team_id in team_ids(board)
    )


def heat_rows(board: Board, now: datetime, previous: Sequence[HeatRow] = ()) -> tuple[HeatRow, ...]:
    """Every team's row, hottest first, in an order that gives way only to differences that matter."""
    known = {row.team_id: row for row in previous}
    rows = [
        heat_row(board, team_lane, now, known.get(team_lane.team_id)) for team_lane in every_lane(board, now)
    ]
    return in_order(rows, [row.team_id for row in previous])


def in_order(rows: Iterable[HeatRow], previous: Sequence[int | None] = ()) -> tuple[HeatRow, ...]:
    """Hottest first; a row passes another only when hotter by more than `EXIT_BELOW`."""
    place = {team_id: index for index, team_id in enumerate(previous)}
    ordered: list[tuple[float, HeatRow]] = []
    hottest = [(place.get(row.team_id, len(place)), -row.heat, row.name, row) for row in rows]
    for _, heat, _, row in sorted(hottest, key=itemgetter(0, 1, 2)):
        margin = EXIT_BELOW if row.team_id in place else 0.0
        index = len(ordered)
        while index and -heat > ordered[index - 1][0] + margin:
            index -= 1
        ordered.insert(index, (-heat, row))
    return tuple([row for _, row in ordered])


def is_in_order(rows: Sequence[HeatRow], stood: Sequence[HeatRow] = ()) -> bool:
    """Whether rows that stand so may stay: none is hotter than the one above by more than matters.

    `stood` are rows that were in order: neighbours that are the very same there are not looked at again.
    """
    if len(stood) != len(rows):
        return not any(_passes(above, row) for above, row in pairwise(rows))
    others = [place for place, (row, was) in enumerate(zip(rows, stood, strict=True)) if row is not was]
    around = {max(1, place) for place in others} | {place + 1 for place in others if place + 1 < len(rows)}
    return not any(_passes(rows[place - 1], rows[place]) for place in around if place < len(rows))


def _passes(above: HeatRow, row: HeatRow) -> bool:
    return row.heat > above.heat + EXIT_BELOW


def severity_totals(board: Board) -> Mapping[Severity, int]:
    """Open incidents by severity on the whole floor; one that cannot be read counts as the worst."""
    totals = dict.fromkeys(SEVERITIES, 0)
    for standing in board.standings.values():
        for severity, cell in zip(SEVERITIES, standing.cells, strict=True):
            totals[severity] += len(cell.opened)
    totals[Severity.CRITICAL] += len(board.unreadable_incidents())
    return totals
