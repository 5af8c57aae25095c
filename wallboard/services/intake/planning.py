"""Turns one happening after the other into changes, given what the database holds."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from wallboard.domain.assignment import AssignmentState
from wallboard.domain.incident import OPEN_STATES, IncidentState, steps_between
from wallboard.services.intake.happenings import (
    Accepted,
    Acknowledged,
    Began,
    Description,
    Ended,
    Happening,
    Opened,
    Released,
    Said,
    Sent,
    Updated,
)
from wallboard.services.intake.newcomers import Newcomers
from wallboard.services.intake.plan import Plan, Values
from wallboard.services.intake.present import PresentIncident
from wallboard.services.intake.trouble import RowTrouble
from wallboard.services.mapping import Mapping as LogMapping

_LARGEST_STEP = 12
_TOLD_TIMES = ("acknowledged_at", "last_update_at", "resolved_at", "closed_at")
_TEXTS = ("site", "channel", "customer_class")
_steps_between = cache(steps_between)
_DEFAULT_URGENCY = 3
_ENDS = {IncidentState.RESOLVED: "resolved_at", IncidentState.CLOSED: "closed_at"}
_BEFORE_WORK = (IncidentState.NEW, IncidentState.ACKNOWLEDGED, IncidentState.ASSIGNED)


class Planner:
    """Knows what each kind of happening means to the floor."""

    def __init__(self, mapping: LogMapping, team_of_agent: Mapping[str, str]) -> None:
        self._source = mapping.source
        self._fields = frozenset(mapping.incident)
        self.newcomers = Newcomers(mapping.team_name, mapping.agent, team_of_agent)

    @staticmethod
    def most_changes(plan: Plan, happening: Happening) -> int:
        """No more changes than this can come of a happening: its steps, newcomers, and everybody off it."""
        incident = plan.present.incidents.get(happening.reference)
        return _LARGEST_STEP + (0 if incident is None else len(incident.active))

    def add(self, plan: Plan, happening: Happening) -> None:
        """Adds what a happening changes; nothing when it tells what is so already.

        Raises:
            RowTrouble: it cannot have happened, as the incident is; the plan is as it was.
        """
        fact, reference, at = happening.fact, happening.reference, happening.at
        if isinstance(fact, Said):
            self._said(plan, reference, fact, at)
        elif isinstance(fact, Opened):
            if reference not in plan.present.incidents:
                self._open(plan, reference, fact.description, {"opened_at": at}, at)
        elif isinstance(fact, Acknowledged):
            self._acknowledged(plan, self._found(plan, reference), reference, at)
        elif isinstance(fact, Updated):
            self._updated(plan, reference, at)
        elif isinstance(fact, Sent):
            self._sent(plan, reference, fact, at)
        elif isinstance(fact, Ended):
            self._ended(plan, reference, fact.state, at)
        else:
            self._worked(plan, reference, fact, at)

    # --- One row is one update ---

    def _said(self, plan: Plan, reference: str, said: Said, at: datetime) -> None:
        times = {name: getattr(said, name) for name in _TOLD_TIMES}
        values: Values = {name: value for name, value in times.items() if value is not None}
        if reference not in plan.present.incidents:
            opened_at = at if said.opened_at is None else min(said.opened_at, at)
            values |= {"opened_at": opened_at, "state": said.state, "pause_reason": said.pause_reason}
            values |= self._since_opened(said, at)
            self._open(plan, reference, said.description, values, at)
        else:
            incident = plan.present.incidents[reference]
            self._way(reference, incident, said.state)
            values |= self._described(plan, said.description, at)
            values["pause_reason"] = said.pause_reason
            if said.agent is not None and said.state in OPEN_STATES and incident.deployed_at is None:
                values["deployed_at"] = at
            self._become(plan, reference, said.state, values, at)
        if said.state in OPEN_STATES:
            self._give(plan, reference, said, at)

    def _since_opened(self, said: Said, at: datetime) -> Values:
        """The times that an incident has whose first row shows it further on than new."""
        values: Values = {}
        if said.state is not IncidentState.NEW:
            values["acknowledged_at"] = said.acknowledged_at or at
        if said.agent is not None and said.state in OPEN_STATES:
            values["deployed_at"] = at
        if said.state in _ENDS:
            values["resolved_at"] = said.resolved_at or at
        if said.state is IncidentState.CLOSED:
            values["closed_at"] = said.closed_at or at
        return values

    def _give(self, plan: Plan, reference: str, said: Said, at: datetime) -> None:
        """Moves the incident from the agent of the row before to the agent of this one.

        Others who are on it were put there by people here, and stay.
        """
        agent = None if said.agent is None else self.newcomers.agent(plan, said.agent, at)
        active = plan.present.incidents[reference].active
        if said.is_first:
            before = tuple(active)
        else:
            before = () if said.agent_before is None else (self.newcomers.code(said.agent_before),)
        for other in before:
            if other != agent and other in active:
                plan.release(reference, other, "reassigned", at)
        if agent is not None:
            plan.assign(reference, agent, AssignmentState.ACCEPTED, at)

    # --- One row is a record with several timestamps ---

    def _acknowledged(self, plan: Plan, incident: PresentIncident, reference: str, at: datetime) -> None:
        values: Values = {"acknowledged_at": incident.acknowledged_at or at}
        if incident.state is IncidentState.NEW:
            values["state"] = IncidentState.ACKNOWLEDGED
        plan.change_incident(reference, values, at)

    def _updated(self, plan: Plan, reference: str, at: datetime) -> None:
        """An update that is older than the last one tells nothing new."""
        before = self._found(plan, reference).last_update_at
        if before is None or before < at:
            plan.change_incident(reference, {"last_update_at": at}, at)

    def _sent(self, plan: Plan, reference: str, sent: Sent, at: datetime) -> None:
        incident = self._found(plan, reference)
        values: Values = {"acknowledged_at": incident.acknowledged_at or at}
        values["deployed_at"] = incident.deployed_at or at
        goal = incident.state
        if not incident.is_open or goal in _BEFORE_WORK:
            goal = IncidentState.ASSIGNED
        self._become(plan, reference, goal, values, at)
        agent = self.newcomers.agent(plan, sent.agent, at)
        plan.assign(reference, agent, AssignmentState.OFFERED, at)

    def _worked(self, plan: Plan, reference: str, fact: Accepted | Began | Released, at: datetime) -> None:
        """A step of an assignment; one that is over already takes no more steps."""
        incident = self._found(plan, reference)
        agent = self.newcomers.code(fact.agent)
        assignment = incident.active.get(agent)
        if assignment is None:
            return
        if isinstance(fact, Released):
            plan.release(reference, agent, "available", at)
        elif isinstance(fact, Accepted):
            values: Values = {"accepted_at": at}
            if assignment.state is not AssignmentState.WORKING:
                values["state"] = AssignmentState.ACCEPTED
            plan.change_assignment(reference, agent, values, at)
        else:
            plan.change_assignment(reference, agent, {"state": AssignmentState.WORKING, "working_at": at}, at)
            if incident.state in _BEFORE_WORK:
                plan.change_incident(reference, {"state": IncidentState.IN_PROGRESS}, at)

    def _ended(self, plan: Plan, reference: str, state: IncidentState, at: datetime) -> None:
        incident = self._found(plan, reference)
        if state is IncidentState.CLOSED or incident.is_open:
            self._become(plan, reference, state, {}, at)

    # --- Both ---

    def _open(
        self, plan: Plan, reference: str, description: Description, values: Values, at: datetime
    ) -> None:
        described = self._described(plan, description, at) | {"effective_at": at}
        described.setdefault("urgency", _DEFAULT_URGENCY)
        whole = {"state": IncidentState.NEW, "pause_reason": None} | described | values
        kept = {name: whole.get(name) for name in PresentIncident.__slots__ if name not in ("id", "active")}
        kept["priority_set_by"] = whole.get("priority_set_by", "matrix")
        incident = PresentIncident(id=None, **kept)  # type: ignore[arg-type]  # the names are its own slots
        given = {name: value for name, value in whole.items() if value is not None}
        plan.add_incident(reference, incident, {"source": self._source, "reference": reference} | given)

    def _described(self, plan: Plan, description: Description, at: datetime) -> Values:
        """The fields that the mapping fills; others are left to the people on the floor."""
        values: Values = {
            "severity": description.severity,
            "nature": self.newcomers.nature(plan, description.nature, at),
        }
        if description.urgency is not None:
            values["urgency"] = description.urgency
        if description.priority is not None:
            values |= {"priority": description.priority, "priority_set_by": "source"}
        if "team" in self._fields:
            values["team"] = self.newcomers.team(plan, description.team, at)
        values |= {name: getattr(description, name) for name in _TEXTS if name in self._fields}
        return values

    def _become(self, plan: Plan, reference: str, goal: IncidentState, values: Values, at: datetime) -> None:
        """Brings an incident to a state by steps that the database takes; at its end everybody is off it."""
        incident = self._found(plan, reference)
        steps = self._way(reference, incident, goal)
        if goal not in OPEN_STATES:
            plan.release_all(reference, str(goal), at)
        for step in steps[:-1]:
            plan.change_incident(reference, self._step(incident, step, at), at)
        arrival = self._step(incident, goal, at) if steps else {}
        plan.change_incident(reference, arrival | values, at)

    @staticmethod
    def _way(reference: str, incident: PresentIncident, goal: IncidentState) -> tuple[IncidentState, ...]:
        try:
            return _steps_between(incident.state, goal)
        except ValueError:
            raise RowTrouble(f"{reference} is {incident.state} here and cannot become {goal}") from None

    @staticmethod
    def _step(incident: PresentIncident, state: IncidentState, at: datetime) -> Values:
        values: Values = {"state": state, "pause_reason": None}
        if state is not IncidentState.NEW and incident.acknowledged_at is None:
            values["acknowledged_at"] = at
        if state in _ENDS:
            values[_ENDS[state]] = at
        return values

    @staticmethod
    def _found(plan: Plan, reference: str) -> PresentIncident:
        incident = plan.present.incidents.get(reference)
        if incident is None:
            raise RowTrouble(f"{reference} is not in the database, though it was opened before")
        return incident
