"""Where the promises stand: breached above the line of now, the next below it, then what waits or was met."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF

from wallboard.domain.promise import SOON
from wallboard.domain.promises import MetLine, PausedLine, PromiseLine, PromisePage
from wallboard.widgets.wall.grid import HEADS

BREACHED_ROW: Final = 74
NEXT_ROW: Final = 76
SECOND_LINE: Final = 32
"""What a row grows by when its nature takes two lines."""
HERO: Final = 158
HERO_SECOND_LINE: Final = 46
HERO_FOOT: Final = 22
"""The line below the bar of the next breach: its reference, and why it will be late."""
NOW_LINE: Final = 30
MORE: Final = 30
SIDE_ROW: Final = 54
BREACHED_ROWS: Final = 3
NEXT_LEAST: Final = 3
"""So many of the next are wanted before anything else, the nearest among them."""
LATER_ROWS: Final = 4
"""So many that fall due later stand before those that wait or were met have a place."""
SIDE_ROWS: Final = 2


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
    RESTING = "resting"
    """How many are paused and why, and how many were met."""
    PAUSED = "paused"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Place:
    """One part of the column and its rectangle; rows carry their line, counts their number.

    `is_tall` gives the nature two lines, `is_small` the quieter type; `has_foot` is of the next breach
    alone. The line of now counts the breached that are not listed where the column is too short for a
    line of their own.
    """

    part: Part
    rect: QRectF
    line: PromiseLine | PausedLine | MetLine | None = None
    count: int = 0
    is_tall: bool = False
    has_foot: bool = False
    is_small: bool = False

    @property
    def promise(self) -> PromiseLine | None:
        """The promise that runs here, where one does."""
        return self.line if isinstance(self.line, PromiseLine) else None


IsLong = Callable[[Part, PromiseLine], bool]
"""Whether the nature of a row needs a second line."""


def never_long(_part: Part, _line: PromiseLine) -> bool:
    """For whoever lays out without type."""
    return False


def is_near(line: PromiseLine, now: datetime) -> bool:
    """Whether it is among those that the page counts as falling due within half an hour."""
    return line.due_at - now < SOON


def near_count(page: PromisePage, now: datetime) -> int:
    """How many of the next are near: with one page, all that time moves of the column beside its words."""
    return sum([is_near(line, now) for line in page.next])


def lay_promises(
    page: PromisePage,
    now: datetime,
    *,
    running: int,
    width: float,
    height: float,
    is_long: IsLong = never_long,
) -> tuple[Place, ...]:
    """Fill a column of that size in design units; `running` is how many promises there are in all.

    What waits and what was met fold first, into one line that counts them, then breached promises beyond
    the third, then the next from the bottom; the next breach, when it is near, and every count stay.
    """
    return _Column(page, now, running, width, height, is_long).places()


class _Column:
    """One pass down the column."""

    def __init__(
        self, page: PromisePage, now: datetime, running: int, width: float, height: float, is_long: IsLong
    ) -> None:
        self._page = page
        self._now = now
        self._running = running
        self._width = width
        self._is_long = is_long
        self._y: float = HEADS
        self._end = height - 16
        self._rests = bool(page.paused or page.met_within_30)
        self._is_short = False
        self._is_tight = False
        self._places: list[Place] = []

    def places(self) -> tuple[Place, ...]:
        page = self._page
        if page.unreadable:
            self._put(Part.UNREADABLE, MORE + 8, count=page.unreadable)
        self._is_tight = self._has_hero() and self._fits_next_only()
        self._rests = self._rests and not self._is_tight
        hero = self._hero() if self._has_hero() else None
        below = (hero.rect.height() if hero else 0) + self._foot()
        if page.next:
            following = page.next[1:] if hero else page.next
            below += NOW_LINE + (self._height(Part.NEXT, following[0]) if following else 0)
        if not self._is_tight:
            self._breached(below)
        if (page.breached or hero) and not self._is_tight:
            shown = sum(place.part is Part.BREACHED for place in self._places)
            self._put(Part.NOW, NOW_LINE, count=page.breached_count - shown if self._is_short else 0)
        if hero:
            self._put(hero.part, hero.rect.height(), hero.line, is_tall=hero.is_tall, has_foot=hero.has_foot)
        self._next(page.next[1:] if hero else page.next)
        self._side()
        return tuple(self._places)

    def _has_hero(self) -> bool:
        return bool(self._page.next) and is_near(self._page.next[0], self._now)

    def _fits_next_only(self) -> bool:
        """Whether three of the next have room, and not with the line of now or a broken one above them.

        How many are broken stands in the head; read from far, the next ones are what can still be helped.
        """
        following = self._page.next[1:NEXT_LEAST]
        needed = HERO + MORE + sum(self._height(Part.NEXT, line) for line in following)
        room = self._end - self._y
        return len(following) + 1 == NEXT_LEAST and needed <= room < needed + NOW_LINE

    def _foot(self) -> float:
        """What the counts below the rows take."""
        return (MORE if self._page.more_within_30 or self._page.next else 0) + (MORE if self._rests else 0)

    def _hero(self) -> Place:
        """The next breach, as high as the column allows once the worst that is broken has its place."""
        line, first = self._page.next[0], self._page.breached[:1]
        spare = self._end - self._y - HERO - MORE - NOW_LINE
        if self._is_tight:
            return Place(Part.HERO, QRectF(0, 0, 0, HERO), line)
        if first:
            spare -= self._height(Part.BREACHED, first[0])
            more = MORE if self._page.breached_count > 1 else 0
            self._is_short = spare < more + HERO_FOOT
            spare -= 0 if self._is_short else more
        has_foot = spare >= HERO_FOOT
        spare -= HERO_FOOT if has_foot else 0
        is_tall = self._is_long(Part.HERO, line) and spare >= HERO_SECOND_LINE
        spare -= HERO_SECOND_LINE if is_tall else 0
        self._rests = self._rests and spare >= MORE
        height = HERO + (HERO_FOOT if has_foot else 0) + (HERO_SECOND_LINE if is_tall else 0)
        return Place(Part.HERO, QRectF(0, 0, 0, height), line, 0, is_tall, has_foot)

    def _breached(self, below: float) -> None:
        lines, page = self._page.breached, self._page
        most = BREACHED_ROWS if page.next else len(lines)
        shown = 0
        for line in lines[:most]:
            room = self._end - self._y - below
            more = MORE if page.breached_count > shown + 1 and not self._is_short else 0
            needed = self._height(Part.BREACHED, line) + more
            is_tall = self._is_long(Part.BREACHED, line)
            if not shown and room < needed and is_tall:
                needed, is_tall = needed - SECOND_LINE, False
            if room < needed and (shown or page.next):
                break
            self._put(Part.BREACHED, needed - more, line, is_tall=is_tall)
            shown += 1
        if page.breached_count > shown and not self._is_short:
            self._put(Part.MORE_BREACHED, MORE, count=page.breached_count - shown)

    def _next(self, lines: tuple[PromiseLine, ...]) -> None:
        kept_free = self._side_height()
        for place, line in enumerate(lines):
            room = self._end - self._y - self._foot()
            if place >= LATER_ROWS and not is_near(line, self._now):
                room -= kept_free
            if room < self._height(Part.NEXT, line):
                break
            self._row(Part.NEXT, line)
        shown = [place.promise for place in self._places if place.part in (Part.NEXT, Part.HERO)]
        shown_soon = sum(1 for line in shown if line and is_near(line, self._now))
        later = self._running - self._page.breached_count - len(shown)
        more = self._page.more_within_30 + near_count(self._page, self._now) - shown_soon
        if more > 0:
            self._put(Part.MORE_SOON, MORE, count=more)
        elif later > 0:
            self._put(Part.MORE_LATER, MORE, count=later)

    def _side_height(self) -> float:
        """What the worst that wait and the latest that were met ask for, before others have their place."""
        page = self._page
        return SIDE_ROW * (min(SIDE_ROWS, len(page.waiting)) + min(SIDE_ROWS, len(page.met)))

    def _side(self) -> None:
        page = self._page
        if self._rests:
            self._put(Part.RESTING, MORE, count=sum(count for _, count in page.paused))
        room = max(0, int((self._end - self._y) // SIDE_ROW))
        paused = min(len(page.waiting), max(room - len(page.met), (room + 1) // 2))
        met = min(len(page.met), room - paused)
        for waiting in page.waiting[:paused]:
            self._put(Part.PAUSED, SIDE_ROW, waiting)
        for kept in page.met[:met]:
            self._put(Part.MET, SIDE_ROW, kept)

    def _height(self, part: Part, line: PromiseLine) -> float:
        least = BREACHED_ROW if part is Part.BREACHED else NEXT_ROW
        return least + (SECOND_LINE if self._is_long(part, line) else 0)

    def _row(self, part: Part, line: PromiseLine) -> None:
        self._put(part, self._height(part, line), line, is_tall=self._is_long(part, line))

    def _put(
        self,
        part: Part,
        height: float,
        line: PromiseLine | PausedLine | MetLine | None = None,
        *,
        count: int = 0,
        is_tall: bool = False,
        has_foot: bool = False,
    ) -> None:
        rect = QRectF(0, self._y, self._width, height)
        self._places.append(Place(part, rect, line, count, is_tall, has_foot))
        self._y += height
