"""The hand that writes on the driver's own connection, below SQLAlchemy, and what the drivers differ in.

A batch is hundreds of small statements, and building each through the toolkit costs more than running it.
Everything still goes through the tables, so that their triggers check and log all of it.
"""

import json
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import psycopg
from sqlalchemy import Connection

from wallboard.services.database_errors import environment_error
from wallboard.services.schema.columns import instant_text

Statement = tuple[str, Sequence[object]]
"""SQL with `?` in the places of its parameters."""


_CACHE_KIB = 65_536


class Hand(ABC):
    """Runs statements whose parameters are marked by `?`, a list of texts or ids being one parameter."""

    texts: str
    """A query that gives the texts of a list, one a row."""
    is_text: str
    """What follows a column of texts to compare it with a list."""
    is_id: str
    """What follows a column of ids to compare it with a list."""
    locking: str
    """What a SELECT ends with that keeps others from changing its rows until the commit."""

    @abstractmethod
    def rows(self, sql: str, parameters: Sequence[object]) -> list[tuple[Any, ...]]:
        """All rows of a query."""

    @abstractmethod
    def insert(self, sql: str, rows: Sequence[Sequence[object]]) -> list[int]:
        """Inserts rows into one table with an `id`, and returns the ids in the same order."""

    @abstractmethod
    def run(self, statements: Iterable[Statement]) -> None:
        """Runs statements in order, without results."""

    @abstractmethod
    def many(self, values: Iterable[object]) -> object:
        """A list as one parameter."""

    @abstractmethod
    def value(self, value: object) -> object:
        """A value as the driver takes it."""

    @abstractmethod
    def instant(self, value: Any) -> datetime:
        """An instant as the driver gives it."""


class SqliteHand(Hand):
    """SQLite in the same process: each statement is cheap, and there is nothing to wait for."""

    texts = "SELECT value FROM json_each(?)"
    is_text = is_id = f"IN ({texts})"
    locking = ""

    def __init__(self, connection: sqlite3.Connection) -> None:
        # A batch touches rows all over the file; in the default 2 MB its pages are written and read again
        # and again, which made an insert six times as dear.
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._connection = connection

    def rows(self, sql: str, parameters: Sequence[object]) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, [self.value(each) for each in parameters]).fetchall()

    def insert(self, sql: str, rows: Sequence[Sequence[object]]) -> list[int]:
        execute, value = self._connection.execute, self.value
        return [execute(sql, [value(each) for each in row]).lastrowid or 0 for row in rows]

    def run(self, statements: Iterable[Statement]) -> None:
        execute, value = self._connection.execute, self.value
        for sql, parameters in statements:
            execute(sql, [value(each) for each in parameters])

    def many(self, values: Iterable[object]) -> object:
        return json.dumps(list(values))

    def value(self, value: object) -> object:
        if isinstance(value, datetime):
            return instant_text(value)
        return str(value) if isinstance(value, str) else value

    def instant(self, value: Any) -> datetime:
        return datetime.fromisoformat(value)


class PostgresHand(Hand):
    """PostgreSQL over a wire: statements are sent one after the other without waiting for answers."""

    texts = "SELECT unnest(?::text[])"
    # Not IN (SELECT unnest…): a table that grew since its statistics were made would be read whole.
    is_text = "= ANY(?::text[])"
    is_id = "= ANY(?::bigint[])"
    locking = " ORDER BY i.id FOR UPDATE OF i"

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._marked: dict[str, str] = {}

    def rows(self, sql: str, parameters: Sequence[object]) -> list[tuple[Any, ...]]:
        with self._connection.cursor() as cursor:
            cursor.execute(self._in_its_marks(sql), [self.value(each) for each in parameters])
            return cursor.fetchall()

    def insert(self, sql: str, rows: Sequence[Sequence[object]]) -> list[int]:
        values = [[self.value(each) for each in row] for row in rows]
        with self._connection.cursor() as cursor:
            cursor.executemany(f"{self._in_its_marks(sql)} RETURNING id", values, returning=True)
            return [found[0] for result in cursor.results() for found in result.fetchall()]

    def run(self, statements: Iterable[Statement]) -> None:
        with self._connection.pipeline(), self._connection.cursor() as cursor:
            for sql, parameters in statements:
                cursor.execute(self._in_its_marks(sql), [self.value(each) for each in parameters])

    def many(self, values: Iterable[object]) -> object:
        return list(values)

    def value(self, value: object) -> object:
        # An enumeration of texts is a text, which the driver would else send as a type of its own.
        return str(value) if isinstance(value, str) else value

    def instant(self, value: Any) -> datetime:
        found: datetime = value
        return found

    def _in_its_marks(self, sql: str) -> str:
        if sql not in self._marked:
            self._marked[sql] = sql.replace("?", "%s")
        return self._marked[sql]


def hand_on(connection: Connection) -> Hand:
    """The hand for a connection that is inside `Database.writing` or `Database.reading`."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        return SqliteHand(driver)
    if isinstance(driver, psycopg.Connection):
        return PostgresHand(driver)
    raise TypeError(f"no hand for a connection of {type(driver).__name__}")


@contextmanager
def driver_errors_in_our_words() -> Iterator[None]:
    """Translates what the drivers raise, as the hand goes past what does so elsewhere.

    Raises:
        DatabaseUnavailable, DatabaseRefused: what the error means to people; bugs of ours pass unchanged.
    """
    try:
        yield
    except (sqlite3.Error, psycopg.Error) as problem:
        ours = environment_error(problem)
        if ours is None:
            raise
        raise ours from None
