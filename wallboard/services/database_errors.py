"""The two kinds of trouble a database makes: it cannot be reached, or it says no; all else is our bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from wallboard.services.schema.refusals import sentence_of, sentence_of_sqlite


class DatabaseUnavailable(Exception):
    """The database cannot be reached or cannot answer now; wait and try again. `sentence` is for people."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class DatabaseReadOnly(DatabaseUnavailable):
    """The file is there and can be read, but this user may not write it; until somebody gives the right."""


class DatabaseRefused(Exception):
    """The database, or our check before it, said no; trying again changes nothing.

    `constraint` names what was broken, where the database told, for programs that act on it.
    """

    def __init__(self, sentence: str, constraint: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.constraint = constraint


_UNAVAILABLE_STATES = {
    "55P03": "the database is busy: another program holds the row or the log; try again",
    "40001": "another program changed the same rows at the same moment; try again",
    "40P01": "two programs waited for each other and this one gave way; try again",
    "57014": "the database took longer than it may; try again",
    "25P03": "the connection was idle inside a transaction for too long and was closed; try again",
    "25P04": "the transaction took longer than it may and was closed; try again",
    "25006": "the database is read only now; it may be a standby",
}
_UNAVAILABLE_CLASSES = {
    "08": "the connection to the database was lost",
    "53": "the database has run out of space, memory or connections",
    "57": "the database is shutting down or starting up",
    "58": "the database has trouble with its disk",
}
_OUR_CLASSES = ("42", "26", "34", "0A", "XX")
_SQLITE_UNAVAILABLE = {
    sqlite3.SQLITE_BUSY: "the database file is busy: another program is writing to it; try again",
    sqlite3.SQLITE_LOCKED: "the database file is busy: another program is writing to it; try again",
    sqlite3.SQLITE_FULL: "the disk with the database file is full",
    sqlite3.SQLITE_IOERR: "the database file cannot be read or written: the disk has trouble",
    sqlite3.SQLITE_CANTOPEN: "the database file cannot be opened; is it there, and may this user read it?",
    sqlite3.SQLITE_READONLY: "the database file may not be written by this user",
    sqlite3.SQLITE_PERM: "the database file may not be read by this user",
    sqlite3.SQLITE_CORRUPT: "the database file is damaged; restore a backup",
    sqlite3.SQLITE_NOTADB: "the file is no SQLite database",
    sqlite3.SQLITE_PROTOCOL: "the database file is busy: another program is writing to it; try again",
}


_SQLITE_READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_READONLY_DIRECTORY)
"""The file's rights, or its folder's, in which SQLite lays its journal; the others of this kind pass."""


def environment_error(error: BaseException) -> DatabaseUnavailable | DatabaseRefused | None:
    """What the error means to people, or None when it is a bug of ours.

    Never made from `str(error)`: a driver's text can carry a caller's phone number.
    """
    if isinstance(error, DatabaseUnavailable | DatabaseRefused):
        return error
    if isinstance(error, PoolTimeout):
        return DatabaseUnavailable("all connections to the database are busy; try again")
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, psycopg.Error):
        return _from_postgresql(cause)
    if isinstance(cause, sqlite3.Error):
        return _from_sqlite(cause)
    return None


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turns the drivers' errors into the two that people can act on; bugs of ours pass unchanged."""
    try:
        yield
    except (SQLAlchemyError, psycopg.Error, sqlite3.Error) as error:
        ours = environment_error(error)
        if ours is None:
            raise
        raise ours from None


def is_about_the_password(error: psycopg.Error) -> bool:
    """Whether a connection was not made though the server asked for a password: by what the driver knows of
    it, for the server's words are in the server's language."""
    told = error.pgconn
    return told is not None and bool(told.needs_password or told.used_password)


def _from_no_connection(error: psycopg.OperationalError) -> DatabaseUnavailable:
    """Without a state of SQL; another password may be found later, so it is worth trying again."""
    if is_about_the_password(error):
        return DatabaseUnavailable(
            "the database does not let this user in; check user, password and the name of the database"
        )
    return DatabaseUnavailable("the database cannot be reached")


def _from_postgresql(error: psycopg.Error) -> DatabaseUnavailable | DatabaseRefused | None:
    state = error.sqlstate
    if state is None:
        return _from_no_connection(error) if isinstance(error, psycopg.OperationalError) else None
    if state in _UNAVAILABLE_STATES:
        return DatabaseUnavailable(_UNAVAILABLE_STATES[state])
    if state[:2] in _UNAVAILABLE_CLASSES:
        return DatabaseUnavailable(_UNAVAILABLE_CLASSES[state[:2]])
    if state[:2] == "28":
        return DatabaseRefused("the database does not let this user in; check the user and the password")
    if state == "3D000":
        return DatabaseRefused("the server has no database of this name; create it first")
    if state == "42501":
        return DatabaseRefused(
            "this database user has no right to do that; ask for the role wallboard_writer, "
            "or wallboard_manager to publish rules"
        )
    if state[:2] in _OUR_CLASSES:
        return None
    name = error.diag.constraint_name
    return DatabaseRefused(sentence_of(state, name, error.diag), name)


_NOT_A_FLOOR = frozenset(f"no such table: {name}" for name in ("floor", "event", "seal", "writer"))
"""What SQLite says of a file that was emptied, or replaced by another, under a running program."""


def _from_sqlite(error: sqlite3.Error) -> DatabaseUnavailable | DatabaseRefused | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF
    if code in _SQLITE_READ_ONLY:
        return DatabaseReadOnly(_SQLITE_UNAVAILABLE[sqlite3.SQLITE_READONLY])
    if primary in _SQLITE_UNAVAILABLE:
        return DatabaseUnavailable(_SQLITE_UNAVAILABLE[primary])
    if primary in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_MISMATCH):
        sentence, name = sentence_of_sqlite(str(error))
        return DatabaseRefused(sentence, name)
    if str(error) in _NOT_A_FLOOR:
        return DatabaseUnavailable("the database file is empty or another one; put the right one back")
    return None
