"""One row's values by column, each checked as it is taken, so that what makes no sense harms no other."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, TypeVar

from wallboard.domain.sla_document import LONGEST as LONGEST_DOCUMENT

_Kind = TypeVar("_Kind")

LONGEST = 200
"""No code or name of a board table is longer; a longer one would freeze painting."""
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""Instants outside break arithmetic, or belong to no floor."""
LARGEST = 2**63 - 1
_AT_MOST = MappingProxyType({"capacity": 1_000_000, "weight": 1_000_000, "version": LARGEST})


class UnreadableRow(ValueError):
    """A row that this program cannot make sense of; its words are for a person."""


def instant(value: object) -> datetime:
    """An instant as the database spells it in JSON.

    Raises:
        UnreadableRow: it is none, or not of this era (infinity, year 20000).
    """
    if not isinstance(value, str) or len(value) != 24:
        raise UnreadableRow(f"{cut(value)} is no instant")
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        raise UnreadableRow(f"{cut(value)} is no instant") from None
    if at.tzinfo is not UTC or not FIRST <= at <= LAST:
        raise UnreadableRow(f"{cut(value)} is no instant between {FIRST.year} and {LAST.year}")
    return at


class Fields:
    """One row's values by column, each checked as it is taken."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self._row = row

    def whole(self, column: str) -> int:
        value = self._row.get(column)
        if type(value) is not int:
            raise UnreadableRow(f"{column} {cut(value)} is no whole number")
        if not 0 <= value <= _AT_MOST.get(column, LARGEST):
            raise UnreadableRow(f"{column} {cut(value)} is out of range")
        return value

    def maybe_whole(self, column: str) -> int | None:
        return None if self._row.get(column) is None else self.whole(column)

    def text(self, column: str) -> str:
        value = self._row.get(column)
        if not isinstance(value, str):
            raise UnreadableRow(f"{column} {cut(value)} is no text")
        if len(value) > LONGEST:
            raise UnreadableRow(f"{column} has {len(value)} characters")
        if any("\ud800" <= sign <= "\udfff" for sign in value):
            raise UnreadableRow(f"{column} {cut(value)} is no text that can be shown")
        return value

    def document(self) -> str:
        """The text of a policy version, which may be long and is never painted as it is."""
        value = self._row.get("document")
        if not isinstance(value, str):
            raise UnreadableRow(f"document {cut(value)} is no text")
        if len(value) > LONGEST_DOCUMENT:
            raise UnreadableRow(f"document has {len(value)} characters")
        return value

    def maybe_text(self, column: str) -> str | None:
        return None if self._row.get(column) is None else self.text(column)

    def at(self, column: str) -> datetime:
        try:
            return instant(self._row.get(column))
        except UnreadableRow as trouble:
            raise UnreadableRow(f"{column}: {trouble}") from None

    def maybe_at(self, column: str) -> datetime | None:
        return None if self._row.get(column) is None else self.at(column)

    def among(self, column: str, kind: Callable[[Any], _Kind]) -> _Kind:
        try:
            return kind(self._row.get(column))
        except ValueError:
            raise UnreadableRow(f"{column} {cut(self._row.get(column))} is unknown") from None

    def maybe_among(self, column: str, kind: Callable[[Any], _Kind]) -> _Kind | None:
        return None if self._row.get(column) is None else self.among(column, kind)

    def scale(self, column: str) -> int:
        value = self.whole(column)
        if not 1 <= value <= 4:
            raise UnreadableRow(f"{column} {value} is not 1 to 4")
        return value

    def number(self, column: str) -> float:
        value = self._row.get(column)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise UnreadableRow(f"{column} {cut(value)} is no number")
        return float(value)

    def speed(self, column: str) -> float:
        value = self.number(column)
        if not 0 < value <= 1_000_000:
            raise UnreadableRow(f"{column} {value} is no speed")
        return value


def shown(words: str) -> str:
    """Words that may quote what somebody wrote, short enough for one line and without what cannot be seen."""
    return "".join(sign if sign.isprintable() else "?" for sign in words[:90])


def cut(value: object) -> str:
    return ascii(value[:40] if isinstance(value, str) else value)[:40]
