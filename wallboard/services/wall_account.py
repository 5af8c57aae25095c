"""Makes a wall's login in PostgreSQL: it reads, says that it is there, and can do nothing else."""

import re
import secrets
from collections.abc import Callable
from enum import Enum
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, insert, select, text

from wallboard.services.connections import place_of
from wallboard.services.database import Access, Database, DatabaseRefused, open_database
from wallboard.services.postgres_roles import WALL, WRITER
from wallboard.services.schema import tables
from wallboard.services.schema.postgres_triggers import quote, quote_name

_LOGIN = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_ROLE = text(
    "SELECT r.rolcanlogin AND NOT (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication "
    "OR r.rolbypassrls) AS is_plain, ARRAY(SELECT g.rolname::text FROM pg_auth_members AS m "
    "JOIN pg_roles AS g ON g.oid = m.roleid WHERE m.member = r.oid) AS roles "
    "FROM pg_roles AS r WHERE r.rolname = :login"
)
_LARGE_OBJECTS = ("lo_creat(integer)", "lo_create(oid)", "lo_from_bytea(oid, bytea)")

Keep = Callable[[str], None]
"""Puts a new password where the wall finds it; what it raises leaves everything as it was."""


class Became(Enum):
    """What was done about a wall's login."""

    MADE = "made"
    RENEWED = "renewed"
    LEFT = "left"


def make_wall_account(url: str, login: str, keep: Keep, *, renews: bool = False) -> Became:
    """Makes the login with a password of its own that nobody has seen; `renews` gives it another one.

    The server is handed only what the password is checked by, so that no log of it can hold the password.

    Raises:
        DatabaseRefused: this is no PostgreSQL, the name is another's, or this user may make no logins.
        DatabaseUnavailable: the database cannot answer now.
    """
    if place_of(url).get_backend_name() != "postgresql":
        raise DatabaseRefused(
            "an SQLite file has no logins; give the wall's user the right to read the file, and no other"
        )
    if not _LOGIN.fullmatch(login):
        raise DatabaseRefused(
            "a login is 1 to 63 small letters, digits and underscores, and begins with no digit"
        )
    database = open_database(url, program="wallboard db", needs=Access.WRITE)
    try:
        return _make(database, login, keep, renews=renews)
    finally:
        database.dispose()


def place_of_wall(url: str, login: str) -> URL:
    """The same database as the wall opens it: under its own login, and with no password in it."""
    return place_of(url)._replace(username=login, password=None)


def _make(database: Database, login: str, keep: Keep, *, renews: bool) -> Became:
    with database.writing() as connection:
        _check_may_make(connection)
        is_there = _is_there(connection, login)
        became = Became.MADE if not is_there else Became.RENEWED if renews else Became.LEFT
        if became is Became.LEFT:
            _let_in(connection, login)
            return became
        password = secrets.token_urlsafe(32)
        verb = "ALTER" if is_there else "CREATE"
        words = f"{verb} ROLE {login} LOGIN PASSWORD {quote(_verifier(connection, login, password))}"
        connection.exec_driver_sql(words)
        _let_in(connection, login)
        keep(password)
    return became


def _check_may_make(connection: Connection) -> None:
    may = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
    if not connection.scalar(text(may)):
        raise DatabaseRefused(
            "this database user may make no logins; do it as one with CREATEROLE, or as a superuser"
        )
    if connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": WALL}) is None:
        raise DatabaseRefused(f"the role {WALL} is not there yet; run as this user: wallboard db upgrade")


def _is_there(connection: Connection, login: str) -> bool:
    """Whether the wall has its login already; somebody else's is nothing that a wall should have."""
    found = connection.execute(_ROLE, {"login": login}).one_or_none()
    if found is not None and not (found.is_plain and found.roles == [WALL]):
        raise DatabaseRefused(
            f"the login {login} is there and may do more than a wall; choose another name for the wall's"
        )
    return found is not None


def _verifier(connection: Connection, login: str, password: str) -> str:
    """What the server keeps to check the password by; the password itself is never sent to it."""
    driver: psycopg.Connection[Any] = connection.connection.driver_connection  # type: ignore[assignment]  # psycopg's
    made = driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return made.decode()


def _let_in(connection: Connection, login: str) -> None:
    """The wall's rights and its name among the operators; and nobody makes tables here for being let in."""
    database, schema = connection.execute(text("SELECT current_database(), current_schema()")).one()
    for words in (
        f"GRANT {WALL} TO {login}",
        f"GRANT CONNECT ON DATABASE {quote_name(database)} TO {login}",
        f"REVOKE TEMPORARY ON DATABASE {quote_name(database)} FROM PUBLIC",
        f"GRANT TEMPORARY ON DATABASE {quote_name(database)} TO {WRITER}",
        f"REVOKE CREATE ON SCHEMA {quote_name(schema)} FROM PUBLIC",
    ):
        connection.exec_driver_sql(words)
    _let_nobody_fill_the_disk(connection)
    operator = tables.operator
    if connection.scalar(select(operator.c.id).where(operator.c.login == login)) is None:
        connection.execute(insert(operator).values(login=login, role="wall"))


def _let_nobody_fill_the_disk(connection: Connection) -> None:
    """Large objects are written without a right to any table; only the server's owner can forbid it."""
    if not connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")):
        return
    for function in _LARGE_OBJECTS:
        connection.exec_driver_sql(f"REVOKE EXECUTE ON FUNCTION pg_catalog.{function} FROM PUBLIC")
        connection.exec_driver_sql(f"GRANT EXECUTE ON FUNCTION pg_catalog.{function} TO {WRITER}")
