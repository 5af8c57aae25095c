"""Where everything on the wall stands: one row geometry for all tiles, and what folds when room is short."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QRegion

from wallboard.widgets.room import Room, is_portrait
from wallboard.widgets.wall.counts import TWO_DIGITS, Digits

MARGIN: Final = 24
HEADLINE: Final = 92
STRIP: Final = 152
HEADS: Final = 68
HANG: Final = 10
"""How far the small line of the last row may hang below it."""
LEGEND: Final = 68
PITCH: Final = 70
PITCH_MOST: Final = 104
FOOT: Final = 12
ROW_GAP: Final = 6
ROW_INK: Final = PITCH - ROW_GAP
BASE: Final = 41
"""The base line of a row's name and figures, from the top of its ink: one line across all tiles."""
TEAM: Final = 244
NAMES_LEAST: Final = 200
SEVERITY_FROM: Final = 252
SEVERITY: Final = 96
SEVERITY_WIDE: Final = 132
"""A column of counts with two figures, and with three."""
HISTORY: Final = 144
HISTORY_LEAST: Final = 104
HISTORY_GAP: Final = 16
AFTER_HISTORY: Final = 9
FREE: Final = 88
BEFORE_FREE: Final = 39
BEFORE_FREE_WIDE: Final = 75
"""The tens of a free count hang into this space, hundreds into the wide one: its ones keep their place."""
PEOPLE_LEAST: Final = 250
PROMISES: Final = 496
PROMISES_LEAST: Final = 360
BETWEEN: Final = 44
_PROMISES_GIVE: Final = 60
"""By so much less than their least they still say everything."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The team rows, in pixels from the top of any body tile."""

    bands: tuple[tuple[int, int], ...]
    """First pixel and the pixel after the last of each row's ink; the gap between rows is outside."""
    first: float
    pitch: float
    """Where the first row begins and how far rows are apart, before rounding to pixels."""

    def __len__(self) -> int:
        return len(self.bands)

    def rect(self, row: int, left: int, width: int) -> QRect:
        top, end = self.bands[row]
        return QRect(left, top, width, end - top)

    def ink_top(self, top: float, height: float, scale: float) -> float:
        """Where the ink of a row begins: rows higher than the least keep it in their middle."""
        return top + (height - ROW_INK * scale) / 2

    def base(self, row: int, scale: float) -> float:
        """The line that a row's name and figures stand on."""
        top, end = self.bands[row]
        return self.ink_top(top, end - top, scale) + BASE * scale

    def at(self, y: int) -> int | None:
        """The row under a height; gaps belong to the row above, so that a hand always meets one."""
        for row, (top, end) in enumerate(self.bands):
            following = self.bands[row + 1][0] if row + 1 < len(self.bands) else end
            if top <= y < following:
                return row
        return None

    def within(self, region: QRegion, reach: int) -> tuple[int, ...]:
        """The rows of which something lies in a region, when each has ink so far above and below it."""
        found: set[int] = set()
        for rect in region:  # type: ignore[attr-defined]  # a region is iterable, its stub is not
            first = bisect_left(self.bands, rect.top() - reach + 1, key=itemgetter(1))
            found.update(range(first, bisect_right(self.bands, rect.bottom() + reach, key=itemgetter(0))))
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Grid:
    """The page's rectangles in pixels; an empty one is folded away."""

    scale: float
    size: QSize
    rows: Rows
    fit: int
    """How many team rows there is room for."""
    headline: QRect
    strip: QRect
    strip_lines: int
    teams: QRect
    heat: QRect
    history: QRect
    free: QRect
    people: QRect
    promises: QRect
    legend: QRect
    severity: int = SEVERITY
    """How far the columns of severities are apart, in design units."""
    before_free: int = BEFORE_FREE
    """How far the ones of a free count stand from the edge of their tile, in design units."""
    tells_folds: bool = True
    """Whether the teams say which columns have no room; not where nobody asked for those."""

    def u(self, length: float) -> int:
        return round(length * self.scale)


def grid_of(
    size: QSize,
    *,
    teams: int,
    folded: bool = False,
    room: Room | None = None,
    whole: QSize | None = None,
    digits: Digits = TWO_DIGITS,
) -> Grid:
    """Lay the page out for a size in pixels and a number of team rows; a folded last row stands apart.

    Text keeps its angle: a larger room makes the same page larger, and what no longer fits folds.
    `whole` is the size by which type is set, where the page shares the screen with a pane beside it.
    """
    return _Layout(size, teams, folded, room or Room(), whole or size, digits).grid()


def before_free_width(digits: Digits) -> int:
    """How far the ones of a free count stand from their tile's edge where counts have so many figures."""
    return BEFORE_FREE_WIDE if digits.free > 2 else BEFORE_FREE


def severity_width(digits: Digits) -> int:
    """How far the columns of severities are apart where counts have so many figures."""
    return SEVERITY_WIDE if digits.cells > 2 else SEVERITY


