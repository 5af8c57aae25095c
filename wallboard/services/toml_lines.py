"""Finds the line of every key of a TOML file, which the parser of the standard library does not tell."""

import re
from collections.abc import Iterator, Mapping

Way = tuple[str | int, ...]

_PART = r'(?:"(?:[^"\\]|\\.)*"|\'[^\']*\'|[\w-]+)'
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*\[\[?\s*(?P<key>{_KEY})\s*\]\]?")
_PAIR = re.compile(rf"\s*(?P<key>{_KEY})\s*=\s*")
_EACH = re.compile(_PART)
_TOKEN = re.compile(
    r'(?P<long>"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\')|(?P<text>"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
    r"|(?P<comment>#[^\n]*)|(?P<end>\n)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)|(?P<other>[^\s\"'#\[\]{},]+)",
    re.DOTALL,
)


def lines_of(text: str) -> Mapping[Way, int]:
    """The line, from 1, of each table, each key and each item of a list, of a text that is TOML."""
    found: dict[Way, int] = {}
    table: Way = ()
    at = 0
    while at < len(text):
        if header := _HEADER.match(text, at):
            table = _way(header["key"])
            _note(found, table, _line(text, header.start("key")))
            at = _end_of_line(text, header.end())
        elif pair := _PAIR.match(text, at):
            way = (*table, *_way(pair["key"]))
            _note(found, way, _line(text, pair.start("key")))
            at = pair.end()
            for place, where in _items(text, at):
                found.setdefault((*way, place), _line(text, where))
            at = _end_of_value(text, at)
        else:
            at = _end_of_line(text, at)
    return found


def _note(found: dict[Way, int], way: Way, line: int) -> None:
    """A table that is only named as a part of another begins where that does."""
    for length in range(1, len(way) + 1):
        found.setdefault(way[:length], line)


def line_of(lines: Mapping[Way, int], way: Way) -> int | None:
    """The line of a key, or of the nearest thing around it that has one."""
    while way:
        if way in lines:
            return lines[way]
        way = way[:-1]
    return None


def _way(key: str) -> Way:
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in _EACH.findall(key))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _end_of_value(text: str, at: int) -> int:
    """Behind the line on which a value ends: brackets and long texts go on over several."""
    depth = 0
    for token in _TOKEN.finditer(text, at):
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        if token.lastgroup == "end" and depth <= 0:
            return token.end()
    return len(text)


def _items(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Where each item of a list begins; nothing where the value is no list."""
    depth, place, is_waiting = 0, 0, True
    if not text.startswith("[", at):
        return
    for token in _TOKEN.finditer(text, at):
        kind = token.lastgroup
        if kind in ("comment", "end"):
            continue
        if depth == 1 and kind == "comma":
            place, is_waiting = place + 1, True
        elif depth == 1 and is_waiting and kind != "close":
            yield place, token.start()
            is_waiting = False
        depth += (kind == "open") - (kind == "close")
        if depth == 0:
            return
