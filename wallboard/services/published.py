"""The policy versions of a database as people ask for them: by number, and which of them is in force."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from wallboard.domain.sla_policy import PolicyRules, PolicyVersion, forestalled_by
from wallboard.refusal import Refusal
from wallboard.services.database import Database
from wallboard.services.proofs import incident_called
from wallboard.services.schema import tables
from wallboard.services.version_rows import Entry, VersionRows, version_rows

PolicyEntry = Entry[PolicyVersion]
"""One version of the policies, and who published it."""


@dataclass(frozen=True, slots=True)
class Versions(VersionRows[PolicyVersion]):
    """The versions of the rules by which SLA clocks run."""

    @property
    def in_force(self) -> PolicyEntry | None:
        """By which an incident is judged that is opened now."""
        ruling = [one for one in self.entries if one.version.in_force_at <= self.now]
        return ruling[-1] if ruling else None

    def forestalled_by(self, entry: PolicyEntry) -> PolicyVersion | None:
        """The newer version that is in force no later than this one, which therefore never is."""
        return forestalled_by(entry.version, (one.version for one in self.entries))

    def numbered(self, number: int) -> PolicyEntry:
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
    rows = version_rows(database, tables.policy_version, PolicyVersion)
    return Versions(rows.now, rows.newest, rows.entries, rows.unreadable)


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
