"""Where the promises stand: breached above the line of now, the next below it, the rest counted."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF

from wallboard.domain.promises import SOON, PromiseLine, PromisePage
from wallboard.widgets.wall.grid import HEADS

BREACHED_ROW: Final = 72
NEXT_ROW: Final = 76
HERO: Final = 158
NOW_LINE: Final = 30
MORE: Final = 32
BREACHED_ROWS: Final = 3


class Part(Enum):
    """What stands at a place of the promises' column."""

    BREACHED = "breached"
    MORE_BREACHED = "more breached"
    UNREADABLE = "unreadable"
    NOW = "now"
    HERO = "hero"
    NEXT = "next"
    MORE_SOON = "more soon"
    MORE_LATER = "more later"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Place:
    """One part of the column and its rectangle; lines carry their promise, counts their number."""

    part: Part
    rect: QRectF
    line: PromiseLine | None = None
    count: int = 0


def lay_promises(
    page: PromisePage, now: datetime, *, running: int, width: float, height: float
) -> tuple[Place, ...]:
    """Fill a column of that size in design units; `running` is how many promises there are in all.

    Breached promises beyond the third fold first, then the next from the bottom; the next breach,
    when it is near, and every count stay.
    """
    return _Column(page, now, running, width, height).places()


class _Column:
    """One pass down the column."""

    def __init__(self, page: PromisePage, now: datetime, running: int, width: float, height: float) -> None:
        self._page = page
        self._now = now
        self._running = running
        self._width = width
        self._y: float = HEADS
        self._end = height - 16
        self._places: list[Place] = []

    def places(self) -> tuple[Place, ...]:
        page = self._page
        if page.unreadable:
            self._put(Part.UNREADABLE, MORE + 8, count=page.unreadable)
        foot = (MORE if page.more_within_30 or page.next else 0) + (MORE if page.paused else 0)
        hero = bool(page.next) and page.next[0].due_at - self._now <= SOON
        below = HERO if hero else 0
        self._breached(foot + below + (NOW_LINE if page.next else 0) + (NEXT_ROW if page.next else 0))
        if self._page.breached or hero:
            self._put(Part.NOW, NOW_LINE)
        if hero:
            self._put(Part.HERO, HERO, page.next[0])
        self._next(page.next[1:] if hero else page.next, foot)
        return tuple(self._places)

    def _breached(self, below: float) -> None:
        lines = self._page.breached
        most = BREACHED_ROWS if self._page.next else len(lines)
        room = int((self._end - self._y - below - MORE) // BREACHED_ROW)
        shown = lines[: max(1, min(most, room))]
        for line in shown:
            self._put(Part.BREACHED, BREACHED_ROW, line)
        more = self._page.breached_count - len(shown)
        if more > 0:
            self._put(Part.MORE_BREACHED, MORE, count=more)

    def _next(self, lines: tuple[PromiseLine, ...], foot: float) -> None:
        room = max(0, int((self._end - self._y - foot) // NEXT_ROW))
        for line in lines[:room]:
            self._put(Part.NEXT, NEXT_ROW, line)
        soon = sum(1 for line in self._page.next if line.due_at - self._now <= SOON)
        shown_soon = sum(
            1
            for place in self._places
            if place.part in (Part.NEXT, Part.HERO) and place.line and place.line.due_at - self._now <= SOON
        )
        more = self._page.more_within_30 + soon - shown_soon
        if more > 0:
            self._put(Part.MORE_SOON, MORE, count=more)
        elif (later := self._later()) > 0:
            self._put(Part.MORE_LATER, MORE, count=later)
        if self._page.paused:
            self._put(Part.PAUSED, MORE, count=sum(count for _, count in self._page.paused))

    def _later(self) -> int:
        shown = sum(place.part in (Part.NEXT, Part.HERO) for place in self._places)
        return self._running - self._page.breached_count - shown

    def _put(self, part: Part, height: float, line: PromiseLine | None = None, *, count: int = 0) -> None:
        self._places.append(Place(part, QRectF(0, self._y, self._width, height), line, count))
        self._y += height
