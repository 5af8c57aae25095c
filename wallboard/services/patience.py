"""More time for reads that go over a whole log, which no page waits for to go on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, text

from wallboard.services.database import Database

LONG_S = 60
_LONGER_S = LONG_S + 5.0
"""The server ends a statement itself, and is only given up when it does not even do that."""


@contextmanager
def patient_reading(database: Database) -> Iterator[Connection]:
    """One snapshot in which a statement may take long.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    with database.reading() as connection:
        if database.dialect != "postgresql":
            yield connection
            return
        driver: Any = connection.connection.driver_connection
        driver.patience_s = _LONGER_S
        try:
            connection.execute(text(f"SET LOCAL statement_timeout = '{LONG_S}s'"))
            yield connection
        finally:
            driver.patience_s = None
