"""Who comes, rests and leaves on the made-up floor, and who is there to take an incident."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.staff import PresenceState
from wallboard.services.demo.acts import Act, Attended, Moved
from wallboard.services.demo.catalogue import NATURES
from wallboard.services.demo.floor import WEIGHTS, Floor, FloorIncident
from wallboard.services.demo.plan import FloorPlan, PlannedAgent
from wallboard.services.demo.rota import PlannedPresence, Rota

OVERTIME = timedelta(minutes=20)
ENOUGH_TIME_LEFT = timedelta(minutes=8)
HANDS = 2
"""As many incidents the dispatcher gives to one agent; people may give more."""


class Staffing:
    """The rota, kept with sense: nobody rests from a critical, nobody drops everything at the bell."""

    def __init__(self, plan: FloorPlan, rota: Rota) -> None:
        self._plan = plan
        self._rota = rota
        self._by_team: dict[str, list[PlannedAgent]] = {}
        for agent in plan.agents:
            self._by_team.setdefault(agent.team, []).append(agent)

    def attend(self, floor: Floor, since: datetime, now: datetime) -> Iterator[Act]:
        """Presence that differs from the rota, and what those who leave hand back."""
        for agent in self._plan.agents:
            planned = self._rota.presence(agent, now)
            presence = floor.presences.get(agent.code)
            if presence and presence.state is planned.state:
                continue
            if presence and self._stays(floor, agent, planned, now):
                continue
            if planned.state is PresenceState.OFF:
                yield from self._hand_back(floor, agent, now)
            first = presence is None
            at = planned.since_at if first else min(now, max(planned.since_at, since))
            yield Attended(at, agent.code, planned.state, planned.reason, planned.until_at)

    def candidate(self, floor: Floor, incident: FloorIncident, now: datetime) -> PlannedAgent | None:
        """The least laden agent who may take it: of its team, or for grave ones of any."""
        own = self._by_team.get(incident.team or "", [])
        found = self._best(floor, incident, own, now)
        if found is None and incident.severity <= 2:
            found = self._best(floor, incident, list(self._plan.agents), now)
        return found

    def colleague(
        self, floor: Floor, incident: FloorIncident, team: str, now: datetime
    ) -> PlannedAgent | None:
        """The least laden of one team, for an incident that was offered to it."""
        return self._best(floor, incident, self._by_team.get(team, []), now)

    def _best(
        self, floor: Floor, incident: FloorIncident, agents: list[PlannedAgent], now: datetime
    ) -> PlannedAgent | None:
        here = [agent for agent in agents if floor.is_here(agent.code)]
        for agent in sorted(here, key=lambda agent: floor.load(agent.code)):
            if self._may_take(floor, incident, agent, now):
                return agent
        return None

    def _may_take(self, floor: Floor, incident: FloorIncident, agent: PlannedAgent, now: datetime) -> bool:
        held = floor.held_by(agent.code)
        load = sum(WEIGHTS[one.severity] for one in held)
        if incident in held or len(held) >= HANDS or load + WEIGHTS[incident.severity] > agent.capacity:
            return False
        if not all(agent.holds(skill) for skill in NATURES[incident.nature].skills):
            return False
        return self._rota.presence(agent, now + ENOUGH_TIME_LEFT).state is PresenceState.ON_SHIFT

    def _stays(self, floor: Floor, agent: PlannedAgent, planned: PlannedPresence, now: datetime) -> bool:
        if planned.state is PresenceState.ON_BREAK:
            return any(incident.severity == 1 for incident in floor.held_by(agent.code))
        if planned.state is PresenceState.OFF and floor.is_here(agent.code):
            return now < planned.since_at + OVERTIME and bool(floor.held_by(agent.code))
        return False

    def _hand_back(self, floor: Floor, agent: PlannedAgent, now: datetime) -> Iterator[Moved]:
        for one in list(floor.assignments.values()):
            if one.agent == agent.code:
                yield Moved(now, one.id, one.state, AssignmentState.RELEASED, "shift_ended")
