"""What the people of the made-up floor do next, decided from what the floor looks like and nothing else.

Because each step looks at the floor as it is, whatever somebody at a wall has done in between is simply
part of what the floor's people find: an agent who was given an incident takes it up.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from wallboard.domain.assignment import AssignmentRole, AssignmentState
from wallboard.domain.incident import IncidentState
from wallboard.services.demo.acts import Act, Dispatched, Moved, Opened, Stepped, Worsened
from wallboard.services.demo.arrivals import Arrivals, Mood
from wallboard.services.demo.floor import Floor, FloorAssignment, FloorIncident
from wallboard.services.demo.plan import FloorPlan, plan_floor
from wallboard.services.demo.rota import Rota
from wallboard.services.demo.script import Pace, Script, pace_of, script_of
from wallboard.services.demo.staffing import Staffing

STEP = timedelta(seconds=20)
UNTOUCHED = (IncidentState.NEW, IncidentState.ACKNOWLEDGED)
BEFORE_WORK = (*UNTOUCHED, IncidentState.ASSIGNED)
AGENT_GONE = (IncidentState.ASSIGNED, IncidentState.IN_PROGRESS)


class Life:
    """The floor's people and chances; one step after another is the same life for the same seed."""

    def __init__(self, seed: int, day_start_at: datetime, mood: Mood = Mood.USUAL) -> None:
        self.plan: FloorPlan = plan_floor(seed)
        self.rota = Rota(seed, day_start_at)
        self.arrivals = Arrivals(seed, day_start_at, mood)
        self._agents = self.plan.of_code()
        self._scripts: dict[tuple[str, int, int], Script] = {}
        self._paces: dict[tuple[str, str], Pace] = {}
        self._staffing = Staffing(self.plan, self.rota)

    def live(self, floor: Floor, since: datetime, until: datetime) -> Iterator[Act]:
        """All acts in (since, until], step by step, each already taken by `floor` when it comes out.

        Steps end at whole multiples from midnight on, so that it does not matter when somebody looks.
        """
        while since < until:
            steps = (since - self.rota.day_start_at) // STEP + 1
            now = min(self.rota.day_start_at + steps * STEP, until)
            yield from self.step(floor, since, now)
            since = now

    def step(self, floor: Floor, since: datetime, now: datetime) -> Iterator[Act]:
        """The acts of one moment, each taken by `floor` before the next is decided."""
        for act in self._decide(floor, since, now):
            floor.take(act)
            yield act

    def _decide(self, floor: Floor, since: datetime, now: datetime) -> Iterator[Act]:
        yield from self._staffing.attend(floor, since, now)
        active = floor.by_incident()
        yield from self._let_go(floor, now)
        for incident in list(floor.incidents.values()):
            yield from self._carry_on(floor, incident, active.get(incident.id, []), since, now)
        for arrival in self.arrivals.between(since, now):
            yield Opened(arrival.at, floor.new_id(), floor.new_reference(), arrival)

    def _let_go(self, floor: Floor, now: datetime) -> Iterator[Act]:
        """Nobody stays on an incident that others have ended."""
        for one in list(floor.assignments.values()):
            incident = floor.incidents.get(one.incident_id)
            if incident is None or incident.state is IncidentState.RESOLVED:
                yield Moved(now, one.id, one.state, AssignmentState.RELEASED, "done")

    def _carry_on(
        self,
        floor: Floor,
        incident: FloorIncident,
        active: list[FloorAssignment],
        since: datetime,
        now: datetime,
    ) -> Iterator[Act]:
        script = self._script(incident)
        if incident.state is IncidentState.RESOLVED:
            yield from self._wind_up(incident, script, now)
            return
        yield from self._worsen(incident, script, since, now)
        agents = [one for one in active if one.agent is not None]
        offers = [one for one in active if one.team is not None]
        if agents:
            yield from self._take_up(incident, agents, now)
            yield from self._work(floor, incident, script, agents, now)
        elif incident.state is not IncidentState.PAUSED:
            yield from self._find_somebody(floor, incident, script, offers, now)

    def _script(self, incident: FloorIncident) -> Script:
        key = (incident.reference, incident.reopenings, incident.severity)
        if key not in self._scripts:
            self._scripts[key] = script_of(
                self.plan.seed,
                reference=incident.reference,
                reopenings=incident.reopenings,
                nature=incident.nature,
                severity=incident.severity,
            )
        return self._scripts[key]

    def _pace(self, incident: FloorIncident, agent: str) -> Pace:
        key = (incident.reference, agent)
        if key not in self._paces:
            travels = self._agents[agent].travels
            self._paces[key] = pace_of(
                self.plan.seed, reference=incident.reference, agent=agent, travels=travels
            )
        return self._paces[key]

    def _worsen(
        self, incident: FloorIncident, script: Script, since: datetime, now: datetime
    ) -> Iterator[Act]:
        """Once in its life: the moment lies in exactly one step."""
        if script.worsens_after and incident.severity > 1 and incident.reopenings == 0:
            at = incident.opened_at + script.worsens_after
            if since < at <= now:
                at = _between(at, incident.changed_at, now)
                yield Worsened(at, incident.id, incident.version, incident.severity - 1)

    def _find_somebody(
        self,
        floor: Floor,
        incident: FloorIncident,
        script: Script,
        offers: list[FloorAssignment],
        now: datetime,
    ) -> Iterator[Act]:
        """Acknowledge it, wait for the people at the wall, and then send whoever is free."""
        if incident.state in AGENT_GONE:
            at = _between(now, incident.changed_at, now)
            yield Stepped(at, incident.id, incident.version, IncidentState.ACKNOWLEDGED)
        elif incident.state is IncidentState.NEW and _is_due(
            incident.changed_at, script.acknowledge_after, now
        ):
            at = _between(incident.changed_at + script.acknowledge_after, incident.changed_at, now)
            yield Stepped(at, incident.id, incident.version, IncidentState.ACKNOWLEDGED)
        elif offers:
            yield from self._answer_offer(floor, incident, offers, now)
        elif script.cancel_after and _is_due(incident.opened_at, script.cancel_after, now):
            at = _between(now, incident.changed_at, now)
            yield Stepped(at, incident.id, incident.version, IncidentState.CANCELLED)
        elif _is_due(incident.changed_at, script.patience, now):
            agent = self._staffing.candidate(floor, incident, now)
            if agent:
                at = _between(incident.changed_at + script.patience, incident.changed_at, now)
                yield _dispatch(floor, incident, agent.code, at, AssignmentRole.LEAD)

    def _answer_offer(
        self, floor: Floor, incident: FloorIncident, offers: list[FloorAssignment], now: datetime
    ) -> Iterator[Act]:
        """Somebody of the team that was offered the incident says yes after a while."""
        offer = offers[-1]
        pace = pace_of(self.plan.seed, reference=incident.reference, agent=offer.team or "", travels=False)
        if not _is_due(offer.assigned_at, pace.accept_after, now):
            return
        agent = self._staffing.colleague(floor, incident, offer.team or "", now)
        if agent:
            at = _between(now, incident.changed_at, now)
            yield _dispatch(floor, incident, agent.code, at, AssignmentRole.LEAD)
            for one in offers:
                yield Moved(now, one.id, one.state, AssignmentState.RELEASED, "taken")

    def _take_up(
        self, incident: FloorIncident, agents: list[FloorAssignment], now: datetime
    ) -> Iterator[Act]:
        """Whoever was put on it, by the floor or by a person, says yes, sets out and begins."""
        for one in agents:
            pace = self._pace(incident, one.agent or "")
            if one.state is AssignmentState.OFFERED and _is_due(one.assigned_at, pace.accept_after, now):
                at = _between(one.assigned_at + pace.accept_after, one.assigned_at, now)
                yield Moved(at, one.id, one.state, AssignmentState.ACCEPTED)
            elif one.state is AssignmentState.ACCEPTED:
                accepted_at = one.accepted_at or one.assigned_at
                if _is_due(accepted_at, pace.start_after, now):
                    at = _between(accepted_at + pace.start_after, accepted_at, now)
                    yield Moved(at, one.id, one.state, AssignmentState.WORKING)

    def _work(
        self,
        floor: Floor,
        incident: FloorIncident,
        script: Script,
        agents: list[FloorAssignment],
        now: datetime,
    ) -> Iterator[Act]:
        begun = [one.working_at for one in agents if one.working_at]
        if not begun:
            if incident.state in UNTOUCHED:
                at = _between(now, incident.changed_at, now)
                yield Stepped(at, incident.id, incident.version, IncidentState.ASSIGNED)
            return
        began_at = min(begun)
        if incident.state in BEFORE_WORK:
            at = _between(began_at, incident.changed_at, now)
            yield Stepped(at, incident.id, incident.version, IncidentState.IN_PROGRESS)
            return
        yield from self._pause_or_end(incident, script, agents, began_at, now)
        if script.support_after and len(agents) == 1 and incident.state is IncidentState.IN_PROGRESS:
            yield from self._support(floor, incident, began_at + script.support_after, now)

    def _pause_or_end(
        self,
        incident: FloorIncident,
        script: Script,
        agents: list[FloorAssignment],
        began_at: datetime,
        now: datetime,
    ) -> Iterator[Act]:
        work = script.work / (1 + 0.5 * (len(agents) - 1))
        paused_at = began_at + script.pause_after if script.pause_after else None
        resumed_at = paused_at + script.pause if paused_at else began_at
        ends_at = began_at + work + (script.pause if paused_at else timedelta())
        if now >= ends_at:
            at = _between(ends_at, incident.changed_at, now)
            yield Stepped(at, incident.id, incident.version, IncidentState.RESOLVED)
            for one in agents:
                yield Moved(at, one.id, one.state, AssignmentState.RELEASED, "done")
        elif paused_at and paused_at <= now < resumed_at and incident.state is IncidentState.IN_PROGRESS:
            at = _between(paused_at, incident.changed_at, now)
            yield Stepped(at, incident.id, incident.version, IncidentState.PAUSED, script.pause_reason)
        elif incident.state is IncidentState.PAUSED and now >= resumed_at:
            at = _between(resumed_at, incident.changed_at, now)
            yield Stepped(at, incident.id, incident.version, IncidentState.IN_PROGRESS)

    def _support(
        self, floor: Floor, incident: FloorIncident, due_at: datetime, now: datetime
    ) -> Iterator[Act]:
        if now - STEP * 8 <= due_at <= now:
            agent = self._staffing.candidate(floor, incident, now)
            if agent:
                at = _between(due_at, incident.changed_at, now)
                yield _dispatch(floor, incident, agent.code, at, AssignmentRole.SUPPORT)

    def _wind_up(self, incident: FloorIncident, script: Script, now: datetime) -> Iterator[Act]:
        if _is_due(incident.changed_at, script.close_after, now):
            at = _between(incident.changed_at + script.close_after, incident.changed_at, now)
            state = IncidentState.NEW if script.reopens else IncidentState.CLOSED
            yield Stepped(at, incident.id, incident.version, state)


def _dispatch(
    floor: Floor, incident: FloorIncident, agent: str, at: datetime, role: AssignmentRole
) -> Dispatched:
    state = IncidentState.ASSIGNED if incident.state in UNTOUCHED else incident.state
    return Dispatched(at, incident.id, incident.version, floor.new_id(), agent, role, state)


def _is_due(since: datetime, after: timedelta, now: datetime) -> bool:
    return since + after <= now


def _between(at: datetime, earliest: datetime, latest: datetime) -> datetime:
    """When it was really due, but always after what it follows; in whole milliseconds.

    The tables take an unchanged `effective_at` for one that was not given, so that the same instant
    twice would become another.
    """
    chosen = max(min(at, latest), earliest + timedelta(milliseconds=1))
    return chosen.replace(microsecond=chosen.microsecond // 1000 * 1000)
