"""SQLite connections: durable, patient with other writers, never on a ghost file or a network share."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

WRITES = "wallboard_writes"
BUSY_MS = 5_000
_WAL_IS_SOUND = (3, 51, 3)


def sqlite_engine(url: URL, *, must_exist: bool) -> Engine:
    """An engine on the file; where it `must_exist`, a missing file is an error and not a new database."""
    path = Path(str(url.database))

    def connect() -> sqlite3.Connection:
        return _connect(path, must_exist=must_exist)

    engine = create_engine(
        url,
        creator=connect,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=0,
        pool_timeout=5,
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


def _connect(path: Path, *, must_exist: bool) -> sqlite3.Connection:
    mode = "rw" if must_exist else "rwc"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
    )
    # One badly encoded text of another program must not make a whole read fail.
    connection.text_factory = _lenient
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    wanted = "wal" if sqlite3.sqlite_version_info >= _WAL_IS_SOUND else "truncate"
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        _set_journal(connection, wanted)
    return connection


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
    if connection is not None:
        connection.execute("PRAGMA query_only = OFF")
