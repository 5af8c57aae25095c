"""A table of the wall's plan, read key by key: every complaint carries the way to the key it is about."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from wallboard.refusal import Refusal

Way = tuple[str | int, ...]
"""The names of tables and keys from the top of the file, and the place within a list."""
LONGEST_TEXT: Final = 200
_SHOWN: Final = 40


class PlanFault(Refusal):
    """Something in the plan is wrong; `way` leads to it, and the sentence says how to mend it."""

    def __init__(self, way: Way, words: str) -> None:
        super().__init__(f"{told(way)}: {words}")
        self.way, self.words = way, words


def told(way: Way) -> str:
    """The way as a person would write it: `page.overview.grid[1]`."""
    text = ""
    for part in way:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


class PlanTable:
    """One table of the file and the way to it from the top."""

    def __init__(self, found: Mapping[str, object], way: Way = ()) -> None:
        self.found, self.way = found, way

    def wrong(self, key: str, words: str) -> PlanFault:
        return PlanFault((*self.way, key), words)

    def only(self, *known: str) -> None:
        """Refuse every key that is not among these.

        Raises:
            PlanFault: there is another one.
        """
        for key in self.found:
            if key not in known:
                raise self.wrong(
                    key, f"is not known here.{nearest(key, known)} Known are {', '.join(known)}."
                )

    def number(self, key: str, low: float, high: float, default: float, unit: str = "") -> float:
        found = self.found.get(key, default)
        if isinstance(found, int | float) and not isinstance(found, bool) and low <= found <= high:
            return float(found)
        of = f" of {unit}" if unit else ""
        raise self.wrong(key, f"must be a number{of} from {low:g} to {high:g}, not {_short(found)}.")

    def whole(self, key: str, low: int, high: int, default: int, unit: str = "") -> int:
        number = self.number(key, low, high, default, unit)
        if number != int(number):
            raise self.wrong(key, f"must be a whole number from {low} to {high}, not {number:g}.")
        return int(number)

    def flag(self, key: str, default: bool = False) -> bool:
        found = self.found.get(key, default)
        if isinstance(found, bool):
            return found
        raise self.wrong(key, f"must be true or false, not {_short(found)}.")

    def text(self, key: str, default: str = "", *, longest: int = LONGEST_TEXT) -> str:
        found = self.found.get(key, default)
        if isinstance(found, str) and len(found) <= longest and (found.isprintable() or not found):
            return found
        raise self.wrong(key, f"must be a text of at most {longest} characters on one line.")

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        found = self.found.get(key, default)
        listed = (found,) if isinstance(found, str) else found
        if not isinstance(listed, list | tuple):
            raise self.wrong(key, f'must be a list of texts such as ["one", "two"], not {_short(found)}.')
        for place, one in enumerate(listed):
            if not isinstance(one, str) or not one.strip() or len(one) > LONGEST_TEXT:
                raise PlanFault((*self.way, key, place), f"must be a text, not {_short(one)}.")
        return tuple(listed)

    def numbers(self, key: str, low: float, high: float) -> tuple[float, ...]:
        """A list of numbers; empty where there is none."""
        found = self.found.get(key, [])
        if not isinstance(found, list):
            raise self.wrong(key, f"must be a list of numbers such as [1, 2], not {_short(found)}.")
        for place, one in enumerate(found):
            try:
                PlanTable({key: one}, self.way).number(key, low, high, low)
            except PlanFault as fault:
                raise PlanFault((*fault.way, place), fault.words) from None
        return tuple(float(one) for one in found)

    def among(self, key: str, known: Iterable[str], default: str) -> str:
        found, names = self.found.get(key, default), tuple(known)
        if isinstance(found, str) and found in names:
            return found
        raise self.wrong(
            key, f"must be one of {', '.join(names)}, not {_short(found)}.{nearest(found, names)}"
        )

    def table(self, key: str) -> "PlanTable":
        """The table of that name; an empty one where there is none."""
        found = self.found.get(key, {})
        if not isinstance(found, Mapping):
            raise self.wrong(key, f"must be a table such as [{told((*self.way, key))}], not {_short(found)}.")
        return PlanTable(found, (*self.way, key))

    def tables(self) -> Iterator[tuple[str, "PlanTable"]]:
        """Every table within this one, by name, in the order of the file."""
        return ((key, self.table(key)) for key in self.found)


def _short(found: object) -> str:
    """As it was written, but nothing endless."""
    try:
        text = repr(found)
    except ValueError:  # a number of so many digits that Python will not write it
        return "so large a number"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def nearest(word: object, known: Iterable[str]) -> str:
    """What may have been meant, as a sentence of its own; empty where nothing comes near."""
    near = difflib.get_close_matches(str(word), tuple(known), n=1)
    return f" Did you mean “{near[0]}”?" if near else ""
