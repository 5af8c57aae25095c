"""The made-up floor as it is at one moment: read from the tables, or carried on from act to act."""

from dataclasses import dataclass, field
from datetime import datetime

from wallboard.domain.assignment import AssignmentRole, AssignmentState
from wallboard.domain.incident import IncidentState
from wallboard.domain.staff import PresenceState
from wallboard.services.demo.acts import Act, Attended, Dispatched, Moved, Opened, Stepped, Worsened

WEIGHTS = {1: 8, 2: 4, 3: 2, 4: 1}
FIRST_NUMBER = 48001


@dataclass(slots=True)
class FloorIncident:
    """What the floor's people know of an incident that is open, or resolved and not yet closed."""

    id: int
    reference: str
    nature: str
    team: str | None
    severity: int
    state: IncidentState
    opened_at: datetime
    changed_at: datetime
    reopenings: int
    version: int


@dataclass(slots=True)
class FloorAssignment:
    """Somebody, or a team, on an incident; exactly one of `agent` and `team` is set."""

    id: int
    incident_id: int
    agent: str | None
    team: str | None
    role: AssignmentRole
    state: AssignmentState
    assigned_at: datetime
    accepted_at: datetime | None
    working_at: datetime | None


@dataclass(slots=True)
class FloorPresence:
    """Whether an agent is here."""

    state: PresenceState
    since_at: datetime


@dataclass(slots=True)
class Floor:
    """Ids of rows that are not in the database yet are negative."""

    incidents: dict[int, FloorIncident] = field(default_factory=dict)
    assignments: dict[int, FloorAssignment] = field(default_factory=dict)
    hands: dict[str, set[int]] = field(default_factory=dict)
    """The incidents that each agent is on."""
    presences: dict[str, FloorPresence] = field(default_factory=dict)
    next_number: int = FIRST_NUMBER
    next_id: int = -1

    def new_id(self) -> int:
        self.next_id -= 1
        return self.next_id + 1

    def new_reference(self) -> str:
        self.next_number += 1
        return str(self.next_number - 1)

    def put(self, one: FloorAssignment) -> None:
        self.assignments[one.id] = one
        if one.agent is not None:
            self.hands.setdefault(one.agent, set()).add(one.incident_id)

    def drop(self, assignment_id: int) -> None:
        one = self.assignments.pop(assignment_id)
        if one.agent is not None:
            self.hands[one.agent].discard(one.incident_id)

    def by_incident(self) -> dict[int, list[FloorAssignment]]:
        found: dict[int, list[FloorAssignment]] = {}
        for one in self.assignments.values():
            found.setdefault(one.incident_id, []).append(one)
        return found

    def held_by(self, agent: str) -> list[FloorIncident]:
        return [self.incidents[key] for key in self.hands.get(agent, ()) if key in self.incidents]

    def load(self, agent: str) -> int:
        return sum(WEIGHTS[incident.severity] for incident in self.held_by(agent))

    def is_here(self, agent: str) -> bool:
        presence = self.presences.get(agent)
        return presence is not None and presence.state is PresenceState.ON_SHIFT

    def take(self, act: Act) -> None:
        """What the tables will say once the act is written."""
        match act:
            case Opened():
                self._open(act)
            case Dispatched():
                self._dispatch(act)
            case Moved():
                self._move(act)
            case Stepped() | Worsened():
                self._change(act)
            case Attended():
                self.presences[act.agent] = FloorPresence(act.state, act.at)

    def _open(self, act: Opened) -> None:
        arrival = act.arrival
        self.incidents[act.incident_id] = FloorIncident(
            id=act.incident_id,
            reference=act.reference,
            nature=arrival.nature,
            team=arrival.team,
            severity=arrival.severity,
            state=IncidentState.NEW,
            opened_at=arrival.at,
            changed_at=arrival.at,
            reopenings=0,
            version=1,
        )

    def _dispatch(self, act: Dispatched) -> None:
        self._touch(act.incident_id, act.at).state = act.state
        self.put(
            FloorAssignment(
                id=act.assignment_id,
                incident_id=act.incident_id,
                agent=act.agent,
                team=None,
                role=act.role,
                state=AssignmentState.OFFERED,
                assigned_at=act.at,
                accepted_at=None,
                working_at=None,
            )
        )

    def _move(self, act: Moved) -> None:
        if act.state is AssignmentState.RELEASED:
            self.drop(act.assignment_id)
            return
        one = self.assignments[act.assignment_id]
        one.state = act.state
        one.accepted_at = one.accepted_at or act.at
        if act.state is AssignmentState.WORKING:
            one.working_at = act.at

    def _change(self, act: Stepped | Worsened) -> None:
        incident = self._touch(act.incident_id, act.at)
        if isinstance(act, Worsened):
            incident.severity = act.severity
            return
        if incident.state is IncidentState.RESOLVED and act.state is IncidentState.NEW:
            incident.reopenings += 1
        incident.state = act.state
        if not act.state.is_open and act.state is not IncidentState.RESOLVED:
            del self.incidents[act.incident_id]

    def _touch(self, incident_id: int, at: datetime) -> FloorIncident:
        incident = self.incidents[incident_id]
        incident.version += 1
        incident.changed_at = at
        return incident
