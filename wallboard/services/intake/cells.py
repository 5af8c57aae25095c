"""Binds the fields of a mapping to the columns of one file, so that a row is read by position."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import cast

from wallboard.domain.incident import IncidentState
from wallboard.services.intake.texts import cleaned, code_of, instant_reader
from wallboard.services.intake.trouble import RowTrouble, shown
from wallboard.services.mapping import Constant, Field, FromColumn, FromRules, Kind
from wallboard.services.mapping import Mapping as LogMapping
from wallboard.services.mapping_fields import FIELDS
from wallboard.services.mapping_keys import MappingRefused, near

Row = Sequence[str]
Cell = str | int | IncidentState | datetime
Reader = Callable[[Row], Cell | None]
_BAD_BYTES = range(0xDC80, 0xDD00)


def positions(mapping: LogMapping, header: Sequence[str], file_name: str) -> dict[str, int]:
    """Where each column that the mapping names stands in the file.

    Raises:
        MappingRefused: a column is missing, or stands there twice.
    """
    where: dict[str, int] = {}
    for column, key in mapping.columns.items():
        found = [index for index, name in enumerate(header) if name == column]
        if len(found) > 1:
            raise MappingRefused(f"{file_name} has {len(found)} columns “{column}”; rename all but one.")
        if not found:
            raise MappingRefused(
                f"the mapping {mapping.file.name} cannot be used for {file_name}: "
                f"{key}: the file has no column “{column}”{near(column, header)}"
            )
        where[column] = found[0]
    return where


class Cells:
    """Reads the fields of a row; keeps what it read of each text, as logs repeat themselves."""

    def __init__(self, mapping: LogMapping, where: Mapping[str, int]) -> None:
        self._mapping = mapping
        self._where = where
        self._instant = instant_reader(mapping.time)
        self._missing = mapping.format.missing | {""}

    def readers(self, part: str) -> dict[str, Reader]:
        """A reader for every field of a part ("incident" or "assignment") that the mapping fills."""
        fields = self._mapping.incident if part == "incident" else self._mapping.assignment
        kinds = FIELDS[self._mapping.shape][part]
        return {name: self._reader(f"{part}.{name}", each, kinds[name]) for name, each in fields.items()}

    def instants(self, column: str) -> Callable[[Row], datetime | None]:
        """A reader of a column of instants that belongs to no field, as the time of an update."""
        return cast(Callable[[Row], datetime | None], self._column(column, FromColumn(column), Kind.INSTANT))

    def _reader(self, key: str, field: Field, kind: Kind) -> Reader:
        if isinstance(field, Constant):
            constant = _as_cell(field.value, kind)
            return lambda _: constant
        if isinstance(field, FromColumn):
            return self._column(key, field, kind)
        return self._rules(key, field, kind)

    def _column(self, key: str, field: FromColumn, kind: Kind) -> Reader:
        index, known = self._where[field.column], dict[str, Cell | None]()

        def read(row: Row) -> Cell | None:
            text = row[index]
            if text not in known:
                try:
                    known[text] = self._cell(key, field, kind, text)
                except RowTrouble as trouble:
                    raise RowTrouble(f"{field.column} {trouble.reason}") from None
            return known[text]

        return read

    def _cell(self, key: str, field: FromColumn, kind: Kind, text: str) -> Cell | None:
        clean = self.clean(text)
        if clean in self._missing:
            return None if field.if_missing is None else _as_cell(field.if_missing, kind)
        if field.values is not None and clean in field.values:
            return _as_cell(field.values[clean], kind)
        if field.otherwise is not None:
            return _as_cell(field.otherwise, kind)
        if field.values is not None:
            raise RowTrouble(f"is {shown(clean)}, which {key}.values of the mapping does not know")
        if kind is Kind.INSTANT:
            return self._instant(clean)
        return _as_cell(clean, kind)

    def _rules(self, key: str, field: FromRules, kind: Kind) -> Reader:
        rules = [
            ([(self._where[column], texts) for column, texts in rule.when], _as_cell(rule.value, kind))
            for rule in field.rules
        ]

        def read(row: Row) -> Cell | None:
            for conditions, value in rules:
                if all(self.clean(row[index]) in texts for index, texts in conditions):
                    return value
            raise RowTrouble(f"fits no rule of {key} in the mapping (end it with a rule without “when”)")

        return read

    def clean(self, text: str) -> str:
        """A cell's text; a cell whose bytes were not of the file's encoding is refused."""
        if any(ord(sign) in _BAD_BYTES for sign in text):
            raise RowTrouble(f"holds bytes that are not {self._mapping.format.encoding}")
        return cleaned(text)


def _as_cell(value: str | int | IncidentState, kind: Kind) -> Cell:
    """A text or a mapped value as what the field holds."""
    if not isinstance(value, str) or isinstance(value, IncidentState):
        return value
    if kind is Kind.CODE:
        return code_of(value)
    if kind is Kind.NAME:
        return value
    if kind is Kind.GRADE:
        if value in ("1", "2", "3", "4"):
            return int(value)
        raise RowTrouble(f"is {shown(value)}, where only 1, 2, 3 or 4 can stand; give it a value map")
    if kind is Kind.STATE:
        if value in tuple(IncidentState):
            return IncidentState(value)
        raise RowTrouble(f"is {shown(value)}, which is no state; give it a value map")
    raise RowTrouble(f"is {shown(value)}")
