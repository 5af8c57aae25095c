"""The shape in which one row is a record with several timestamps: each timestamp becomes a happening."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wallboard.domain.incident import IncidentState
from wallboard.services.intake.happenings import (
    RANK,
    Accepted,
    Acknowledged,
    Began,
    Description,
    Ended,
    Fact,
    Happening,
    Opened,
    Released,
    Sent,
    Updated,
)
from wallboard.services.intake.row_reading import RowReading, digest_of
from wallboard.services.intake.trouble import RowTrouble
from wallboard.services.mapping import Mapping


@dataclass(frozen=True, slots=True)
class _Visit:
    """One agent on one incident."""

    line: int
    agent: str
    assigned_at: datetime
    accepted_at: datetime | None
    working_at: datetime | None
    released_at: datetime | None


@dataclass(slots=True)
class _Incident:
    """What the rows of one incident say together; the first row speaks for the incident as a whole."""

    line: int
    description: Description
    opened_at: datetime
    acknowledged_at: datetime | None
    last_update_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    visits: list[_Visit] = field(default_factory=list)

    def ended_at(self) -> datetime | None:
        """When it was resolved: as the log says, or else when the last agent on it was free again."""
        if self.resolved_at is not None or not self.visits:
            return self.resolved_at
        ends = [visit.released_at for visit in self.visits]
        return None if None in ends else max(end for end in ends if end is not None)


class Records:
    """Gathers the rows of each incident and tells what happened when."""

    def __init__(self, mapping: Mapping, reading: RowReading) -> None:
        self._mapping = mapping
        self._reading = reading
        self._incidents: dict[str, _Incident] = {}

    def add(self, line: int, row: Sequence[str]) -> None:
        """Takes the next row of the file.

        Raises:
            RowTrouble: the row cannot be read; nothing of it is kept.
        """
        reading = self._reading
        reference = reading.reference(row)
        opened_at = reading.instant("opened_at", row)
        if opened_at is None:
            raise RowTrouble("the time of opening holds nothing, but opened_at is needed")
        found = _Incident(
            line=line,
            description=reading.description(row),
            opened_at=opened_at,
            acknowledged_at=reading.instant("acknowledged_at", row),
            last_update_at=reading.instant("last_update_at", row),
            resolved_at=reading.instant("resolved_at", row),
            closed_at=reading.instant("closed_at", row),
        )
        visit = self._visit(line, row)
        incident = self._incidents.setdefault(reference, found)
        if visit is not None:
            incident.visits.append(visit)

    def told(self) -> list[Happening]:
        """Everything in the order in which it is due, each happening once however many rows tell it."""
        happenings = {
            happening.digest: happening
            for reference, incident in self._incidents.items()
            for happening in self._of_incident(reference, incident)
        }
        return sorted(happenings.values(), key=lambda each: (each.due_at, RANK[type(each.fact)]))

    def _visit(self, line: int, row: Sequence[str]) -> _Visit | None:
        agent = self._reading.agent(row)
        assigned_at, accepted_at, working_at, released_at = (
            self._reading.assignment_instant(name, row)
            for name in ("assigned_at", "accepted_at", "working_at", "released_at")
        )
        # A log may miss the moment of sending; whoever took the work had been sent by then.
        sent_at = assigned_at or accepted_at or working_at
        if agent is None or sent_at is None:
            return None
        return _Visit(line, agent, sent_at, accepted_at, working_at, released_at)

    def _of_incident(self, reference: str, incident: _Incident) -> Iterator[Happening]:
        def happening(fact: Fact, at: datetime, line: int, name: str, after: datetime) -> Happening:
            digest = digest_of(at, self._mapping.source, reference, name, at.isoformat())
            return Happening(reference, at, max(at, after), line, digest, fact)

        opened_at = incident.opened_at
        yield happening(Opened(incident.description), opened_at, incident.line, "opened", opened_at)
        if incident.acknowledged_at is not None:
            at = incident.acknowledged_at
            yield happening(Acknowledged(), at, incident.line, "acknowledged", opened_at)
        if incident.last_update_at is not None:
            yield happening(Updated(), incident.last_update_at, incident.line, "updated", opened_at)
        for visit in incident.visits:
            sent_at = max(visit.assigned_at, opened_at)
            for fact, at, name in _steps(visit):
                yield happening(fact, at, visit.line, f"{name} {visit.agent}", sent_at)
        ended_at = incident.ended_at()
        if ended_at is not None:
            yield happening(Ended(IncidentState.RESOLVED), ended_at, incident.line, "resolved", opened_at)
        if incident.closed_at is not None:
            after = max(ended_at or opened_at, opened_at)
            yield happening(Ended(IncidentState.CLOSED), incident.closed_at, incident.line, "closed", after)


def _steps(visit: _Visit) -> Iterator[tuple[Fact, datetime, str]]:
    yield Sent(visit.agent), visit.assigned_at, "sent"
    if visit.accepted_at is not None:
        yield Accepted(visit.agent, visit.assigned_at), visit.accepted_at, "accepted"
    if visit.working_at is not None:
        yield Began(visit.agent, visit.assigned_at), visit.working_at, "began"
    if visit.released_at is not None:
        yield Released(visit.agent, visit.assigned_at), visit.released_at, "released"
