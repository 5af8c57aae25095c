"""A floor for clocks that lie: incidents that are due in twenty minutes, and alarms that may be snoozed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import insert

from tests.services.mark_floor import lay_mark_floor
from tests.services.small_floor import new_id
from wallboard.domain.policy import Promise
from wallboard.domain.sla_policy import simple_rules
from wallboard.services.database import Database, open_database
from wallboard.services.schema import tables

DUE_WITHIN: Final = timedelta(minutes=20)
RULES: Final = simple_rules({(severity, Promise.RESOLVE): DUE_WITHIN for severity in (1, 2)})


@dataclass(frozen=True, slots=True)
class Floor:
    """A database of its own, and what stands in it: each incident is due in twenty minutes after `opened`."""

    url: str
    database: Database
    opened: dict[int, datetime]

    def open(self, at: datetime, severity: int) -> int:
        with self.database.writing() as connection:
            number = new_id(
                connection, tables.incident, source="crm", reference=uuid4().hex, nature_id=1,
                severity=severity, priority=severity, priority_set_by="source", opened_at=at, effective_at=at,
            )  # fmt: skip
        self.opened[number] = at
        return number

    def snooze(self, incident_id: int, until: datetime) -> None:
        with self.database.writing() as connection:
            connection.execute(
                insert(tables.alarm_answer).values(incident_id=incident_id, kind="snoozed", until_at=until)
            )


@contextmanager
def clock_floor(url: str) -> Iterator[Floor]:
    database = open_database(url, program="tests")
    try:
        lay_mark_floor(database, RULES)
        yield Floor(url, database, {})
    finally:
        database.dispose()
