"""Rows from which a person picks one, and which of them what was typed finds."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from wallboard.domain.objection import Level
from wallboard.domain.severity import Severity
from wallboard.models.row_list import RowListModel

NUMBERED = 9
"""So many rows have a digit."""


@dataclass(frozen=True, slots=True)
class PickRow:
    """One thing to pick; `why_not` says why it cannot be, `note` is a second line, `right` a key.

    `number` is that of the digit that picks it, `rank` that of the three best, `level` what the rules say.
    """

    key: Hashable
    words: str
    note: str = ""
    right: str = ""
    why_not: str = ""
    number: int | None = None
    rank: int | None = None
    level: Level | None = None
    severity: Severity | None = None
    figure: str = ""
    also: str = ""
    """By what else it is found."""
    parts: tuple[tuple[str, str, str], ...] = ()
    """What it is made of, told of the row that one stands on: a name, a figure, a sentence."""

    @property
    def is_able(self) -> bool:
        return not self.why_not

    @property
    def below(self) -> str:
        """What its second line says; who cannot go says why beside the name, for they are many."""
        return "" if self.level is Level.BLOCK else self.why_not or self.note


def numbered(rows: Iterable[PickRow]) -> tuple[PickRow, ...]:
    """Those that can be picked first, and the first nine of them with a number."""
    able = sorted(rows, key=lambda row: not row.is_able)
    return tuple(
        replace(row, number=place) if row.is_able and place <= NUMBERED else row
        for place, row in enumerate(able, start=1)
    )


Own = Callable[[str], PickRow | None]
"""The row that one's own words make, such as a time that stands in no list."""


def no_own(_typed: str) -> PickRow | None:
    return None


@dataclass(frozen=True, slots=True)
class Pick:
    """What is asked for: a title, rows in the order in which they are offered, and what typing adds.

    `modes` are other lists of the same question, of which `mode` is shown.
    """

    title: str
    rows: tuple[PickRow, ...]
    hint: str = ""
    own: Own = no_own
    modes: tuple[str, ...] = ()
    mode: int = 0
    foot: str = ""


def found(rows: Iterable[PickRow], typed: str) -> tuple[PickRow, ...]:
    """The rows of which every typed word begins a word, those that can be picked first; else as they were."""
    parts = typed.casefold().split()
    if not parts:
        return tuple(rows)
    kept = [row for row in rows if _has(row, parts)]
    return tuple(sorted(kept, key=lambda row: not row.is_able))


def _has(row: PickRow, parts: Sequence[str]) -> bool:
    words = f"{row.words} {row.also}".casefold().replace("/", " ").split()
    return all(any(word.lstrip("“(·").startswith(part) for word in words) for part in parts)


class PickModel(RowListModel[PickRow]):
    """The rows that are offered now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)

    def words(self, row: PickRow) -> str:
        """For whoever listens: number, words, what is said below, key."""
        number = "" if row.number is None else f"{row.number} "
        said = (f"{number}{row.words}", row.why_not or row.note, row.figure, row.right)
        return "; ".join(part for part in said if part)
