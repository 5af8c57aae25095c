"""How a typed filter could go on: its keys, and what the board has to put after them."""

import re
from collections.abc import Iterable
from typing import Final

from wallboard.domain.board import Board
from wallboard.domain.filter import NO_TEAM
from wallboard.domain.filter_query import KEYS, MINE, SEVERITY_WORDS, written

MOST: Final = 12
_LAST = re.compile(
    r'(?:(?P<key>[^\W\d_]+):(?P<before>(?:(?:"[^"]*"|[^\s,"]+),)*))?(?P<part>"[^"]*|[^\s,"]*)$'
)


def hints(typed: str, board: Board) -> tuple[str, ...]:
    """Whole lines that go on from what was typed, best first; none where the last word is complete text."""
    last = _LAST.search(typed)
    if last is None or not typed.strip():
        return ()
    part = last["part"].lstrip('"').casefold()
    if last["key"] is None:
        head = typed[: last.start("part")]
        keys = [*(f"{key}:" for key in KEYS), MINE]
        return tuple(head + key for key in keys if part and key.startswith(part) and key != part)
    head = typed[: last.start("part")]
    values = _values(last["key"].casefold(), board)
    near = sorted({value for value in values if part in value.casefold()}, key=lambda v: _rank(v, part))
    return tuple(head + written(value) for value in near[:MOST])


def _rank(value: str, part: str) -> tuple[bool, str]:
    return not value.casefold().startswith(part), value.casefold()


def _values(key: str, board: Board) -> Iterable[str]:
    if key == "team":
        return [NO_TEAM, *(team.name for team in board.teams.values())]
    if key == "nature":
        return [nature.name for nature in board.natures.values()]
    if key == "site":
        return {incident.site for incident in board.incidents.values() if incident.site}
    return SEVERITY_WORDS if key in ("sev", "severity") else ()
