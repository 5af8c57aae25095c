"""The first policy version: a new database begins with an example, an older one with what it promised."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection, insert, text

from wallboard.domain.policy import Promise
from wallboard.domain.sla_document import text_of
from wallboard.domain.sla_policy import PolicyRules, simple_rules
from wallboard.services.presets import preset
from wallboard.services.schema import tables
from wallboard.services.schema.columns import EARLIEST, instant_from

Spans = Mapping[tuple[int, Promise], timedelta]

WITH_POLICIES = 2
"""The first schema that has policy versions."""

EXAMPLE = "example-round-the-clock"
"""The shipped example that a new database begins with. Every house publishes its own after it."""

_OLD_EXAMPLE = {
    1: (timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=4)),
    2: (timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=8)),
    3: (timedelta(minutes=30), timedelta(hours=2), timedelta(hours=24)),
    4: (timedelta(minutes=60), timedelta(hours=8), timedelta(hours=72)),
}
"""What a database of the first schema began with, by priority: acknowledge, deploy, resolve."""


def example_promises() -> Spans:
    """What a database of the first schema began with, as spans by priority and promise."""
    promises = (Promise.ACKNOWLEDGE, Promise.DEPLOY, Promise.RESOLVE)
    return {
        (priority, promise): within
        for priority, spans in _OLD_EXAMPLE.items()
        for promise, within in zip(promises, spans, strict=True)
    }


def old_promises(connection: Connection) -> Spans:
    """What a database of the first schema promises, by priority, round the clock."""
    rows = connection.execute(text("SELECT priority, promise, within_s FROM sla_target")).all()
    return {(row.priority, Promise(row.promise)): timedelta(seconds=row.within_s) for row in rows}


def carry_over(connection: Connection, promises: Spans) -> None:
    """Makes the old promises the first policy version, and the row that says how far marks were kept.

    The triggers must be there, so that the version is in the log.
    """
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        connection.execute(tables.writer.update().values(program="wallboard-db"))
    # Nobody changed the example, or somebody did, and then it is this house's own.
    is_example = promises == example_promises()
    begin_with(
        connection, preset(EXAMPLE) if is_example else replace(simple_rules(promises), is_example=False)
    )
    if is_sqlite:
        connection.execute(tables.writer.update().values(program=None))


def begin_with(connection: Connection, rules: PolicyRules) -> None:
    """Publishes the first version, in force since ever, into a database that has none."""
    connection.execute(
        insert(tables.policy_version).values(
            number=1, in_force_at=instant_from(EARLIEST), document=text_of(rules)
        )
    )
    connection.execute(insert(tables.mark_watch).values(id=1))
