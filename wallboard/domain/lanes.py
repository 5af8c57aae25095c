"""What each agent is doing, and each team's people side by side."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from wallboard.domain.assignment import Assignment
from wallboard.domain.board import Board
from wallboard.domain.bonds import UNBOUND, Bond, bond_of
from wallboard.domain.event import Entity
from wallboard.domain.severity import Severity
from wallboard.domain.staff import PresenceState

_LAST = datetime.max.replace(tzinfo=UTC)


class AgentKind(StrEnum):
    """Free to go, busy with an incident, on a break, or not here."""

    FREE = "free"
    BUSY = "busy"
    ON_BREAK = "on_break"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class AgentStatus:
    """One agent at one instant; `since_at` is when they came into this state, `until_at` when a break ends.

    `worst` is the severity of the worst incident that they hold; `load` is severity-weighted;
    `incident_ids` are the open incidents that they hold and that can be read.
    """

    agent_id: int
    name: str
    kind: AgentKind
    worst: Severity | None
    since_at: datetime | None
    until_at: datetime | None
    load: int
    capacity: int
    incident_ids: tuple[int, ...]
    bond: Bond = UNBOUND

    @property
    def spare(self) -> int:
        return max(0, self.capacity - self.load)


@dataclass(frozen=True, slots=True)
class StateLimits:
    """How long somebody may be in a state before it is worth a look; without a limit, for ever.

    `busy` goes by the worst incident held; `over_break` is allowed beyond the planned end of a break, and
    `open_break` is for a break without one.
    """

    free: timedelta | None = None
    busy: Mapping[Severity, timedelta] = field(default_factory=dict)
    over_break: timedelta | None = None
    open_break: timedelta | None = None


NO_LIMITS = StateLimits()
"""Nobody is ever too long in a state."""


def over_at(person: AgentStatus, limits: StateLimits) -> datetime | None:
    """The instant after which somebody is too long in their state; None without a limit, or if none knows."""
    since, limit = person.since_at, _limit(person, limits)
    if person.kind is AgentKind.ON_BREAK and person.until_at is not None:
        since = person.until_at
    if since is None or limit is None or since > _LAST - limit:
        return None
    return since + limit


def _limit(person: AgentStatus, limits: StateLimits) -> timedelta | None:
    if person.kind is AgentKind.ON_BREAK:
        return limits.open_break if person.until_at is None else limits.over_break
    if person.kind is AgentKind.BUSY:
        return limits.busy.get(person.worst or Severity.MINOR)
    return limits.free if person.kind is AgentKind.FREE else None


def is_over(person: AgentStatus, now: datetime, limits: StateLimits) -> bool:
    """Whether somebody is too long in their state at `now`."""
    at = over_at(person, limits)
    return at is not None and at < now


@dataclass(frozen=True, slots=True)
class Lane:
    """A team's people who are here: the free first, then the busy by their worst incident, then breaks.

    The lane of no team (`team_id` None) is empty. `is_known` is whether anybody of the team is known at all:
    a lane that is empty for want of knowledge does not say that nobody is here.
    """

    team_id: int | None
    people: tuple[AgentStatus, ...]
    is_known: bool = True

    @property
    def free(self) -> int:
        return sum(person.kind is AgentKind.FREE for person in self.people)

    @property
    def capacity(self) -> int:
        """What the people who are here and not on a break may carry."""
        return sum(person.capacity for person in self.people if person.kind is not AgentKind.ON_BREAK)

    @property
    def load(self) -> int:
        """What the people who are here and not on a break carry."""
        return sum(person.load for person in self.people if person.kind is not AgentKind.ON_BREAK)

    @property
    def spare(self) -> int:
        """How much more the people who are here and not on a break may carry, each for themselves."""
        return sum(person.spare for person in self.people if person.kind is not AgentKind.ON_BREAK)

    def covers(self, weight: int) -> bool:
        """Whether somebody free could take an incident of this weight."""
        return any(person.kind is AgentKind.FREE and person.spare >= weight for person in self.people)


def agent_status(board: Board, agent_id: int, now: datetime) -> AgentStatus:
    """What an agent is doing.

    Whoever was put on an incident and not released is busy, whatever their presence says, unless they are
    on a break. What somebody is kept for weighs, but does not keep them busy yet. An incident that cannot be
    read weighs as much as the worst, one that has ended nothing. Without a presence the shifts decide;
    without either the agent counts as here, since some floors (vehicles, ticket desks) never report presence.

    Raises:
        KeyError: no such agent on this board.
    """
    agent = board.agents[agent_id]
    held = board.assignments_of_agent.get(agent_id, ())
    known = [board.incidents[one.incident_id] for one in held if one.incident_id in board.incidents]
    carried = [(one, severity) for one in held if (severity := _severity(board, one)) is not None]
    weights = board.weights_by_severity()
    presence = board.presences.get(agent_id)
    kind = _kind(board, agent_id, now, is_busy=any(one.is_sent for one in held))
    return AgentStatus(
        agent_id=agent_id,
        name=board.agent_name(agent_id),
        kind=kind,
        worst=min((severity for one, severity in carried if one.is_sent), default=None),
        since_at=_since(board, agent_id, kind),
        until_at=presence.until_at if presence and kind is AgentKind.ON_BREAK else None,
        load=sum(weights[severity] for _, severity in carried),
        capacity=agent.capacity,
        incident_ids=tuple(incident.id for incident in known),
        bond=bond_of(board, agent_id),
    )


def _severity(board: Board, held: Assignment) -> Severity | None:
    """That of an incident that somebody holds; none of one that has ended."""
    incident = board.incidents.get(held.incident_id)
    if incident is not None:
        return incident.severity
    return Severity.CRITICAL if (Entity.INCIDENT, held.incident_id) in board.unreadable else None


def is_here(board: Board, agent_id: int, now: datetime) -> bool:
    """Whether an agent is at work, if on a break: by their presence, else by their shifts, else always."""
    presence = board.presences.get(agent_id)
    if presence:
        return presence.state is not PresenceState.OFF
    shifts = board.shifts_of_agent.get(agent_id, ())
    return not shifts or any(shift.starts_at <= now < shift.ends_at for shift in shifts)


def _kind(board: Board, agent_id: int, now: datetime, *, is_busy: bool) -> AgentKind:
    presence = board.presences.get(agent_id)
    if presence and presence.state is PresenceState.ON_BREAK:
        return AgentKind.ON_BREAK
    if is_busy:
        return AgentKind.BUSY
    return AgentKind.FREE if is_here(board, agent_id, now) else AgentKind.OFF


def _since(board: Board, agent_id: int, kind: AgentKind) -> datetime | None:
    presence = board.presences.get(agent_id)
    if kind is AgentKind.BUSY:
        held = board.assignments_of_agent.get(agent_id, ())
        return min((one.assigned_at for one in held if one.is_sent), default=None)
    came_at = presence.since_at if presence else None
    if kind is AgentKind.FREE:
        let_go_at = board.let_go.get(agent_id)
        return max((at for at in (came_at, let_go_at) if at is not None), default=None)
    return came_at


UNKNOWN_SINCE = _LAST
"""Where people are ordered by how long they are in their state, it is not known of some: they come last."""
_ORDER = {AgentKind.FREE: 0, AgentKind.BUSY: 1, AgentKind.ON_BREAK: 2, AgentKind.OFF: 3}


def lane(board: Board, team_id: int, now: datetime) -> Lane:
    """The people of a team who are here; whoever is longest in their state stands first among equals."""
    everybody = [agent_status(board, agent.id, now) for agent in board.agents_of_team.get(team_id, ())]
    here = [person for person in everybody if person.kind is not AgentKind.OFF]
    here.sort(key=_place)
    return Lane(team_id, tuple(here), is_known=bool(everybody))


def lane_moved(board: Board, before: Lane, touched: AbstractSet[int], now: datetime) -> Lane:
    """The same lane where only of these agents anything differs since `before`."""
    assert before.team_id is not None
    known = {person.agent_id: person for person in before.people if person.agent_id not in touched}
    own = [agent.id for agent in board.agents_of_team.get(before.team_id, ())]
    anew = [agent_status(board, agent_id, now) for agent_id in own if agent_id in touched]
    here = [*known.values(), *[person for person in anew if person.kind is not AgentKind.OFF]]
    here.sort(key=_place)
    return Lane(before.team_id, tuple(here), before.is_known)


def _place(person: AgentStatus) -> tuple[int, int, datetime, int]:
    return (_ORDER[person.kind], person.worst or 0, person.since_at or UNKNOWN_SINCE, person.agent_id)