class _Layout:
    """One pass of laying out, in design units; pixels are rounded at the end only."""

    def __init__(
        self, size: QSize, teams: int, folded: bool, room: Room, whole: QSize, digits: Digits
    ) -> None:
        self._size = size
        self._severity = severity_width(digits)
        self._before_free = before_free_width(digits)
        self._teams = max(1, teams)
        self._folded = folded
        width, height = max(1, size.width()), max(1, size.height())
        self._portrait = is_portrait(whole)
        self._scale = room.scale(whole)
        self._width = width / self._scale
        self._height = height / self._scale

    def grid(self) -> Grid:
        strip_lines = 2 if self._portrait else 1
        strip_end = HEADLINE + (STRIP if strip_lines == 1 else 2 * STRIP - 24)
        promises, left_end, body = self._promises(strip_end)
        legend = self._height - LEGEND if self._room_for_legend(body) else self._height - FOOT
        rows = team_rows(legend - body - HEADS, self._teams, self._folded, self._scale)
        columns = team_columns(left_end, self._severity, self._before_free)
        has_legend = self._room_for_legend(body)
        bottom = legend + HANG if has_legend else self._height
        tile = {name: self._rect(x, body, end, bottom) for name, (x, end) in columns.items()}
        return Grid(
            scale=self._scale,
            size=self._size,
            rows=rows,
            fit=fit_of(legend - body - HEADS),
            headline=self._rect(0, 0, self._width, HEADLINE),
            strip=self._rect(0, HEADLINE, self._width, strip_end),
            strip_lines=strip_lines,
            teams=tile.get("teams", QRect()),
            heat=tile.get("heat", QRect()),
            history=tile.get("history", QRect()),
            free=tile.get("free", QRect()),
            people=tile.get("people", QRect()),
            promises=promises,
            legend=self._rect(0, bottom, left_end + 20, self._height) if has_legend else QRect(),
            severity=self._severity,
            before_free=self._before_free,
        )

    def _promises(self, strip_end: float) -> tuple[QRect, float, float]:
        """The promises' rectangle, where the left block ends, and where the body of team rows begins.

        Beside a pane and read from far there may be room for one of both only: then teams stay whole.
        """
        if self._portrait:
            end = strip_end + min(760, (self._height - strip_end) * 0.48)
            return self._rect(MARGIN - 22, strip_end, self._width, end), self._width - MARGIN, end
        spare = self._width - 2 * MARGIN - BETWEEN - SEVERITY_FROM - 4 * self._severity - 28 - FREE
        beside = spare
        if self._severity > SEVERITY:  # large counts fold free people and cut names before promises go
            spare = max(spare, self._width - 2 * MARGIN - BETWEEN - NAMES_LEAST - 4 * self._severity)
        if spare < PROMISES_LEAST - _PROMISES_GIVE:
            return QRect(), self._width - MARGIN, strip_end
        wide = min(PROMISES + max(0.0, self._width - 2300) / 2, max(PROMISES_LEAST, beside))
        left = self._width - MARGIN - wide
        return self._rect(left - 22, strip_end, self._width, self._height), left - BETWEEN, strip_end

    def _room_for_legend(self, body: float) -> bool:
        return self._height - LEGEND - body - HEADS >= min(self._teams, 8) * PITCH

    def _rect(self, left: float, top: float, right: float, bottom: float) -> QRect:
        x, y = self._px(left), self._px(top)
        return QRect(x, y, self._px(right) - x, self._px(bottom) - y)

    def _px(self, length: float) -> int:
        return round(length * self._scale)


def fit_of(height: float) -> int:
    """How many team rows there is room for below their heads."""
    return max(1, int(height / PITCH + 0.02))


def team_rows(height: float, teams: int, folded: bool, scale: float) -> Rows:
    """The rows of so many teams in so much height; a folded last one stands apart."""
    fit = fit_of(height)
    count = min(teams, fit)
    pitch = min(PITCH_MOST, max(PITCH, height / count)) if teams <= fit else height / count
    tops = [HEADS + row * pitch for row in range(count)]
    if folded:
        tops[-1] += ROW_GAP
    bands = tuple((round(top * scale), round((top + pitch - ROW_GAP) * scale)) for top in tops)
    return Rows(bands, HEADS * scale, pitch * scale)


def team_columns(
    left_end: float, severity: int, before_free: int, people_least: float = PEOPLE_LEAST
) -> dict[str, tuple[float, float]]:
    """Left and right edge of each tile of the block of teams.

    People fold first, then the last hours; then names are cut, and only then free people fold.
    """
    room = left_end + 22 - MARGIN - 4 * severity - before_free - FREE
    if room < NAMES_LEAST:
        room = left_end + 20 - MARGIN - 4 * severity
    names = min(SEVERITY_FROM, max(NAMES_LEAST, room))
    start = float(MARGIN + names)
    after = start + 4 * severity
    columns = {"teams": (0.0, start), "heat": (start, after)}
    hang = after
    spare = left_end - after - HISTORY_GAP - AFTER_HISTORY - before_free - FREE
    if history := _history(spare, people_least):
        hang += HISTORY_GAP + history + AFTER_HISTORY
        columns["history"] = (after, hang)
    free = hang + before_free
    if free + FREE <= left_end + 22:
        columns["free"] = (hang, free + FREE)
        if left_end - free - FREE >= people_least:
            columns["people"] = (free + FREE, left_end + 22)
    return columns


def _history(room: float, people_least: float) -> float:
    """How wide the strips of the last hours are: narrower before people fold, and all where they did."""
    if room + 1 < HISTORY_LEAST:
        return 0.0
    if room >= people_least + HISTORY_LEAST:
        return min(float(HISTORY), room - people_least)
    return max(room, float(HISTORY_LEAST))
