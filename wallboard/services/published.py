"""The policy versions of a database as people ask for them: by number, and which of them is in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from wallboard.domain.event import Entity, Unreadable
from wallboard.domain.sla_policy import PolicyRules, PolicyVersion, forestalled_by
from wallboard.refusal import Refusal
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.proofs import incident_called
from wallboard.services.publications import Published, publications
from wallboard.services.reading import rows_of_table
from wallboard.services.schema import tables
from wallboard.services.spelling import Spelling


@dataclass(frozen=True, slots=True)
class Entry:
    """One version, and who published it, as far as the log tells."""

    version: PolicyVersion
    published: Published | None


@dataclass(frozen=True, slots=True)
class Versions:
    """Every version that can be read, oldest first, and those that cannot, at `now` of the floor.

    `newest` is the highest number, whether that one can be read or not; 0 where there is none.
    """

    now: datetime
    newest: int
    entries: tuple[Entry, ...]
    unreadable: tuple[Unreadable, ...]

    @property
    def in_force(self) -> Entry | None:
        """By which an incident is judged that is opened now."""
        ruling = [one for one in self.entries if one.version.in_force_at <= self.now]
        return ruling[-1] if ruling else None

    def forestalled_by(self, entry: Entry) -> PolicyVersion | None:
        """The newer version that is in force no later than this one, which therefore never is."""
        return forestalled_by(entry.version, (one.version for one in self.entries))

    def numbered(self, number: int) -> Entry:
        """The version of that number.

        Raises:
            Refusal: there is none.
        """
        for one in self.entries:
            if one.version.number == number:
                return one
        known = ", ".join(str(one.version.number) for one in self.entries) or "none"
        raise Refusal(f"there is no policy version {number} here that can be read; there are: {known}.")


def versions_told(database: Database) -> Versions:
    """What was published so far.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    spelling = Spelling(database.dialect)
    published = publications(database)
    with database.reading() as connection:
        rows = [row for _, row in rows_of_table(connection, spelling, Entity.POLICY_VERSION)]
        newest = connection.scalar(select(func.max(tables.policy_version.c.number)))
        now = floor_now(connection)
    entries = [Entry(row, published.get(row.id)) for row in rows if isinstance(row, PolicyVersion)]
    return Versions(
        now=now,
        newest=newest or 0,
        entries=tuple(sorted(entries, key=lambda one: one.version.number)),
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
