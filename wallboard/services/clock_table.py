"""Keeps the table `sla_clock`: where every clock stands, for programs that only speak SQL.

One row for each incident, promise and cycle. `due_at` is what to read: time left is `due_at` less the floor's
now, and NULL says that a lasting pause stands before it. `used_s` is working time as of `derived_at`, and
goes on after it while `state` is running. Nothing of ours reads this table; it follows from the log, and a
row is as old as the program that keeps it says in `derived_at`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, literal, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from wallboard.domain.clock import SlaClock
from wallboard.domain.whole_seconds import used_s
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.schema.columns import Instant

AT_ONCE = 500
"""Rows in one transaction."""

_table = tables.sla_clock
_KEY = ("incident_id", "promise", "cycle")


@dataclass(frozen=True, slots=True)
class DerivedClocks:
    """Every clock of one incident, by its row of that version, as of the floor's time `derived_at`."""

    incident_id: int
    incident_version: int
    clocks: tuple[SlaClock, ...]
    derived_at: datetime

    def rows(self) -> list[dict[str, Any]]:
        """As the table has them."""
        return [self._row(clock) for clock in self.clocks]

    def _row(self, clock: SlaClock) -> dict[str, Any]:
        return {
            "incident_id": self.incident_id,
            "promise": str(clock.promise),
            "cycle": clock.cycle,
            "state": str(clock.state(self.derived_at)),
            "due_at": clock.due_at,
            "budget_s": round(clock.target.within.total_seconds()),
            "used_s": used_s(clock.used(self.derived_at)),
            "policy_version_id": clock.version.id,
            "target": clock.code,
            "incident_version": self.incident_version,
            "derived_at": self.derived_at,
        }


def write_clocks(database: Database, derived: Iterable[DerivedClocks]) -> None:
    """Makes the table say this of these incidents, and nothing else of them.

    A row that another program derived from a newer version of the incident, or from the same one later,
    stays as it is. Incidents that are not named keep their rows, so ended ones keep their verdicts.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
        DatabaseRefused: this login may not write the table.
    """
    # In one order for every program, so that no two wait for each other.
    batch: list[DerivedClocks] = []
    for one in sorted(derived, key=lambda one: one.incident_id):
        batch.append(one)
        if sum(len(each.clocks) for each in batch) >= AT_ONCE:
            _write(database, batch)
            batch = []
    if batch:
        _write(database, batch)


def _write(database: Database, batch: Sequence[DerivedClocks]) -> None:
    with database.writing(seals=False) as connection:
        rows = [row for one in batch for row in one.rows()]
        if rows:
            connection.execute(_upsert(connection.dialect.name), rows)
        _delete_others(connection, {one.incident_id: one for one in batch})


def _upsert(dialect: str) -> Any:
    statement = (sqlite if dialect == "sqlite" else postgresql).insert(_table)
    given = statement.excluded
    changed = {column.name: given[column.name] for column in _table.columns if column.name not in _KEY}
    is_older = _is_older_than(given.incident_version, given.derived_at)
    return statement.on_conflict_do_update(index_elements=list(_KEY), set_=changed, where=is_older)


def _delete_others(connection: Connection, batch: Mapping[int, DerivedClocks]) -> None:
    """Cycles that a change recorded late has undone, and promises that are no longer made."""
    there = connection.execute(
        select(_table.c.incident_id, _table.c.promise, _table.c.cycle).where(
            _table.c.incident_id.in_(list(batch))
        )
    ).all()
    wanted = {(i, str(clock.promise), clock.cycle) for i, one in batch.items() for clock in one.clocks}
    for incident_id, promise, cycle in there:
        if (incident_id, promise, cycle) not in wanted:
            one = batch[incident_id]
            connection.execute(
                delete(_table).where(
                    _table.c.incident_id == incident_id,
                    _table.c.promise == promise,
                    _table.c.cycle == cycle,
                    _is_older_than(literal(one.incident_version), literal(one.derived_at, Instant)),
                )
            )


def _is_older_than(incident_version: ColumnElement[int], derived_at: ColumnElement[datetime]) -> Any:
    return or_(
        _table.c.incident_version < incident_version,
        and_(_table.c.incident_version == incident_version, _table.c.derived_at <= derived_at),
    )
