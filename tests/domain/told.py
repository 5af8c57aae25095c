"""What a log tells of each incident, gathered the slow way: from its first event, for every incident."""

from collections.abc import Iterable, Sequence

from wallboard.domain.assignment import Assignment
from wallboard.domain.event import Entity, Row, Unreadable
from wallboard.domain.incident import Incident
from wallboard.domain.timeline import NOBODY, NOTHING, Timeline, facts_of

After = tuple[Entity, int, Row | Unreadable | None]


def timelines_told(changes: Iterable[After]) -> dict[int, Timeline]:
    """The timeline of every incident that the log knows, ended ones too."""
    told: dict[int, Timeline] = {}
    for entity, row_id, after in changes:
        if isinstance(after, Incident):
            before = told.get(after.id, NOTHING)
            told[after.id] = before.after(after.effective_at, facts_of(after), NOBODY)
        elif entity is Entity.INCIDENT:
            told.setdefault(row_id, NOTHING)
        elif isinstance(after, Assignment) and after.deployed_at is not None and after.incident_id in told:
            told[after.incident_id] = told[after.incident_id].deployed(after.deployed_at)
    return told


def came_back(done: Sequence[After], batch: Sequence[After]) -> set[int]:
    """Incidents that had ended before an event of this batch, which does not leave them ended."""
    ended: set[int] = set()
    found: set[int] = set()
    for place, (entity, row_id, after) in enumerate((*done, *batch)):
        if entity is not Entity.INCIDENT:
            continue
        if isinstance(after, Incident) and not after.is_open:
            ended.add(row_id)
        elif row_id in ended:
            ended.remove(row_id)
            if place >= len(done):
                found.add(row_id)
    return found
