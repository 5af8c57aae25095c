"""Who carries an incident or has it open just now, so that two hands see each other before they meet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from wallboard.domain.hands import HoldKind
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import database_now
from wallboard.services.deploying.people import writer_words
from wallboard.services.schema import tables

NOBODY_AFTER = timedelta(seconds=15)
"""A hold that was not renewed for so long is nobody's: its program has gone without letting go."""
RENEW_EVERY = timedelta(seconds=5)

_hold = tables.hold


@dataclass(frozen=True, slots=True)
class Hold:
    """One incident in one program's hands, since when, and whose they are in words."""

    instance_id: UUID
    incident_id: int
    kind: HoldKind
    by: str
    since_at: datetime


def hold(database: Database, instance_id: UUID, incident_id: int, kind: HoldKind) -> None:
    """Says that this program has the incident, or that it still has; the database knows whose act it is.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
        DatabaseRefused: this login may not write, or there is no such incident.
    """
    dialect = sqlite if database.dialect == "sqlite" else postgresql
    statement = dialect.insert(_hold).values(
        instance_id=str(instance_id), incident_id=incident_id, kind=str(kind)
    )
    renewed = statement.on_conflict_do_update(
        index_elements=[_hold.c.instance_id, _hold.c.incident_id], set_={"kind": statement.excluded.kind}
    )
    with database.writing(seals=False) as connection:
        connection.execute(renewed)


def let_go(database: Database, instance_id: UUID, incident_id: int | None = None) -> None:
    """Ends the hold on one incident, or all of this program's."""
    statement = delete(_hold).where(_hold.c.instance_id == str(instance_id))
    if incident_id is not None:
        statement = statement.where(_hold.c.incident_id == incident_id)
    with database.writing(seals=False) as connection:
        connection.execute(statement)


def holds(database: Database, besides: UUID | None = None) -> tuple[Hold, ...]:
    """What others have in their hands now, in the order of incidents and of when they took it."""
    with database.reading() as connection:
        oldest = database_now(connection) - NOBODY_AFTER
        rows = connection.execute(
            select(_hold).where(_hold.c.beat_at > oldest).order_by(_hold.c.incident_id, _hold.c.since_at)
        ).all()
        return tuple(
            Hold(
                UUID(row.instance_id),
                row.incident_id,
                HoldKind(row.kind),
                writer_words(connection, _Writer(row.operator_id, row.login)),
                row.since_at,
            )
            for row in rows
            if row.instance_id != str(besides)
        )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Whose a hold is, as `writer_words` asks for it: a login that is no operator speaks for itself."""

    operator_id: int | None
    program: str | None
