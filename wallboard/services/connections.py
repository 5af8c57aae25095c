"""How a connection is made so that it survives dead networks, and how it says who it is."""

import os
import re
import socket
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from wallboard.services.database_errors import DatabaseRefused
from wallboard.services.password_again import PasswordAgain
from wallboard.services.postgres_watchdog import Watchdog, watched_connection
from wallboard.services.sqlite_connections import STATEMENTS_KEPT, sqlite_engine

_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def place_of(text: str) -> URL:
    """The database a person means: an SQLAlchemy URL, or the path of an SQLite file.

    Raises:
        DatabaseRefused: the text is a URL of no database that we know.
    """
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    try:
        url = make_url(text)
    except ArgumentError:
        raise DatabaseRefused(
            "the database URL cannot be read; write it as postgresql://user@host/name"
        ) from None
    url = url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise DatabaseRefused(
            f"a database of kind {url.get_backend_name()} is not known; use postgresql://… or an SQLite file"
        )
    if url.get_backend_name() == "sqlite":
        if url.database in (None, "", ":memory:"):
            raise DatabaseRefused("an SQLite database needs a file; one in memory cannot be shared")
        return url.set(database=str(Path(str(url.database)).expanduser().absolute()))
    return url


def words_for(place: URL) -> str:
    """The place as it is shown to people: a file's path, or a URL without its password."""
    if place.get_backend_name() == "sqlite":
        return str(place.database)
    # Not URL.set: it takes None for "leave it as it is".
    return place._replace(password=None, drivername="postgresql").render_as_string()


def make_engine(url: URL, *, program: str, must_exist: bool = True, is_patient: bool = False) -> Engine:
    """The engine of a place; a patient one waits for long work such as a migration or a backup."""
    if url.get_backend_name() == "sqlite":
        return sqlite_engine(url, must_exist=must_exist, keeps_foreign_keys=not is_patient)
    return _postgresql_engine(url, program=program, is_patient=is_patient)


def bare_postgresql_connection(
    url: URL, *, program: str, password: PasswordAgain | None = None
) -> psycopg.Connection[Any]:
    """A driver's connection outside any engine, committing each statement."""
    bare = url.set(drivername="postgresql").render_as_string(hide_password=False)
    arguments = {key: value for key, value in _arguments(program, 5_000).items() if key not in url.query}
    again = password or PasswordAgain(url)
    return again.connect(psycopg.connect, bare, autocommit=True, **arguments)


def _postgresql_engine(url: URL, *, program: str, is_patient: bool) -> Engine:
    arguments = _arguments(program, 3_600_000 if is_patient else 5_000)
    engine = create_engine(
        url,
        connect_args={key: value for key, value in arguments.items() if key not in url.query},
        pool_pre_ping=True,
        pool_size=2,
        max_overflow=0,
        pool_timeout=2,
        query_cache_size=STATEMENTS_KEPT,
        hide_parameters=True,
    )
    if not is_patient:
        connection_class, again = watched_connection(Watchdog()), PasswordAgain(url)

        def connect(_: Any, __: Any, words: list[Any], named: dict[str, Any]) -> psycopg.Connection[Any]:
            return again.connect(connection_class.connect, *words, **named)

        event.listen(engine, "do_connect", connect)
    return engine


def _arguments(program: str, patience_ms: int) -> dict[str, Any]:
    """What makes a dead network show within seconds; what the URL says itself is left alone."""
    arguments: dict[str, Any] = {
        "connect_timeout": 3,
        "keepalives": 1,
        "keepalives_idle": 3,
        "keepalives_interval": 1,
        "keepalives_count": 3,
        "target_session_attrs": "read-write",
        "application_name": application_name(program),
        "options": f"-c statement_timeout={patience_ms} -c lock_timeout=2000 "
        f"-c idle_in_transaction_session_timeout={patience_ms} -c TimeZone=UTC",
    }
    if os.name == "posix":
        arguments["tcp_user_timeout"] = 4000
    return arguments


def application_name(program: str) -> str:
    """The program and its host, as the log keeps them; PostgreSQL cuts names at 63 bytes."""
    clean = re.sub(r"[^\x20-\x7e]", "?", f"{program}/{socket.gethostname()}")
    return clean[:63]
