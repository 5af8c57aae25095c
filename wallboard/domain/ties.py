"""Who was on which incident, for whom, and who has just been through a severity 1: what rests on the past."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from immutables import Map

from wallboard.domain.assignment import Assignment, AssignmentRole
from wallboard.domain.severity import Severity

REMEMBERED = timedelta(days=90)
"""How far back a customer is known by who worked for them."""


class Stint(NamedTuple):
    """One agent's time on one incident, by the assignment that made it; `customer` is a code.

    `chosen_at` is when they were sent, or were asked, whenever they accepted.
    """

    assignment_id: int
    incident_id: int
    agent_id: int
    is_lead: bool
    is_critical: bool = False
    is_over: bool = False
    customer: str | None = None
    chosen_at: datetime | None = None


def stint_of(assignment: Assignment, severity: Severity | None, customer: str | None) -> Stint | None:
    """The stint that an assignment is; None where nobody was sent, or where it counts as never made."""
    if assignment.agent_id is None or assignment.deployed_at is None:
        return None
    return Stint(
        assignment.id,
        assignment.incident_id,
        assignment.agent_id,
        is_lead=assignment.role is AssignmentRole.LEAD,
        is_critical=severity is Severity.CRITICAL,
        is_over=not assignment.is_active,
        customer=customer,
        chosen_at=assignment.assigned_at,
    )


@dataclass(frozen=True, slots=True)
class Ties:
    """Stints by incident and by customer, and when each agent was last let go from a severity 1.

    Known are those on open incidents and those of the last 90 days for the customers of open incidents.
    """

    on_incident: Map[int, tuple[Stint, ...]] = Map()
    for_customer: Map[str, tuple[Stint, ...]] = Map()
    critical_ended: Map[int, datetime] = Map()

    @classmethod
    def of(
        cls,
        on_incidents: Iterable[Stint],
        for_customers: Iterable[Stint] = (),
        critical_ended: Iterable[tuple[int, datetime]] = (),
    ) -> "Ties":
        """From what was read: stints on open incidents, and those for customers whoever they were for."""
        incidents: dict[int, list[Stint]] = {}
        customers: dict[str, list[Stint]] = {}
        for stint in on_incidents:
            incidents.setdefault(stint.incident_id, []).append(stint)
        for stint in for_customers:
            customers.setdefault(stint.customer or "", []).append(stint)
        return cls(
            Map({key: tuple(sorted(own)) for key, own in incidents.items()}),
            Map({key: tuple(sorted(own)) for key, own in customers.items()}),
            Map(dict(critical_ended)),
        )

    def with_stint(self, stint: Stint) -> "Ties":
        """The ties with a stint in the place of the one that the same assignment made before."""
        there = _with(self.on_incident.get(stint.incident_id, ()), stint)
        ties = replace(self, on_incident=self.on_incident.set(stint.incident_id, there))
        if stint.customer is None:
            return ties
        known = _with(self.for_customer.get(stint.customer, ()), stint)
        return replace(ties, for_customer=self.for_customer.set(stint.customer, known))

    def without(self, assignment: Assignment, customer: str | None) -> "Ties":
        """The ties without the stint of an assignment that counts as never made."""
        ties = self
        if (there := self.on_incident.get(assignment.incident_id)) is not None:
            left = _without(there, assignment.id)
            ties = replace(ties, on_incident=self.on_incident.set(assignment.incident_id, left))
        if customer is not None and (known := self.for_customer.get(customer)) is not None:
            left = _without(known, assignment.id)
            ties = replace(ties, for_customer=self.for_customer.set(customer, left))
        return ties

    def without_incident(self, incident_id: int) -> "Ties":
        """The ties without what is known of an incident, unless somebody is on it still."""
        there = self.on_incident.get(incident_id)
        if there is None or not all(stint.is_over for stint in there):
            return self
        return replace(self, on_incident=self.on_incident.delete(incident_id))

    def updated(self, read: "Ties") -> "Ties":
        """The ties with what was read anew of some incidents and customers in the place of what was known."""
        return Ties(
            self.on_incident.update(read.on_incident),
            self.for_customer.update(read.for_customer),
            self.critical_ended.update(read.critical_ended),
        )

    def with_critical_ended(self, agent_id: int, at: datetime) -> "Ties":
        """The ties with an agent let go from a severity 1 at an instant, unless a later one is known."""
        known = self.critical_ended.get(agent_id)
        if known is not None and known >= at:
            return self
        return replace(self, critical_ended=self.critical_ended.set(agent_id, at))

    def stint(self, assignment: Assignment) -> Stint | None:
        """The stint that an assignment has made, as far as it is known."""
        there = self.on_incident.get(assignment.incident_id, ())
        return next((one for one in there if one.assignment_id == assignment.id), None)

    def agents_on(self, incident_id: int) -> Collection[int]:
        """Everybody who was ever sent to an incident."""
        return {stint.agent_id for stint in self.on_incident.get(incident_id, ())}

    def agents_for(self, customer: str | None) -> Collection[int]:
        """Everybody who was sent to an incident of a customer."""
        if customer is None:
            return ()
        return {stint.agent_id for stint in self.for_customer.get(customer, ())}

    def handovers(self, incident_id: int) -> int:
        """How often an incident went from one lead to another."""
        leads = [stint.agent_id for stint in self.on_incident.get(incident_id, ()) if stint.is_lead]
        return sum(one != other for one, other in pairwise(leads))


NO_TIES = Ties()
"""Nothing is known of what was."""


def _with(stints: tuple[Stint, ...], stint: Stint) -> tuple[Stint, ...]:
    return tuple(sorted((*_without(stints, stint.assignment_id), stint)))


def _without(stints: tuple[Stint, ...], assignment_id: int) -> tuple[Stint, ...]:
    return tuple(one for one in stints if one.assignment_id != assignment_id)
