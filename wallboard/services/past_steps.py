"""The instants of a log that one can step to: where it begins, and where the floor changed."""

from datetime import datetime
from itertools import pairwise

from sqlalchemy import Connection, TextClause, bindparam, text

from wallboard.domain.log_span import LogSpan
from wallboard.refusal import Refusal
from wallboard.services.database import Database
from wallboard.services.deploying.clocks import floor_now
from wallboard.services.reading import BOARD_ENTITIES
from wallboard.services.rows import instant
from wallboard.services.schema.columns import Instant
from wallboard.services.spelling import Spelling

DENSITY_PARTS = 240
_ENTITY = "(entity || '')"
"""Not the column itself: SQLite would go by the index of entities, over the whole log."""
_OF_BOARD = ", ".join(f"'{entity}'" for entity in BOARD_ENTITIES)
_IS_OF_BOARD = f"{_ENTITY} IN ({_OF_BOARD})"


class PastRefused(Refusal):
    """An instant that the log cannot show; the sentence says why and what to ask for instead."""


def log_span(database: Database, parts: int = DENSITY_PARTS) -> LogSpan | None:
    """From the first incident, or else the first event, to the floor's now; None where the log is empty.

    What the density counts are places in the log, so that it costs two look-ups for each part.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    spelling = Spelling(database.dialect)
    with database.reading() as connection:
        begins_at = _first(connection, spelling, f"WHERE {_ENTITY} = 'incident'") or _first(
            connection, spelling
        )
        if begins_at is None:
            return None
        until_at = max(begins_at, floor_now(connection))
        return LogSpan(begins_at, until_at, _density(connection, begins_at, until_at, parts))


def change_from(database: Database, at: datetime, count: int) -> datetime | None:
    """The instant `count` changes of the floor later than `at`, or earlier where it is negative.

    Changes of one instant are one. Where there are fewer it is the farthest, and None where there is none;
    what is effective only after the floor's now is still to come.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    spelling = Spelling(database.dialect)
    with database.reading() as connection:
        until_at = floor_now(connection)
        beyond, order = ("> :at AND effective_at <= :until", "ASC") if count > 0 else ("< :at", "DESC")
        sql = _bound(
            f"SELECT {spelling.at('d.effective_at')} FROM (SELECT DISTINCT effective_at FROM event "
            f"WHERE effective_at {beyond} AND {_IS_OF_BOARD} "
            f"ORDER BY effective_at {order} LIMIT :most) AS d ORDER BY d.effective_at {order}"
        )
        values = {"at": at, "most": abs(count)} | ({"until": until_at} if count > 0 else {})
        found = connection.execute(sql, values).all()
    return instant(found[-1][0]) if found else None


def span_holding(database: Database, at: datetime) -> LogSpan:
    """What the log holds, where an instant lies within; no empty floor is shown for one that does not.

    Raises:
        PastRefused: the log cannot show the instant.
        DatabaseUnavailable: the database cannot answer now.
    """
    span = log_span(database, parts=0)
    if span is None:
        raise PastRefused("the log is empty: there is no past to look at.")
    if at < span.begins_at:
        raise PastRefused(f"the log begins at {_said(span.begins_at)}: nothing is known of {_said(at)}.")
    if at > span.until_at:
        raise PastRefused(f"{_said(at)} is still to come: on this floor it is {_said(span.until_at)} now.")
    return span


def _first(connection: Connection, spelling: Spelling, where: str = "") -> datetime | None:
    sql = f"SELECT {spelling.at('effective_at')} FROM event {where} ORDER BY effective_at LIMIT 1"
    found = connection.scalar(text(sql))
    return None if found is None else instant(found)


def _density(connection: Connection, begins_at: datetime, until_at: datetime, parts: int) -> tuple[int, ...]:
    """How many places of the log lie between the begins of two parts."""
    if parts <= 0:
        return ()
    place = _bound("SELECT seq FROM event WHERE effective_at >= :at ORDER BY effective_at LIMIT 1")
    head = connection.scalar(text("SELECT max(seq) FROM event")) or 0
    step = (until_at - begins_at) / parts
    bounds = [begins_at + step * part for part in range(parts)]
    places = [connection.scalar(place, {"at": at}) or head + 1 for at in bounds]
    return tuple(max(0, after - before) for before, after in pairwise([*places, head + 1]))


def _bound(sql: str) -> TextClause:
    """SQL whose instants are bound as both databases want them."""
    names = [name for name in ("at", "until") if f":{name}" in sql]
    return text(sql).bindparams(*(bindparam(name, type_=Instant()) for name in names))


def _said(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
