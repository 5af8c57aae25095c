"""A database that one thread opens when it first needs it, and lets go of when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wallboard.services.database import Database

PROGRAM = "wallboard"


class OwnDatabase:
    """One thread's way to a database; closed from another thread, a connection in use would stay open."""

    def __init__(self, url: str, *, writes: bool = False) -> None:
        self._url = url
        self._writes = writes
        self._database: Database | None = None

    def opened(self) -> Database:
        """It, open.

        Raises:
            DatabaseUnavailable: it cannot be reached now; the next call tries again.
            DatabaseRefused: it is not there, not initialised, or its schema is not ours.
        """
        from wallboard.services.database import Access, open_database

        if self._database is None:
            needs = Access.WRITE if self._writes else Access.READ
            self._database = open_database(self._url, program=PROGRAM, needs=needs)
        return self._database

    def close(self) -> None:
        """Let go of every connection."""
        if self._database is not None:
            self._database.dispose()
