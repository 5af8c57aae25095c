"""Whose incidents are “mine”: the login under which this window reads and writes."""

import getpass
import os

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError


def own_login(database: str) -> str | None:
    """The database's login where it has logins, else the system user; None where nobody can tell."""
    try:
        url = make_url(database)
    except ArgumentError:
        return _system_login()  # a path is SQLite's, which has no logins
    if url.get_backend_name() != "postgresql":
        return _system_login()
    return url.username or os.environ.get("PGUSER") or _system_login()


def _system_login() -> str | None:
    try:
        return getpass.getuser()[:64]
    except (OSError, KeyError):
        return None
