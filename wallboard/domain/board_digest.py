"""One short word for everything a board shows, so that two programs can tell whether they show the same."""

import hashlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from enum import Enum

from wallboard.domain.board import Board
from wallboard.domain.floor_rows import FIELD_OF

_DERIVED = ("standings", "promises", "burdens")
_LENGTH = 32


def board_digest(board: Board) -> str:
    """32 hexadecimal digits over every row of a board and what it derives from them.

    Names of people, the instant of reading and what is only kept for speed do not count. Equal rows give the
    same word in any program of the same version, whatever way each came to them; another version may tell
    other fields.
    """
    digest = hashlib.sha256()
    for part in _parts(board):
        digest.update(part.encode())
    return digest.hexdigest()[:_LENGTH]


def _parts(board: Board) -> Iterator[str]:
    yield f"{board.kind} {board.epoch}"
    for name in (*sorted(FIELD_OF.values()), *_DERIVED):
        rows: Mapping[object, object] = getattr(board, name)
        told = sorted((_word(key), _word(row)) for key, row in rows.items())
        yield f"\n{name} {len(told)}"
        for key, row in told:
            yield f"\n{key} {row}"
    for entity, row_id in sorted((entity.value, row_id) for entity, row_id in board.unreadable):
        yield f"\nunreadable {entity} {row_id}"


def _word(value: object) -> str:
    """A value in one spelling: sets and maps have no order of their own, and differ from run to run."""
    if isinstance(value, Enum):
        return _word(value.value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds()!r}s"
    if is_dataclass(value):
        return "(" + ",".join(_word(getattr(value, field.name)) for field in fields(value)) + ")"
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{_word(key)}:{_word(item)}" for key, item in value.items())) + "}"
    if isinstance(value, Set):
        return "{" + ",".join(sorted(_word(item) for item in value)) + "}"
    if isinstance(value, tuple | list):
        return "[" + ",".join(_word(item) for item in value) + "]"
    return repr(value)
