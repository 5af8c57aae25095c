"""The clocks of any incidents of a database, open or ended, derived from its log."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.event import Entity
from wallboard.domain.sla_policy import PolicyVersion
from wallboard.domain.staff import Nature, Team
from wallboard.domain.timeline import Timeline
from wallboard.services.reading import rows_of_table
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import EVERY, timelines


@dataclass(frozen=True, slots=True)
class IncidentClocks:
    """One incident's timeline, and every clock that follows from it."""

    incident_id: int
    timeline: Timeline
    clocks: tuple[SlaClock, ...]


def clockwork_of(connection: Connection, spelling: Spelling) -> Clockwork:
    """What the clocks of a database run by: its policy versions, and the codes of its teams and natures."""
    return Clockwork(
        versions_of(connection, spelling),
        {i: row for i, row in rows_of_table(connection, spelling, Entity.TEAM) if isinstance(row, Team)},
        {i: row for i, row in rows_of_table(connection, spelling, Entity.NATURE) if isinstance(row, Nature)},
    )


def versions_of(connection: Connection, spelling: Spelling) -> tuple[PolicyVersion, ...]:
    """Every policy version that can be read, oldest first."""
    rows = [row for _, row in rows_of_table(connection, spelling, Entity.POLICY_VERSION)]
    return tuple(sorted((row for row in rows if isinstance(row, PolicyVersion)), key=lambda row: row.number))


def clocks_of_incidents(
    connection: Connection,
    spelling: Spelling,
    among: str = EVERY,
    *,
    clockwork: Clockwork | None = None,
    until: datetime | None = None,
) -> Iterator[IncidentClocks]:
    """The clocks of each incident whose id the query `among` gives, in the order of ids.

    `clockwork` asks what other rules would say; `until` leaves out what happened later on the floor.
    """
    works = clockwork or clockwork_of(connection, spelling)
    for incident_id, timeline in timelines(connection, spelling, among, until=until):
        yield IncidentClocks(incident_id, timeline, works.clocks(timeline))
