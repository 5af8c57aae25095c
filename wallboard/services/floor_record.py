"""Reads what the floor's own history says: spans and weeks from its incidents, promises from its log."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from wallboard.domain.clock import SlaClock
from wallboard.domain.clockwork import Clockwork
from wallboard.domain.floor_history import FloorHistory
from wallboard.domain.floor_record import DAY, WEEKS, DayFigures, FloorRecord, figures_of, record_of, zone_of
from wallboard.domain.sla_policy import Goals, PolicyRules
from wallboard.services.asked_once import AskedOnce
from wallboard.services.clocking import clocks_of_incidents, clockwork_of
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.floor_history import MOST_INCIDENTS, floor_history
from wallboard.services.spelling import Spelling

_MOST_OF_A_DAY = 20_000
"""Incidents of a day whose clocks are derived; the newest, and more than any floor this board is for."""


def now_of(database: Database) -> datetime:
    """The floor's now."""
    with database.reading() as connection:
        return floor_now(connection)


def floor_record_now(database: Database) -> FloorRecord:
    """The same, up to the floor's now."""
    return floor_record(database, now_of(database))


def floor_record(database: Database, until: datetime, *, team_id: int | None = None) -> FloorRecord:
    """What the last weeks and the last day up to an instant of the floor say, by the goals in force then.

    With `team_id` the weeks are those of one team; the day's promises stay those of the whole floor.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
        DatabaseRefused: this login may not read.
    """
    weeks = _since_the_floor_began(database, floor_history(database, until - WEEKS, until))
    weeks = weeks if team_id is None else weeks.of_team(team_id)
    with database.reading() as connection:
        works = clockwork_of(connection, Spelling(database.dialect))
        rules = _rules(works, until)
        clocks = _clocks(connection, works, (until - DAY, until), _MOST_OF_A_DAY)
        return record_of(weeks, clocks, rules.goals if rules else Goals(), zone_of(rules))


def _since_the_floor_began(database: Database, weeks: FloorHistory) -> FloorHistory:
    """Weeks of which nothing is recorded are not weeks in which nothing was opened.

    A floor may have been there for a quiet day before its first incident.
    """
    spelling = Spelling(database.dialect)
    before = f"SELECT 1 FROM incident WHERE opened_at < {spelling.literal(weeks.since)} LIMIT 1"
    with database.reading() as connection:
        is_older = connection.execute(AskedOnce(before)).first() is not None
    if is_older or not weeks.incidents:
        return weeks
    began_at = min(one.opened_at for one in weeks.incidents) - DAY
    return replace(weeks, since=max(weeks.since, began_at))


def span_figures(database: Database, since: datetime, until: datetime) -> DayFigures:
    """The figures of the incidents opened in any span, as of its end; of very many the newest.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
        DatabaseRefused: this login may not read.
    """
    history = floor_history(database, since, until)
    with database.reading() as connection:
        works = clockwork_of(connection, Spelling(database.dialect))
        rules = _rules(works, until)
        clocks = _clocks(connection, works, (history.since, until), MOST_INCIDENTS)
        return figures_of(history, clocks, rules.goals if rules else Goals())


def _rules(works: Clockwork, at: datetime) -> PolicyRules | None:
    version = works.in_force(at)
    return None if version is None else version.rules


def _clocks(
    connection: Connection, works: Clockwork, span: tuple[datetime, datetime], most: int
) -> Iterator[tuple[SlaClock, ...]]:
    """The clocks of each incident opened in a span, the newest of them."""
    spelling, (since, until) = Spelling(connection.dialect.name), span
    among = (
        f"SELECT id FROM incident WHERE opened_at >= {spelling.literal(since)} "
        f"AND opened_at < {spelling.literal(until)} ORDER BY opened_at DESC LIMIT {most}"
    )
    for one in clocks_of_incidents(connection, spelling, among, clockwork=works, until=until):
        yield one.clocks
