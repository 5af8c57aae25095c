"""Which open incidents of a board will be late: each team's queue, and who is there to take it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from wallboard.domain.board import Board
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.forecast import Due, Forecast, QueuePlace, Reason, forecast_waiting, forecast_worked_on
from wallboard.domain.handling import HandlingTimes
from wallboard.domain.incident import Incident, IncidentState
from wallboard.domain.lanes import AgentKind, lane
from wallboard.domain.staff import PresenceState
from wallboard.domain.timeline import NOTHING

_Order = tuple[int, datetime, datetime, int]
_NEVER_DUE = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One incident that will be late, and the forecast that says so."""

    incident_id: int
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class AtRisk:
    """The first of those that will be late, by when they fall due, and how many there are.

    `untold` counts incidents whose floor has too little history to say.
    """

    lines: tuple[RiskLine, ...]
    count: int
    untold: int


def forecast_of(board: Board, incident_id: int, handling: HandlingTimes, now: datetime) -> Forecast:
    """What to expect of one open incident.

    Raises:
        KeyError: no such incident on this board.
    """
    incident = board.incidents[incident_id]
    floor = _Floor(board, board.clockwork, handling, now)
    team = [one for one in board.incidents.values() if one.team_id == incident.team_id]
    return floor.forecast(incident, floor.queue(incident.team_id, team), floor.dues(incident))


def at_risk(board: Board, handling: HandlingTimes, now: datetime, limit: int) -> AtRisk:
    """Every incident that will be late: one sort for each team, and clocks only where the sum is in doubt."""
    floor = _Floor(board, board.clockwork, handling, now)
    found: list[RiskLine] = []
    untold = 0
    for team_id, incidents in _by_team(board).items():
        queue = floor.queue(team_id, incidents)
        for incident in incidents:
            if floor.is_surely_in_time(incident, queue):
                continue
            forecast = floor.forecast(incident, queue, floor.dues(incident))
            untold += forecast.reason is Reason.TOO_LITTLE_HISTORY
            if forecast.is_at_risk:
                found.append(RiskLine(incident.id, forecast))
    found.sort(key=lambda line: (line.forecast.due_at or _NEVER_DUE, line.incident_id))
    return AtRisk(tuple(found[:limit]), len(found), untold)


@dataclass(frozen=True, slots=True)
class _Queue:
    """One team's waiting incidents in the order in which they are taken, and who takes them from when on."""

    order: tuple[_Order, ...]
    free: int
    present: int
    from_at: datetime | None
    has_team: bool


@dataclass(frozen=True, slots=True)
class _Floor:
    """What every question to one board at one instant needs."""

    board: Board
    clockwork: Clockwork
    handling: HandlingTimes
    now: datetime

    def queue(self, team_id: int | None, incidents: Iterable[Incident]) -> _Queue:
        """A team's queue: open incidents that nobody is on and that wait for nothing else."""
        order = sorted(self.order(one) for one in incidents if self.is_waiting(one))
        if team_id is None or team_id not in self.board.teams:
            return _Queue(tuple(order), 0, 0, None, has_team=False)
        kinds = [person.kind for person in lane(self.board, team_id, self.now).people]
        free, busy = kinds.count(AgentKind.FREE), kinds.count(AgentKind.BUSY)
        if free or busy:
            return _Queue(tuple(order), free, free + busy, self.now, has_team=True)
        comings = [at for at in self._comings(team_id) if at is not None]
        from_at = min(comings, default=None)
        coming = comings.count(from_at) if from_at is not None else 0
        return _Queue(tuple(order), coming, coming, from_at, has_team=True)

    def order(self, incident: Incident) -> _Order:
        """Priority, then what falls due first, then what was opened first."""
        promise = self.board.promises.get(incident.id)
        due_at = promise.due_at if promise else _NEVER_DUE
        return incident.priority, due_at, incident.opened_at, incident.id

    def is_waiting(self, incident: Incident) -> bool:
        return incident.state is not IncidentState.PAUSED and not self.board.has_agent(incident.id)

    def _comings(self, team_id: int) -> Iterator[datetime | None]:
        """When each of a team that nobody is of at present is planned to be there next."""
        for agent in self.board.agents_of_team.get(team_id, ()):
            presence = self.board.presences.get(agent.id)
            if presence and presence.state is PresenceState.ON_BREAK and presence.until_at is not None:
                yield max(presence.until_at, self.now)
                continue
            shifts = self.board.shifts_of_agent.get(agent.id, ())
            yield min((one.starts_at for one in shifts if one.starts_at > self.now), default=None)

    def dues(self, incident: Incident) -> tuple[Due, ...]:
        """What still runs and has an end in sight."""
        clocks = self.clockwork.clocks(self.board.timelines.get(incident.id, NOTHING))
        return tuple(
            Due(clock.promise, clock.due_at)
            for clock in clocks
            if clock.is_running and clock.due_at is not None
        )

    def is_surely_in_time(self, incident: Incident, queue: _Queue) -> bool:
        """Whether even its end is expected before any promise of it falls due; no clock is asked for that."""
        promise = self.board.promises.get(incident.id)
        if promise is None:
            return True
        median = self.handling.of_incident(incident.nature_id, incident.severity).median
        began_at = self.began_at(incident)
        start_at = began_at or self.place(incident, queue).start_at
        if median is None or start_at is None:
            return False
        return max(start_at + median, self.now) <= promise.due_at

    def began_at(self, incident: Incident) -> datetime | None:
        """When the first of those who are on it began; None of nobody."""
        people = self.board.assignments_of_incident.get(incident.id, ())
        began = (one.working_at or one.accepted_at or one.assigned_at for one in people if one.is_sent)
        return min(began, default=None)

    def place(self, incident: Incident, queue: _Queue) -> QueuePlace:
        return QueuePlace(
            ahead=bisect_left(queue.order, self.order(incident)),
            free=queue.free,
            present=queue.present,
            turnover=self.handling.overall,
            from_at=queue.from_at,
            has_team=queue.has_team,
        )

    def forecast(self, incident: Incident, queue: _Queue, dues: tuple[Due, ...]) -> Forecast:
        handling = self.handling.of_incident(incident.nature_id, incident.severity)
        began_at = self.began_at(incident)
        if began_at is not None:
            return forecast_worked_on(began_at, handling, dues, self.now)
        return forecast_waiting(self.place(incident, queue), handling, dues, self.now)


def _by_team(board: Board) -> dict[int | None, list[Incident]]:
    teams: dict[int | None, list[Incident]] = defaultdict(list)
    for incident in board.incidents.values():
        teams[incident.team_id].append(incident)
    return teams
