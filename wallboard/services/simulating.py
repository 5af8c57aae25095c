"""Tries rules on the incidents of a span, out of the log, before anybody is held to them."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, text

from wallboard.domain.simulation import MOST_LISTED, Simulation, Simulator
from wallboard.domain.sla_policy import PolicyRules
from wallboard.services.clocking import clockwork_of
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.spelling import Spelling
from wallboard.services.timelines import timelines

AT_ONCE = 500
"""Incidents of one reading; between two of them others may write, and the caller is asked."""


def simulate(
    database: Database,
    rules: PolicyRules,
    since: datetime,
    until: datetime,
    *,
    at: datetime | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
    limit: int = MOST_LISTED,
) -> Simulation:
    """What `rules` would have made of the incidents opened from `since` until before `until`.

    Each is derived twice from what the log told at one position: under the version that it is really
    under, and under `rules` as if they had been in force since ever. `at` is the floor's instant at which
    clocks are read, its present one if not given; what happened later is left out. Memory does not grow
    with the span. `progress` gets how many incidents are done, of how many.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    spelling = Spelling(database.dialect)
    opened = f"opened_at >= '{_spelled(since)}' AND opened_at < '{_spelled(until)}'"
    with database.reading() as connection:
        seq, total = _extent(connection, opened)
        at = at or floor_now(connection)
        simulator = Simulator(clockwork_of(connection, spelling), rules, at=at, limit=limit)
    done = last_id = 0
    is_whole = False
    while not is_whole and not cancelled():
        with database.reading() as connection:
            page = _page(connection, opened, last_id)
            for incident_id, timeline in timelines(
                connection, spelling, ", ".join(map(str, page)) or "NULL", until=at, until_seq=seq
            ):
                simulator.take(incident_id, page[incident_id], timeline)
        done, last_id = done + len(page), max(page, default=last_id)
        is_whole = len(page) < AT_ONCE
        progress(done, max(done, total))
    return simulator.result(since, until, is_whole=is_whole)


def _extent(connection: Connection, opened: str) -> tuple[int, int]:
    """How far the log has come, and how many incidents there are to try."""
    head = "(SELECT coalesce(max(seq), 0) FROM event)"
    query = text(f"SELECT {head}, (SELECT count(*) FROM incident WHERE {opened})")
    seq, total = connection.execute(query).one()
    return seq, total


def _page(connection: Connection, opened: str, after: int) -> dict[int, str]:
    """The references of the next incidents by their ids."""
    sql = text(
        f"SELECT id, reference FROM incident WHERE id > :after AND {opened} ORDER BY id LIMIT {AT_ONCE}"
    )
    return {row.id: row.reference for row in connection.execute(sql, {"after": after})}


def _spelled(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
