"""SQLite connections: durable, patient with other writers, never on a ghost file or a network share."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from wallboard.services.database_errors import DatabaseRefused
from wallboard.services.sqlite_places import network_kind

WRITES = "wallboard_writes"
BUSY_MS = 5_000
STATEMENTS_KEPT = 64
"""Compiled ones, per engine: those that are asked again and again."""
_WAL_IS_SOUND = (3, 51, 3)


def sqlite_engine(url: URL, *, must_exist: bool, keeps_foreign_keys: bool = True) -> Engine:
    """An engine on the file; where it `must_exist`, a missing file is an error and not a new database."""
    path = Path(str(url.database))
    remote = network_kind(path)
    if remote is not None:
        raise DatabaseRefused(
            f"{path} lies on a network share ({remote}), where SQLite loses data; "
            "use a disk of this machine, or PostgreSQL for several desks"
        )

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode={'rw' if must_exist else 'rwc'}",
            uri=True,
            timeout=BUSY_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _prepare(connection, keeps_foreign_keys=keeps_foreign_keys)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine(
        url,
        creator=connect,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=0,
        pool_timeout=5,
        query_cache_size=STATEMENTS_KEPT,
        hide_parameters=True,
    )
    event.listen(engine, "connect", lambda _, record: record.info.update(identity=file_identity(path)))
    event.listen(engine, "checkout", lambda _, record, __: _refuse_ghost(path, record))
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _forget_reading)
    return engine


def file_identity(path: Path) -> tuple[int, int] | None:
    """Which file this path names now; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino)


def _prepare(connection: sqlite3.Connection, *, keeps_foreign_keys: bool) -> None:
    # One badly encoded text of another program must not make a whole read fail.
    connection.text_factory = _lenient
    # A migration makes tables anew, and while it does so no key may hold the old ones.
    connection.execute(f"PRAGMA foreign_keys = {'ON' if keeps_foreign_keys else 'OFF'}")
    connection.execute("PRAGMA synchronous = FULL")
    wanted = "wal" if sqlite3.sqlite_version_info >= _WAL_IS_SOUND else "truncate"
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        _set_journal(connection, wanted)


def _lenient(raw: bytes) -> str:
    return raw.decode(errors="replace")


def _set_journal(connection: sqlite3.Connection, wanted: str) -> None:
    """Other connections may hold the file; then its mode stays as it is until a quieter opening."""
    try:
        connection.execute(f"PRAGMA journal_mode = {wanted}")
    except sqlite3.OperationalError:
        return


def _refuse_ghost(path: Path, record: ConnectionPoolEntry) -> None:
    """A replaced or deleted file goes on taking writes that nobody will ever see: connect anew."""
    if record.info.get("identity") != file_identity(path):
        raise DisconnectionError


def _begin(connection: Connection) -> None:
    """Writers take the lock at once: a deferred BEGIN loses updates silently and fails at the upgrade."""
    if connection.get_execution_options().get(WRITES):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("BEGIN")


def _forget_reading(connection: Any, _: ConnectionPoolEntry) -> None:
    # Setting it makes SQLite prepare every statement anew, triggers and all: only where it was set.
    if connection is not None and connection.execute("PRAGMA query_only").fetchone()[0]:
        connection.execute("PRAGMA query_only = OFF")
