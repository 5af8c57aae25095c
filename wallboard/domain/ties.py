"""Who was on which incident, for whom, and who has just been through a severity 1: what rests on the past."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from immutables import Map

from wallboard.domain.assignment import Assignment, AssignmentRole

REMEMBERED = timedelta(days=90)
"""How far back a customer is known by who worked for them."""


class Stint(NamedTuple):
    """One agent's time on one incident, by the assignment that made it; `customer` is a code."""

    assignment_id: int
    incident_id: int
    agent_id: int
    is_lead: bool
    customer: str | None = None


def stint_of(assignment: Assignment, customer: str | None) -> Stint | None:
    """The stint that an assignment is; None where nobody was sent, or it counts as never made."""
    if assignment.agent_id is None or assignment.deployed_at is None:
        return None
    is_lead = assignment.role is AssignmentRole.LEAD
    return Stint(assignment.id, assignment.incident_id, assignment.agent_id, is_lead, customer)


@dataclass(frozen=True, slots=True)
class Ties:
    """Stints on incidents that are open and for their customers; the end of each agent's last severity 1."""

    on_incident: Map[int, tuple[Stint, ...]] = Map()
    for_customer: Map[str, tuple[Stint, ...]] = Map()
    critical_ended: Map[int, datetime] = Map()

    @classmethod
    def of(cls, stints: Iterable[Stint], critical_ended: Iterable[tuple[int, datetime]] = ()) -> "Ties":
        """From stints in any order: those on open incidents, and those for customers of open incidents."""
        ties = cls(critical_ended=Map(dict(critical_ended)))
        for stint in stints:
            ties = ties.with_stint(stint)
        return ties

    def with_stint(self, stint: Stint) -> "Ties":
        """The ties with one stint more, in the place of the one that the same assignment made before."""
        customers = self.for_customer
        if stint.customer is not None:
            customers = customers.set(stint.customer, _with(customers.get(stint.customer, ()), stint))
        there = _with(self.on_incident.get(stint.incident_id, ()), stint)
        return Ties(self.on_incident.set(stint.incident_id, there), customers, self.critical_ended)

    def without(self, assignment: Assignment, customer: str | None) -> "Ties":
        """The ties without the stint of an assignment that counts as never made."""
        incidents, customers = self.on_incident, self.for_customer
        if assignment.incident_id in incidents:
            left = _without(incidents[assignment.incident_id], assignment.id)
            incidents = incidents.set(assignment.incident_id, left)
        if customer is not None and customer in customers:
            customers = customers.set(customer, _without(customers[customer], assignment.id))
        return Ties(incidents, customers, self.critical_ended)

    def with_critical_ended(self, agent_id: int, at: datetime) -> "Ties":
        """The ties with an agent let go from a severity 1 at an instant, unless a later one is known."""
        known = self.critical_ended.get(agent_id)
        if known is not None and known >= at:
            return self
        return Ties(self.on_incident, self.for_customer, self.critical_ended.set(agent_id, at))

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
        leads = list(_leads(self.on_incident.get(incident_id, ())))
        return sum(one != other for one, other in pairwise(leads))


NO_TIES = Ties()
"""Nothing is known of what was."""


def _leads(stints: Iterable[Stint]) -> Iterator[int]:
    return (stint.agent_id for stint in stints if stint.is_lead)


def _with(stints: tuple[Stint, ...], stint: Stint) -> tuple[Stint, ...]:
    return tuple(sorted({*_without(stints, stint.assignment_id), stint}))


def _without(stints: tuple[Stint, ...], assignment_id: int) -> tuple[Stint, ...]:
    return tuple(one for one in stints if one.assignment_id != assignment_id)
