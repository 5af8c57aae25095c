"""The shared database as our own programs use it: opened once, read in snapshots, written in transactions."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, delete, func, select, text, update

from wallboard.services.connections import application_name, make_engine, place_of, words_for
from wallboard.services.database_errors import (
    DatabaseReadOnly,
    DatabaseRefused,
    DatabaseUnavailable,
    environment_error,
    in_our_words,
)
from wallboard.services.schema import tables
from wallboard.services.schema.versions import SCHEMA_VERSION, VERSION_TABLE, schema_version_of
from wallboard.services.sealing import MOST_PER_SEAL, seal_next, seal_quietly
from wallboard.services.sqlite_connections import WRITES

__all__ = [
    "Access",
    "Database",
    "DatabaseRefused",
    "DatabaseUnavailable",
    "environment_error",
    "in_our_words",
    "open_database",
]


class Access(Enum):
    """What a program wants of a database; reading is possible where writing would do harm."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Database:
    """One place and the engine that reaches it; made by `open_database`, ended by `dispose`.

    `url` is complete, with its password; `place` is the same for people's eyes.
    """

    url: str = field(repr=False)
    place: str
    engine: Engine = field(repr=False)
    dialect: str
    program: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent, read-only snapshot.

        Raises:
            DatabaseUnavailable: the database cannot answer now.
        """
        with in_our_words(), self.engine.connect() as connection:
            if self.dialect == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield connection

    @contextmanager
    def writing(self, *, command_id: UUID | None = None, seals: bool = True) -> Iterator[Connection]:
        """One transaction that says who writes; committed at the end, undone by any exception.

        Afterwards the log is sealed up to its end, unless `seals` leaves that to a later call of `seal_tail`.

        Raises:
            DatabaseUnavailable: the database cannot answer now; whether the commit arrived may be unknown.
            DatabaseRefused: a constraint or a trigger said no; nothing was changed.
        """
        with in_our_words(), self.engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                self._identify(connection, command_id)
                yield connection
                if self.dialect == "sqlite":
                    self._leave(connection, seals=seals)
        if seals and self.dialect == "postgresql":
            seal_quietly(self)

    def write_as(self, connection: Connection, command_id: UUID) -> None:
        """What is written from here on in this transaction belongs to another command."""
        if self.dialect == "sqlite":
            connection.execute(update(tables.writer).values(command_id=str(command_id)))
        else:
            setting = text("SELECT set_config('wallboard.command_id', :id, true)")
            connection.execute(setting.bindparams(id=str(command_id)))

    def _leave(self, connection: Connection, *, seals: bool) -> None:
        """In SQLite the log is complete before the commit, so it is sealed within the same transaction."""
        connection.execute(update(tables.writer).values(operator_id=None, program=None, command_id=None))
        while seals and seal_next(connection) == MOST_PER_SEAL:
            pass

    def dispose(self) -> None:
        """Closes every connection."""
        self.engine.dispose()

    def _identify(self, connection: Connection, command_id: UUID | None) -> None:
        """Says who writes, and looks again whether the schema is still the one this program knows."""
        written = None if command_id is None else str(command_id)
        known = text(f"SELECT version_num FROM {VERSION_TABLE}")
        if self.dialect == "postgresql":
            known = text(
                f"SELECT version_num, set_config('wallboard.command_id', :id, true) FROM {VERSION_TABLE}"
            ).bindparams(id=written or "")
        refuse_newer_schema(int(connection.scalar(known) or 0), self.place)
        if self.dialect == "postgresql":
            return
        who = select(tables.operator.c.id).where(tables.operator.c.login == system_login()).scalar_subquery()
        values = {"operator_id": who, "program": application_name(self.program), "command_id": written}
        connection.execute(update(tables.writer).values(values))


def system_login() -> str:
    """The system user, who is the operator where the database has no logins."""
    try:
        return getpass.getuser()[:64]
    except (OSError, KeyError):
        return "unknown"


def open_database(url: str, *, program: str = "wallboard", needs: Access = Access.WRITE) -> Database:
    """A database that is there, initialised and of our schema.

    Raises:
        DatabaseUnavailable: it cannot be reached now.
        DatabaseRefused: it is not there, not initialised, or its schema is not ours.
    """
    place = place_of(url)
    shown = words_for(place)
    if place.get_backend_name() == "sqlite" and not Path(shown).exists():
        raise DatabaseRefused(
            f"there is no database at {shown}; make one: wallboard db init --database {shown}"
        )
    engine = make_engine(place, program=program)
    database = Database(
        url=place.render_as_string(hide_password=False),
        place=shown,
        engine=engine,
        dialect=place.get_backend_name(),
        program=program,
    )
    try:
        _check(database, needs)
    except BaseException:
        database.dispose()
        raise
    return database


def _check(database: Database, needs: Access) -> None:
    with database.reading() as connection:
        version = schema_version_of(connection)
        if version is None:
            raise DatabaseRefused(
                f"{database.place} is no wallboard database yet; make it one: "
                f"wallboard db init --database {database.place}"
            )
        if version < SCHEMA_VERSION:
            raise DatabaseRefused(
                f"{database.place} has schema {version} and this program needs {SCHEMA_VERSION}; "
                f"run: wallboard db upgrade --database {database.place}"
            )
        if needs is Access.WRITE:
            refuse_newer_schema(version, database.place)
        is_pending = connection.scalar(select(tables.floor.c.epoch_pending)) and _may_begin(connection)
    if is_pending:
        try:
            _begin_epoch(database)
        except DatabaseReadOnly:
            if needs is Access.WRITE:
                raise


def _may_begin(connection: Connection) -> bool:
    """Whether this login may give a restored database its epoch; a wall's leaves it to the next that may."""
    if connection.dialect.name == "sqlite":
        return True
    return bool(connection.scalar(select(func.has_column_privilege(tables.floor.name, "epoch", "UPDATE"))))


def refuse_newer_schema(version: int, place: str) -> None:
    """A program that does not know a schema may harm what it holds.

    Raises:
        DatabaseRefused: the schema is newer than this program.
    """
    if version > SCHEMA_VERSION:
        raise DatabaseRefused(
            f"{place} has schema {version} and this program knows {SCHEMA_VERSION}: "
            "it may read, but not write; install a newer wallboard"
        )


def _begin_epoch(database: Database) -> None:
    """A restored database is another one than it was: boards read it anew, and nobody works on it yet."""
    with database.writing() as connection:
        connection.execute(
            update(tables.floor)
            .where(tables.floor.c.epoch_pending == 1)
            .values(epoch=str(uuid4()), epoch_pending=0)
        )
        connection.execute(delete(tables.heartbeat))
