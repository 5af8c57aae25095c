"""The policy versions of a database as people ask for them: who published each, when, and which one rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.sla_policy import PolicyRules, PolicyVersion
from wallboard.domain.timeline import Writer
from wallboard.refusal import Refusal
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.proofs import incident_called, people_of
from wallboard.services.reading import rows_of_table
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling


@dataclass(frozen=True, slots=True)
class Published:
    """One version; `published_at` is when it was written down, and `by` who did, where that is known."""

    version: PolicyVersion
    published_at: datetime | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Publications:
    """Every version that can be read, oldest first, and those that cannot, at `now` of the floor."""

    now: datetime
    versions: tuple[Published, ...]
    unreadable: tuple[Unreadable, ...]

    @property
    def in_force(self) -> Published | None:
        """By which an incident is judged that is opened now."""
        ruling = [one for one in self.versions if one.version.in_force_at <= self.now]
        return ruling[-1] if ruling else None

    @property
    def newest(self) -> int:
        """The highest number; 0 where there is none."""
        return max((one.version.number for one in self.versions), default=0)

    def numbered(self, number: int) -> Published:
        """The version of that number.

        Raises:
            Refusal: there is none.
        """
        for one in self.versions:
            if one.version.number == number:
                return one
        known = ", ".join(str(one.version.number) for one in self.versions) or "none"
        raise Refusal(f"there is no policy version {number} here that can be read; there are: {known}.")


def publications(database: Database) -> Publications:
    """What was published so far, in one snapshot.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    spelling = Spelling(database.dialect)
    with database.reading() as connection:
        rows = [row for _, row in rows_of_table(connection, spelling, Entity.POLICY_VERSION)]
        written = _written(connection)
        people = people_of(connection)
        told = []
        for row in rows:
            if isinstance(row, PolicyVersion):
                at, writer = written.get(row.id, (None, Writer()))
                told.append(Published(row, at, people.called(writer)))
        return Publications(
            now=floor_now(connection),
            versions=tuple(sorted(told, key=lambda one: one.version.number)),
            unreadable=tuple(row for row in rows if isinstance(row, Unreadable)),
        )


def unknown_codes(database: Database, rules: PolicyRules) -> Sequence[str]:
    """Codes of teams and natures that policies name and this database does not have, each as a sentence."""
    with database.reading() as connection:
        teams = set(connection.scalars(select(tables.team.c.code)))
        natures = set(connection.scalars(select(tables.nature.c.code)))
    return [
        f"policy {policy.code}: there is no {what} with the code {code!r} in this database"
        for policy in rules.policies
        for what, named, known in (
            ("team", policy.match.teams, teams),
            ("nature", policy.match.natures, natures),
        )
        for code in sorted(named - known)
    ]


@dataclass(frozen=True, slots=True)
class Named:
    """An incident that a person called by a name, and the version of its row."""

    id: int
    name: str
    version: int


def incident_named(database: Database, called: str) -> Named:
    """The incident that is called so, as its row is now.

    Raises:
        Refusal: there is no such incident, or more than one.
    """
    with database.reading() as connection:
        incident_id, source, reference = incident_called(connection, called)
        row = tables.incident.c
        version = connection.execute(select(row.version).where(row.id == incident_id)).scalar_one()
    return Named(incident_id, f"{source}:{reference}", version)


def _written(connection: Connection) -> dict[int, tuple[datetime | None, Writer]]:
    """When each version was inserted, and by whom, from the log."""
    event = tables.event
    rows = connection.execute(
        select(event.c.entity_id, event.c.recorded_at, event.c.operator_id, event.c.program).where(
            event.c.entity == str(Entity.POLICY_VERSION), event.c.verb == "insert"
        )
    )
    return {row[0]: (row[1], Writer(row[2], row[3])) for row in rows}
