"""Reads TOML as somebody saved it; what is wrong with the file as a whole is told with its line."""

import re
import tomllib
from collections.abc import Mapping

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_WAY = re.compile(r"\(('[^()]*'),?\)")


class NotToml(ValueError):
    """The line, where one can be named, and what is wrong there; it may quote what somebody wrote."""

    def __init__(self, line: int | None, words: str) -> None:
        super().__init__(words)
        self.line, self.words = line, words


def text_of(raw: bytes) -> str:
    """The text of a file, also as editors of Windows save it.

    Raises:
        NotToml: it is not UTF-8.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise NotToml(line, "is not written in UTF-8. Save the file as UTF-8.") from None


def toml_of(text: str) -> Mapping[str, object]:
    """What a text says, whatever it holds.

    Raises:
        NotToml: it is not TOML, or nothing that anybody wrote by hand.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        words = str(problem)
        place = _PLACE.search(words)
        at_end = text.rstrip("\n").count("\n") + 1
        line = int(place[1] or at_end) if place else None
        raise NotToml(line, f"is not TOML: {_plain(_PLACE.sub('', words))}.") from None
    except (ValueError, RecursionError):  # a number or a nesting beyond all measure
        raise NotToml(None, "holds a number or brackets beyond all measure.") from None


def _plain(words: str) -> str:
    """Keys as they are written: page.overview, and not ('page', 'overview')."""
    return _WAY.sub(lambda way: way[1].replace("', '", ".").strip("'"), words)
