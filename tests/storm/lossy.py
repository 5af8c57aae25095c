"""A database whose commits arrive and whose answers sometimes do not."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from sqlalchemy import Connection

from wallboard.services.database import Database, DatabaseUnavailable


@dataclass(frozen=True, slots=True)
class LossyDatabase(Database):
    """Loses the answer to one of so many commits, after the commit."""

    chance: Random = field(default_factory=Random, repr=False)
    loses: float = 0.0

    @contextmanager
    def writing(self, *, command_id: UUID | None = None, seals: bool = True) -> Iterator[Connection]:
        """One transaction as of any database, after which the connection may be said to be lost.

        Raises:
            DatabaseUnavailable: it was lost, although the transaction stands; or really.
        """
        # Not super(): a slotted dataclass is made anew, and the cell of the old class stays behind.
        with Database.writing(self, command_id=command_id, seals=seals) as connection:
            yield connection
        if self.chance.random() < self.loses:
            raise DatabaseUnavailable("the connection to the database was lost")


def lossy(database: Database, loses: float, seed: int) -> LossyDatabase:
    """The same database, losing answers."""
    return LossyDatabase(
        url=database.url,
        place=database.place,
        engine=database.engine,
        dialect=database.dialect,
        program=database.program,
        chance=Random(seed),
        loses=loses,
    )
