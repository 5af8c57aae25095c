"""A wake-up for those who poll: says when the database may have changed, so that they need not wait."""

import sqlite3
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
from sqlalchemy import make_url

from wallboard.services.connections import bare_postgresql_connection
from wallboard.services.database import Database
from wallboard.services.database_errors import DatabaseUnavailable, environment_error
from wallboard.services.password_again import PasswordAgain
from wallboard.services.schema.postgres_log import CHANNEL
from wallboard.services.sqlite_connections import file_identity

_LOOK_EVERY_S = 0.05


class ChangeWatch:
    """Waits for changes on a connection of its own; polling alone is enough, this only makes it early.

    It connects at the first wait, and anew after an error; use it on one thread.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._password = PasswordAgain(make_url(database.url))
        self._watch: _PostgresWatch | _SqliteWatch | None = None

    def wait_for_change(self, timeout_s: float) -> bool:
        """True as soon as something may have changed, False when nothing did for `timeout_s`.

        The first call after a connection is made answers True at once: what happened before is unknown.

        Raises:
            DatabaseUnavailable: the database cannot be reached; the next call tries again.
        """
        try:
            if self._watch is None:
                self._watch = _watch_on(self._database, self._password)
                return True
            return self._watch.wait(max(0.0, timeout_s))
        except DatabaseUnavailable:
            self.close()
            raise
        except OSError:
            self.close()
            raise DatabaseUnavailable("the database file is not there") from None
        except (psycopg.Error, sqlite3.Error) as error:
            self.close()
            ours = environment_error(error)
            if ours is None:
                raise
            raise ours from None

    def close(self) -> None:
        """Lets go of the connection; a later wait makes another."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _watch_on(database: Database, password: PasswordAgain) -> "_PostgresWatch | _SqliteWatch":
    place = make_url(database.url)
    if database.dialect == "sqlite":
        return _SqliteWatch(Path(str(place.database)))
    connection = bare_postgresql_connection(place, program=database.program, password=password)
    return _PostgresWatch(connection)


class _PostgresWatch:
    """Listens to the notification that every commit sends."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        connection.execute(f"LISTEN {CHANNEL}".encode())

    def wait(self, timeout_s: float) -> bool:
        heard = list(self._connection.notifies(timeout=timeout_s, stop_after=1))
        return bool(heard)

    def close(self) -> None:
        self._connection.close()


class _SqliteWatch:
    """Looks at the file's change counter, which every commit of another connection raises."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._identity = file_identity(path)
        self._connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
        )
        self._seen = self._version()

    def wait(self, timeout_s: float) -> bool:
        end = time.monotonic() + timeout_s
        while True:
            if file_identity(self._path) != self._identity:
                raise DatabaseUnavailable("the database file was replaced or deleted")
            now = self._version()
            if now != self._seen:
                self._seen = now
                return True
            left = end - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(_LOOK_EVERY_S, left))

    def close(self) -> None:
        self._connection.close()

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
