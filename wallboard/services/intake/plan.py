"""The changes that a batch of happenings makes, in the order in which the database takes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.incident import IncidentState
from wallboard.domain.staff import PresenceState
from wallboard.services.intake.present import Present, PresentAssignment, PresentIncident

Values = dict[str, object]
"""Columns and what they become; `nature` and `team` stand for their ids by code."""
_TICK = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class NewCode:
    """A team or a nature seen for the first time."""

    code: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NewAgent:
    """An agent seen for the first time; the name goes where names live."""

    code: str
    name: str
    team: str
    capacity: int | None
    presence: PresenceState | None
    at: datetime

    @property
    def changes(self) -> int:
        return 2 if self.presence is None else 3


@dataclass(frozen=True, slots=True)
class NewIncident:
    """An incident seen for the first time."""

    reference: str
    values: Values


@dataclass(frozen=True, slots=True)
class IncidentChange:
    """An incident that is there becomes something else."""

    reference: str
    values: Values


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """An agent is put on an incident."""

    reference: str
    agent: str
    values: Values


@dataclass(frozen=True, slots=True)
class AssignmentChange:
    """The active assignment of an agent on an incident becomes something else."""

    reference: str
    agent: str
    values: Values


Change = IncidentChange | NewAssignment | AssignmentChange


class Plan:
    """Gathers changes, and keeps the present moved on by each, so that the next one builds on it.

    What is new goes before everything else, as the rest refers to it; `changes` keep their order.
    """

    def __init__(self, present: Present) -> None:
        self.present = present
        self.teams: list[NewCode] = []
        self.natures: list[NewCode] = []
        self.agents: list[NewAgent] = []
        self.incidents: list[NewIncident] = []
        self.changes: list[Change] = []

    @property
    def size(self) -> int:
        """How many changes the log gets from it."""
        newcomers = len(self.teams) + len(self.natures) + sum(agent.changes for agent in self.agents)
        return newcomers + len(self.incidents) + len(self.changes)

    def knows(self, kind: str, code: str) -> bool:
        """Whether a team, nature or agent of this code is there or planned."""
        return code in self._codes(kind)

    def add_code(self, kind: str, new: NewCode) -> None:
        (self.teams if kind == "team" else self.natures).append(new)
        self._codes(kind)[new.code] = 0

    def add_agent(self, new: NewAgent) -> None:
        self.agents.append(new)
        self.present.agents[new.code] = 0

    def add_incident(self, reference: str, incident: PresentIncident, values: Values) -> None:
        self.incidents.append(NewIncident(reference, values))
        self.present.incidents[reference] = incident

    def change_incident(self, reference: str, values: Values, at: datetime) -> None:
        """Writes what differs; nothing at all when nothing does and it was so at that time already."""
        incident = self.present.incidents[reference]
        differing = {name: value for name, value in values.items() if getattr(incident, name) != value}
        if not differing and at >= incident.effective_at:
            return
        reopens = not incident.is_open and differing.get("state") is IncidentState.NEW
        incident.effective_at = _moved(incident.effective_at, at)
        for name, value in differing.items():
            setattr(incident, name, value)
        if reopens:  # the database empties them itself
            incident.resolved_at = incident.closed_at = None
        self.changes.append(IncidentChange(reference, differing | {"effective_at": incident.effective_at}))

    def assign(self, reference: str, agent: str, state: AssignmentState, at: datetime) -> None:
        """Puts an agent on an open incident, unless they are on it already since that time."""
        active = self.present.incidents[reference].active
        if agent in active:
            if at < active[agent].effective_at:
                self.change_assignment(reference, agent, {}, at)
            return
        accepted_at = at if state is AssignmentState.ACCEPTED else None
        active[agent] = PresentAssignment(state, at, accepted_at, at)
        values: Values = {"state": state, "assigned_at": at, "effective_at": at}
        if accepted_at is not None:
            values["accepted_at"] = accepted_at
        self.changes.append(NewAssignment(reference, agent, values))

    def change_assignment(self, reference: str, agent: str, values: Values, at: datetime) -> None:
        active = self.present.incidents[reference].active
        assignment = active[agent]
        assignment.effective_at = _moved(assignment.effective_at, at)
        for name, value in values.items():
            if name in PresentAssignment.__slots__:
                setattr(assignment, name, value)
        if assignment.state is AssignmentState.RELEASED:
            del active[agent]
        self.changes.append(
            AssignmentChange(reference, agent, values | {"effective_at": assignment.effective_at})
        )

    def release(self, reference: str, agent: str, reason: str, at: datetime) -> None:
        released: Values = {
            "state": AssignmentState.RELEASED,
            "released_at": at,
            "release_reason": reason,
        }
        self.change_assignment(reference, agent, released, at)

    def release_all(self, reference: str, reason: str, at: datetime) -> None:
        for agent in tuple(self.present.incidents[reference].active):
            self.release(reference, agent, reason, at)

    def _codes(self, kind: str) -> dict[str, int]:
        codes: Mapping[str, dict[str, int]] = {
            "team": self.present.teams,
            "nature": self.present.natures,
            "agent": self.present.agents,
        }
        return codes[kind]


def _moved(before: datetime, at: datetime) -> datetime:
    """The effective time of a change; logs of whole minutes have many changes of a row at one instant.

    To the database an effective time that stays the same is one that the writer left out, so equal ones
    are told apart by a millisecond; backwards, so that the change is never later than it was.
    """
    return at if at != before else at - _TICK
