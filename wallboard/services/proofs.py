"""Any incident's clocks with all that their proofs name, open or ended, found by how people call it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, String, cast, or_, select

from wallboard.domain.clock import SlaClock
from wallboard.domain.event import Entity
from wallboard.domain.people import People
from wallboard.domain.proof import Proof, proof
from wallboard.domain.sla_policy import PolicyVersion
from wallboard.domain.timeline import Facts, Timeline
from wallboard.refusal import Refusal
from wallboard.services.clocking import clocks_of_incidents, clockwork_of
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.reading import names_of
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class IncidentProof:
    """An incident as it was at `as_of` of the floor, its clocks, and who is who in them.

    `unread_version` is the number of the policy version by which it should be judged, where that cannot be
    read and another stands in for it.
    """

    id: int
    source: str
    reference: str
    nature: str
    team: str | None
    facts: Facts
    as_of: datetime
    timeline: Timeline
    clocks: tuple[SlaClock, ...]
    people: People
    unread_version: int | None = None

    @property
    def name(self) -> str:
        """By which it can be asked for again."""
        return f"{self.source}:{self.reference}"

    def proof(self, clock: SlaClock) -> Proof:
        """Why one of the clocks shows what it shows."""
        return proof(clock, self.as_of, self.timeline)


def incident_proof(database: Database, called: str, at: datetime | None = None) -> IncidentProof:
    """The clocks of the incident that a person calls so, at an instant of the floor; None is its now.

    Raises:
        Refusal: there is no such incident, or more than one, or it was not there yet.
        DatabaseUnavailable: the database cannot answer now.
    """
    spelling = Spelling(database.dialect)
    with database.reading() as connection:
        incident_id, source, reference = incident_called(connection, called)
        # A whole second, so that what people read adds up as they read it.
        as_of = at or floor_now(connection).astimezone(UTC).replace(microsecond=0)
        among = f"SELECT id FROM incident WHERE id = {incident_id}"
        works = clockwork_of(connection, spelling)
        told = next(clocks_of_incidents(connection, spelling, among, clockwork=works, until=at), None)
        if told is None or not told.timeline.moments:
            raise Refusal(_not_there(f"{source}:{reference}", at))
        facts = told.timeline.moments[-1].facts
        return IncidentProof(
            id=incident_id,
            source=source,
            reference=reference,
            nature=_name(connection, "nature", facts.nature_id) or f"#{facts.nature_id}",
            team=None if facts.team_id is None else _name(connection, "team", facts.team_id),
            facts=facts,
            as_of=as_of,
            timeline=told.timeline,
            clocks=told.clocks,
            people=people_of(connection),
            unread_version=_unread_version(connection, facts, works.version_of(told.timeline)),
        )


def _unread_version(connection: Connection, facts: Facts, held_to: PolicyVersion | None) -> int | None:
    version = tables.policy_version
    query = select(version.c.id, version.c.number)
    if facts.policy_version_id is not None:
        query = query.where(version.c.id == facts.policy_version_id)
    else:
        query = query.where(version.c.in_force_at <= facts.opened_at).order_by(version.c.number.desc())
    ruling = connection.execute(query.limit(1)).one_or_none()
    if ruling is None or (held_to is not None and held_to.id == ruling.id):
        return None
    return int(ruling.number)


def people_of(connection: Connection) -> People:
    """Everybody who can have written something, as far as they are known."""
    operator = tables.operator
    rows = connection.execute(select(operator.c.id, operator.c.login))
    return People(names_of(connection, Entity.OPERATOR_NAME), {row[0]: row[1] for row in rows})


def incident_called(connection: Connection, called: str) -> tuple[int, str, str]:
    """Id, source and reference of an incident that is called by its reference, SOURCE:REFERENCE or #ID.

    Raises:
        Refusal: there is no such incident, or more than one.
    """
    incident = tables.incident
    name = called.strip()
    query = select(incident.c.id, incident.c.source, incident.c.reference).where(
        or_(
            incident.c.reference == name,
            incident.c.source + ":" + incident.c.reference == name,
            "#" + cast(incident.c.id, String) == name,
        )
    )
    rows = connection.execute(query.order_by(incident.c.id).limit(_MOST_NAMED + 1)).all()
    if not rows:
        raise Refusal(
            f"there is no incident {called!r}; give its reference, its source and reference as "
            "SOURCE:REFERENCE, or its number as #ID. “wallboard board” lists those that are open."
        )
    if len(rows) > 1:
        shown = [f"{source}:{reference} (#{incident_id})" for incident_id, source, reference in rows]
        more = " and others" if len(rows) > _MOST_NAMED else ""
        raise Refusal(
            f"{called!r} is the name of more than one incident: {', '.join(shown[:_MOST_NAMED])}{more}. "
            "Name the one you mean as SOURCE:REFERENCE or as #ID."
        )
    return rows[0][0], rows[0][1], rows[0][2]


def _not_there(name: str, at: datetime | None) -> str:
    if at is None:
        return f"the log says nothing of incident {name} that can be read; “wallboard db check” tells why."
    return (
        f"incident {name} was not there yet at {at:%Y-%m-%d %H:%M:%S}Z; give a later --at, or none for now."
    )


def _name(connection: Connection, table: str, row_id: int) -> str | None:
    named = tables.metadata.tables[table]
    return connection.scalar(select(named.c.name).where(named.c.id == row_id))
