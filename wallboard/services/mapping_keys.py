"""One table of a mapping file, read key by key, so that every mistake is named with its way out."""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from wallboard.refusal import Refusal

_T = TypeVar("_T")
_MOST_LISTED = 16
_WORDS = {str: "a text in quotes", int: "a whole number", dict: "a table", list: "a list in square brackets"}


class MappingRefused(Refusal):
    """A mapping file cannot be used; the sentence names the file, the key and the way out."""


class Mistakes:
    """Collects what is wrong in one file, so that a person mends it in one go."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._found: list[str] = []

    def add(self, key: str, what: str) -> None:
        self._found.append(f"{key}: {what}")

    def raise_if_any(self) -> None:
        if not self._found:
            return
        if len(self._found) == 1:
            raise MappingRefused(f"the mapping {self._file.name} cannot be used: {self._found[0]}")
        listed = "\n  ".join(self._found)
        raise MappingRefused(f"the mapping {self._file.name} has {len(self._found)} mistakes:\n  {listed}")


class Keys:
    """A table whose keys are taken one by one; whatever is left at the end was not understood."""

    def __init__(self, table: Mapping[str, object], key: str, mistakes: Mistakes) -> None:
        self._table = dict(table)
        self._asked: list[str] = []
        self.key = key
        self.mistakes = mistakes

    def path(self, name: str) -> str:
        return f"{self.key}.{name}" if self.key else name

    def wrong(self, name: str, what: str) -> None:
        self.mistakes.add(self.path(name), what)

    def take(self, name: str) -> object:
        """The raw value under a key, or None."""
        self._asked.append(name)
        return self._table.pop(name, None)

    def text(self, name: str, *, default: str | None = None) -> str | None:
        return self._typed(name, str, default)

    def number(self, name: str) -> int | None:
        value = self._typed(name, int, None)
        if isinstance(value, bool):
            self.wrong(name, "must be a whole number")
            return None
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; a single text stands for a list of one."""
        value = self.take(name)
        if value is None:
            return ()
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            self.wrong(name, 'must be a list of texts, such as ["?", "n/a"]')
            return ()
        return tuple(found)

    def table(self, name: str) -> "Keys":
        """A table under a key; an absent one is empty."""
        value = self._typed(name, dict, None)
        return Keys(value or {}, self.path(name), self.mistakes)

    def rest(self) -> tuple[str, ...]:
        """The keys not taken yet."""
        return tuple(self._table)

    def finish(self) -> None:
        """Complains of every key that nobody took."""
        for name in self._table:
            self.wrong(name, f"is not a key of a mapping{near(name, self._asked)}")

    def _typed(self, name: str, kind: type[_T], default: _T | None) -> _T | None:
        value = self.take(name)
        if value is None:
            return default
        if not isinstance(value, kind):
            self.wrong(name, f"must be {_WORDS.get(kind, kind.__name__)}")
            return default
        return value


def near(word: str, known: Iterable[str]) -> str:
    """A hint at what was meant, or what there is; to be put after a complaint."""
    choices = list(known)
    close = difflib.get_close_matches(word, choices, n=1, cutoff=0.5)
    if close:
        return f"; did you mean “{close[0]}”?"
    listed = ", ".join(choices[:_MOST_LISTED]) + (", …" if len(choices) > _MOST_LISTED else "")
    return f"; there are: {listed}" if choices else ""
