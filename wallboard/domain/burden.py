"""What each agent has in hand, summed up once and kept up at the cost of whom a change concerns."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from immutables import Map

from wallboard.domain.event import Entity
from wallboard.domain.floor_rows import FloorRows
from wallboard.domain.policy import WEIGHT_WITHOUT_RULE
from wallboard.domain.severity import SEVERITIES, Severity


class Burden(NamedTuple):
    """The load that an agent carries, how many assignments keep them busy, and since when.

    `since` holds for each severity when the last work on an incident of it began. What an agent is kept for
    weighs and keeps nobody busy. An incident that cannot be read is as the worst, one that has ended nothing.
    """

    load: int = 0
    in_hand: int = 0
    since: tuple[datetime | None, ...] = (None,) * len(SEVERITIES)

    def since_of(self, severity: Severity) -> datetime | None:
        return self.since[severity - 1]


Burdens = Map[int, Burden]
NO_BURDEN = Burden()
"""That of somebody who holds nothing."""


def burdens_anew(rows: FloorRows) -> Burdens:
    """Everybody's who holds something."""
    weights = _weights(rows)
    return Map({agent_id: _burden(rows, agent_id, weights) for agent_id in rows.assignments_of_agent})


def burdens_moved(
    burdens: Burdens, before: FloorRows, rows: FloorRows, incident_ids: Iterable[int]
) -> Burdens:
    """The burdens after a change of these incidents, or of who is on them."""
    weights = _weights(rows)
    for agent_id in {*_holders((before, rows), incident_ids)}:
        if agent_id in rows.assignments_of_agent:
            burdens = burdens.set(agent_id, _burden(rows, agent_id, weights))
        elif agent_id in burdens:
            burdens = burdens.delete(agent_id)
    return burdens


def _holders(floors: Iterable[FloorRows], incident_ids: Iterable[int]) -> Iterator[int]:
    ids = tuple(incident_ids)
    for rows in floors:
        for incident_id in ids:
            for held in rows.assignments_of_incident.get(incident_id, ()):
                if held.agent_id is not None:
                    yield held.agent_id


def _weights(rows: FloorRows) -> Mapping[Severity, int]:
    told = {rule.severity: rule.weight for rule in rows.weights.values()}
    return dict.fromkeys(SEVERITIES, WEIGHT_WITHOUT_RULE) | told


def _burden(rows: FloorRows, agent_id: int, weights: Mapping[Severity, int]) -> Burden:
    load = in_hand = 0
    since: list[datetime | None] = [None] * len(SEVERITIES)
    for held in rows.assignments_of_agent[agent_id]:
        in_hand += held.is_sent
        severity = _severity(rows, held.incident_id)
        if severity is None:
            continue
        load += weights[severity]
        if held.is_sent:
            began = held.working_at or held.accepted_at or held.assigned_at
            last = since[severity - 1]
            since[severity - 1] = began if last is None else max(last, began)
    return Burden(load, in_hand, tuple(since))


def _severity(rows: FloorRows, incident_id: int) -> Severity | None:
    incident = rows.incidents.get(incident_id)
    if incident is not None:
        return incident.severity
    return Severity.CRITICAL if (Entity.INCIDENT, incident_id) in rows.unreadable else None
