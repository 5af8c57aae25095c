"""Reads the fields of one row through a mapping: what both shapes of log have in common."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from wallboard.services.intake.cells import Cell, Cells, Reader, positions
from wallboard.services.intake.happenings import Description
from wallboard.services.intake.trouble import RowTrouble
from wallboard.services.mapping import Field, FromColumn
from wallboard.services.mapping import Mapping as LogMapping

Row = Sequence[str]
_DIGEST_LENGTH = 40


class RowReading:
    """The fields of a mapping, bound to one file's columns."""

    def __init__(self, mapping: LogMapping, header: Sequence[str], file_name: str) -> None:
        self.mapping = mapping
        self.where = positions(mapping, header, file_name)
        self.cells = Cells(mapping, self.where)
        self._incident = self.cells.readers("incident")
        self._assignment = self.cells.readers("assignment")
        self._descriptions: dict[Description, Description] = {}

    def reference(self, row: Row) -> str:
        return cast(str, self._needed("reference", row))

    def instant(self, name: str, row: Row) -> datetime | None:
        """An instant of the incident, or None where the row or the mapping has none."""
        return cast(datetime | None, self._read(self._incident, name, row))

    def cell(self, name: str, row: Row) -> Cell | None:
        return self._read(self._incident, name, row)

    def needed_cell(self, name: str, row: Row) -> Cell:
        return self._needed(name, row)

    def agent(self, row: Row) -> str | None:
        return cast(str | None, self._read(self._assignment, "agent", row))

    def assignment_instant(self, name: str, row: Row) -> datetime | None:
        return cast(datetime | None, self._read(self._assignment, name, row))

    def description(self, row: Row) -> Description:
        """What the row says the incident is; equal ones are one object, as a log repeats itself."""
        incident = self._incident
        found = Description(
            severity=cast(int, self._needed("severity", row)),
            urgency=cast(int | None, self._read(incident, "urgency", row)),
            priority=cast(int | None, self._read(incident, "priority", row)),
            nature=cast(str, self._needed("nature", row)),
            team=cast(str | None, self._read(incident, "team", row)),
            site=cast(str | None, self._read(incident, "site", row)),
            channel=cast(str | None, self._read(incident, "channel", row)),
            customer_class=cast(str | None, self._read(incident, "customer_class", row)),
        )
        return self._descriptions.setdefault(found, found)

    def _needed(self, name: str, row: Row) -> Cell:
        value = self._incident[name](row)
        if value is None:
            raise RowTrouble(f"{_named(self.mapping.incident[name])} holds nothing, but {name} is needed")
        return value

    @staticmethod
    def _read(readers: Mapping[str, Reader], name: str, row: Row) -> Cell | None:
        reader = readers.get(name)
        return None if reader is None else reader(row)


def digest_of(at: datetime, *parts: str) -> str:
    """A digest of what happened at an instant, the same on every machine and in every version.

    It begins with the instant, so that what is written together stands together in the database's index.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{int(at.timestamp()):09x}-{digest[:_DIGEST_LENGTH]}"


def _named(field: Field) -> str:
    return field.column if isinstance(field, FromColumn) else "the row"
