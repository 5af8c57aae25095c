"""What a dispatcher was told, line by line on a disk of their own, to be held to the database at the end."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wallboard.domain.commands import Command, OutcomeKind, Together


@dataclass(frozen=True, slots=True)
class Entry:
    """One command and what its dispatcher was told in the end.

    `parts` are the ids of several together; `lost` counts the answers that were lost on the way, `away`
    the times that the database could not be reached; `due` says that the command fell due by itself.
    """

    command_id: str
    kind: str
    outcome: OutcomeKind
    sentence: str
    parts: tuple[str, ...]
    lost: int
    away: int
    due: bool

    @property
    def is_done(self) -> bool:
        return self.outcome is OutcomeKind.DONE


class Journal:
    """Written by one dispatcher."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8", buffering=1)

    def write(
        self,
        command: Command,
        outcome: OutcomeKind,
        sentence: str,
        *,
        lost: int = 0,
        away: int = 0,
        due: bool = False,
    ) -> None:
        told: dict[str, Any] = {
            "command_id": str(command.command_id),
            "kind": type(command).__name__,
            "outcome": str(outcome),
            "sentence": sentence,
            "parts": _parts(command),
            "lost": lost,
            "away": away,
            "due": due,
        }
        self._file.write(json.dumps(told) + "\n")

    def close(self) -> None:
        self._file.close()


def _parts(command: Command) -> list[str]:
    parts = command.parts if isinstance(command, Together) else ()
    return [str(part.command_id) for part in parts]


def entries(paths: Iterable[Path]) -> Iterator[Entry]:
    """All that all dispatchers were told."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            outcome = OutcomeKind(told.pop("outcome"))
            parts = tuple(told.pop("parts"))
            yield Entry(outcome=outcome, parts=parts, **told)
