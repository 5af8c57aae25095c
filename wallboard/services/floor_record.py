"""Reads what the floor's own history says: the last weeks from its incidents, the last day from its log."""

from datetime import datetime

from wallboard.domain.floor_record import DAY, WEEKS, FloorRecord, record_of, zone_of
from wallboard.domain.sla_policy import Goals
from wallboard.services.clocking import clocks_of_incidents, clockwork_of
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.floor_history import floor_history
from wallboard.services.spelling import Spelling

_MOST_OF_A_DAY = 20_000
"""Incidents of a day whose clocks are derived; the newest, and more than any floor this board is for."""


def floor_record_now(database: Database) -> FloorRecord:
    """The same, up to the floor's now."""
    with database.reading() as connection:
        until = floor_now(connection)
    return floor_record(database, until)


def floor_record(database: Database, until: datetime) -> FloorRecord:
    """What the last weeks and the last day up to an instant of the floor say, by the goals in force then.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
        DatabaseRefused: this login may not read.
    """
    weeks = floor_history(database, until - WEEKS, until)
    spelling = Spelling(database.dialect)
    with database.reading() as connection:
        works = clockwork_of(connection, spelling)
        version = works.in_force(until)
        rules = None if version is None else version.rules
        opened = spelling.literal(until - DAY), spelling.literal(until)
        among = (
            f"SELECT id FROM incident WHERE opened_at >= {opened[0]} AND opened_at < {opened[1]} "
            f"ORDER BY opened_at DESC LIMIT {_MOST_OF_A_DAY}"
        )
        clocks = clocks_of_incidents(connection, spelling, among, clockwork=works, until=until)
        return record_of(
            weeks, (one.clocks for one in clocks), rules.goals if rules else Goals(), zone_of(rules)
        )
