"""Keeps what is known of who was on what up with the log, at the cost of the rows that changed."""

from collections.abc import Mapping

from wallboard.domain.assignment import Assignment
from wallboard.domain.incident import Incident
from wallboard.domain.severity import Severity
from wallboard.domain.ties import Ties, stint_of


class TiesFold:
    """Takes incidents and assignments as they are after each change, and gives the ties after all of them."""

    def __init__(self, ties: Ties, incidents: Mapping[int, Incident]) -> None:
        """`incidents` are the open ones before the first change."""
        self.ties = ties
        self._incidents = incidents
        self._seen: dict[int, Incident] = {}

    def take(self, row: Incident | Assignment) -> None:
        """What the row says now of who was where."""
        if isinstance(row, Incident):
            self._seen[row.id] = row
            if not row.is_open:
                self.ties = self.ties.without_incident(row.id)
        elif row.agent_id is not None:
            self._take_assignment(row, row.agent_id)

    def _take_assignment(self, row: Assignment, agent_id: int) -> None:
        incident = self._seen.get(row.incident_id) or self._incidents.get(row.incident_id)
        before = self.ties.stint(row)
        customer = incident.customer if incident else before and before.customer
        severity = incident.severity if incident else _severity(before and before.is_critical)
        stint = stint_of(row, severity, customer or None)
        if stint is None:
            self.ties = self.ties.without(row, customer or None)
        else:
            self.ties = self.ties.with_stint(stint)
            if row.released_at is not None and stint.is_critical:
                self.ties = self.ties.with_critical_ended(agent_id, row.released_at)
        if incident is None or not incident.is_open:
            self.ties = self.ties.without_incident(row.incident_id)


def _severity(is_critical: bool | None) -> Severity | None:
    return Severity.CRITICAL if is_critical else None
