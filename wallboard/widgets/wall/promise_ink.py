"""How one promise of the column is drawn: a row, or the next breach in the largest figures of the page."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from wallboard.domain.promises import PromiseLine, PromisePage
from wallboard.models.promise_words import promise_word
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.risk_words import brief_reason, reason
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Face, Size, Weight, one_line
from wallboard.widgets.wall.promise_lines import HERO_SECOND_LINE, SECOND_LINE, Part, Place
from wallboard.widgets.wall.promise_text import (
    below_words,
    foot_words,
    mark_word,
    names_words,
    time_of,
    who_beside,
    who_width,
    who_words,
    wrapped,
)
from wallboard.widgets.wall.side_ink import SideInk
from wallboard.widgets.wall.words import nobody_word

NEAR_DUE: Final = timedelta(minutes=5)
"""From here on a countdown is said in the colour of soon."""
INDENT: Final = 72
MARGIN: Final = 24
_HERO_INDENT: Final = 82
_TIME_INSET: Final = 11
_AFTER: Final = 14
"""Between a nature and the time at its right."""
_PLATE, _BELOW_PLATE, _BESIDE_PLATE = 43, 2, 8
"""How high the plate of a time is, how much lower a second line stands by it, and how far off it ends."""
_CLEAR: Final = 18
"""Between whose it is and what the time means."""


class PromiseInk:
    """Draws the parts of the column; it keeps nothing but its inkpot."""

    def __init__(self, pot: Inkpot) -> None:
        self.pot = pot
        self._side = SideInk(pot)
        self._quiet = False

    def u(self, length: float) -> float:
        return length * self.pot.scale

    def draw(
        self,
        painter: QPainter,
        place: Place,
        rect: QRectF,
        moment: Moment,
        page: PromisePage,
        *,
        pending: bool,
        quiet: bool,
    ) -> None:
        """Draw one part; the rectangle reaches from the tile's left edge to its right one.

        `quiet` when nothing is broken or near: then a promise is normal reading.
        """
        self._quiet = quiet
        if pending:
            self._pending(painter, rect)
        line = place.promise
        if place.part is Part.HERO and line is not None:
            self._hero(painter, rect, line, moment, place)
        elif line is not None:
            self._row(painter, rect, line, moment, place)
        else:
            self._side.draw(painter, place, rect, moment, page)

    def is_long(self, part: Part, line: PromiseLine, moment: Moment, width: float) -> bool:
        """Whether the nature leaves its line in a column of that width in pixels."""
        if part is Part.HERO:
            room = width - self.u(_HERO_INDENT + MARGIN)
            return self._title().width(one_line(line.nature)) > room
        return self._quieter().width(one_line(line.nature)) > self._beside_time(part, line, moment, width)

    def evened(self, places: tuple[Place, ...], moment: Moment, width: float) -> tuple[Place, ...]:
        """Rows of one kind in one size of type: all of them in the size that the longest nature needs."""
        small = {place.part for place in places if place.promise and self._is_wide(place, moment, width)}
        return tuple(replace(place, is_small=place.part in small) for place in places)

    def _is_wide(self, place: Place, moment: Moment, width: float) -> bool:
        """Whether its nature fits beside the time in the quieter type only."""
        line = place.promise
        if line is None or place.part not in (Part.BREACHED, Part.NEXT):
            return False
        beside, nature = self._beside_time(place.part, line, moment, width), self._nature()
        if not place.is_tall:
            return nature.width(one_line(line.nature)) > beside
        below = below_words(line, moment, breached=place.part is Part.BREACHED)[-1]
        taken = self.u(INDENT + MARGIN + _TIME_INSET + _CLEAR) + self.pot.face(Size.WALK_UP).width(below)
        return wrapped(nature, line.nature, beside, width - taken)[-1].endswith("…")

    def _beside_time(self, part: Part, line: PromiseLine, moment: Moment, width: float) -> float:
        """The room left of the time; it stays the same while the seconds of a time run."""
        face, breached = self._room(), part is Part.BREACHED
        time = max(face.width(time_of(line, moment)), face.width("+00:00" if breached else "00:00"))
        plate = self.u(13) if breached else 0.0
        return width - self.u(INDENT + MARGIN + _TIME_INSET + _AFTER) - plate - time

    def _row(self, painter: QPainter, rect: QRectF, line: PromiseLine, moment: Moment, place: Place) -> None:
        theme, breached = self.pot.theme, place.part is Part.BREACHED
        self._nobody_bar(painter, rect.adjusted(0, self.u(2), 0, -self.u(6)), line)
        digit = self.pot.face(Size.LABEL, Weight.STRONG)
        centre = QPointF(rect.left() + self.u(41), rect.top() + self.u(29))
        marks.severity_shape(painter, self.pot, line.severity, centre, self.u(18.5), digit=digit)
        right = rect.right() - self.u(MARGIN)
        self._time(painter, rect, line, moment, breached=breached)
        x = rect.left() + self.u(INDENT)
        room = right - self.u(_TIME_INSET) - x
        small = self.pot.face(Size.WALK_UP)
        below = self._below(line, moment, breached, small, 0 if place.is_tall else room)
        drop = _BELOW_PLATE if breached else 0
        end = self.pot.write_to(
            painter, small, theme.text3, right - self.u(_TIME_INSET), rect.top() + self.u(64 + drop), below
        )
        beside = self._beside_time(place.part, line, moment, rect.width())
        nature = self._quieter() if place.is_small else self._nature()
        lines = wrapped(nature, line.nature, beside, end - self.u(_CLEAR) - x if place.is_tall else 0)
        if not place.is_tall:
            lines = (nature.elided(line.nature, beside),)
        loud = theme.text2 if self._quiet else theme.text1
        for number, text in enumerate(lines):
            self.pot.write(painter, nature, loud, x, rect.top() + self.u(34 + number * SECOND_LINE), text)
        base = rect.top() + self.u(61 + drop + (SECOND_LINE if place.is_tall else 0))
        edge = right if place.is_tall else end - self.u(_CLEAR)
        by_plate = breached and not place.is_tall
        clear = x + beside + self.u(_AFTER - _BESIDE_PLATE) if by_plate else x
        who_end = self._who(painter, QPointF(x, base), line, small, edge, clear)
        if not breached and moment.live:
            self._risk(painter, who_end + self.u(12), base + self.u(4), edge, line)
            track = QRectF(x, rect.bottom() - self.u(6), right - x, self.u(3))
            self._used(painter, track, line, moment)

    def _below(self, line: PromiseLine, moment: Moment, breached: bool, face: Face, room: float) -> str:
        """The longest that leaves room for whose it is, else the shortest."""
        said = below_words(line, moment, breached=breached)
        who = who_width(line, face)
        if line.is_marked:
            who += face.width(mark_word(line.waiting, face, room)) + 0.6 * face.cap + self.u(10)
        fitting = (words for words in said if face.width(words) + self.u(_CLEAR) + who <= room)
        return next(fitting, said[0] if not room and len(said) < 3 else said[-1])

    def _hero(self, painter: QPainter, rect: QRectF, line: PromiseLine, moment: Moment, place: Place) -> None:
        theme = self.pot.theme
        self._nobody_bar(painter, rect.adjusted(0, self.u(6), 0, -self.u(14)), line)
        digit = self.pot.face(Size.NEAR, Weight.STRONG)
        centre = QPointF(rect.left() + self.u(46), rect.top() + self.u(38))
        marks.severity_shape(painter, self.pot, line.severity, centre, self.u(24), digit=digit)
        right = rect.right() - self.u(MARGIN)
        x = rect.left() + self.u(_HERO_INDENT)
        title, room = self._title(), right - x
        lines = wrapped(title, line.nature, room, room)
        if not place.is_tall:
            title = self._title(line.nature, room)
            lines = (title.elided(line.nature, room),)
        for number, text in enumerate(lines):
            base = rect.top() + self.u(43 + number * HERO_SECOND_LINE)
            title_end = self.pot.write(painter, title, theme.text1, x, base, text)
        top = rect.top() + self.u(HERO_SECOND_LINE if place.is_tall else 0)
        time = time_of(line, moment)
        hero = self._hero_face(time, room, moment)
        colour = theme.fig_warn if _is_near(line, moment) else theme.text1
        end = self.pot.write_to(painter, hero, colour, right - self.u(_TIME_INSET), top + self.u(125), time)
        is_named = self._hero_who(painter, x, top, end - self.u(8), line)
        if moment.live:
            self._used(painter, QRectF(x, top + self.u(139), room, self.u(6)), line, moment)
        base = top + self.u(167 if place.has_foot else 43)
        small = self.pot.face(Size.WALK_UP)
        if place.has_foot:
            words = foot_words(line, moment, small, room, is_named=is_named)
            title_end = self.pot.write(painter, small, theme.text2, x, base, words)
        if moment.live:
            self._risk(painter, title_end + self.u(12), base, right, line)

    def _hero_face(self, time: str, width: float, moment: Moment) -> Face:
        """The largest figures that leave room for whose it is; a clock time is one step quieter."""
        sizes = (Size.HERO, Size.FIGURE, Size.ROOM) if moment.live else (Size.FIGURE, Size.ROOM)
        kept = self.pot.face(Size.NEAR, Weight.STRONG).width(nobody_word()) + self.u(_TIME_INSET + 40)
        faces = [self.pot.face(size, Weight.HERO) for size in sizes]
        return next((face for face in faces if face.width(time) <= width - kept), faces[-1])

    def _hero_who(self, painter: QPainter, x: float, top: float, right: float, line: PromiseLine) -> bool:
        """Who has it, whose it is and which promise it is; false where there is no room for the last."""
        theme = self.pot.theme
        near, label = self.pot.face(Size.NEAR, Weight.STRONG), self.pot.face(Size.LABEL)
        after = x
        if line.is_marked:
            after = self._plate(painter, QPointF(x, top + self.u(90)), right, near, line) + self.u(8)
        names = near.elided(names_words(line.people, near, right - after), max(0.0, right - after))
        self.pot.write(painter, self.pot.face(Size.NEAR), theme.text2, after, top + self.u(90), names)
        word = promise_word(line.promise)
        what = QCoreApplication.translate("Wall", "{team}, {promise}").format(team=line.team, promise=word)
        small = self.pot.face(Size.WALK_UP)
        said = [(label, what), (small, what), (label, line.team), (small, line.team)]
        face, text = next((one for one in said if one[0].width(one[1]) <= right - x), said[-1])
        self.pot.write(painter, face, theme.text2, x, top + self.u(125), face.elided(text, right - x))
        return text == what

    def _time(
        self, painter: QPainter, rect: QRectF, line: PromiseLine, moment: Moment, *, breached: bool
    ) -> None:
        """The time at the right edge; on a plate once the promise is broken."""
        theme, face = self.pot.theme, self._room()
        text = time_of(line, moment)
        right = rect.right() - self.u(MARGIN)
        x = right - self.u(_TIME_INSET) - face.width(text)
        if breached:
            box = QRectF(x - self.u(13), rect.top(), right - x + self.u(13), self.u(_PLATE))
            marks.plate(painter, self.pot, box, theme.s1, corner="chip")
            self.pot.write(painter, face, theme.on_s, x, face.base_in(box), text)
            return
        colour = theme.fig_warn if _is_near(line, moment) else theme.text2 if self._quiet else theme.text1
        self.pot.write(painter, face, colour, x, rect.top() + self.u(41), text)

    def _who(
        self, painter: QPainter, at: QPointF, line: PromiseLine, face: Face, right: float, clear: float
    ) -> float:
        """Reference, team and people; a plate where nobody has taken it. The right end is returned.

        What can say all of it before `clear`, where the plate of the time begins, does not stand below that.
        """
        x, base = at.x(), at.y()
        if line.is_marked:
            strong = self.pot.face(Size.WALK_UP, Weight.STRONG)
            x = self._plate(painter, QPointF(x, base), right, strong, line) + self.u(10)
        words = who_beside(line, face, clear - x) or who_words(line, face, right - x)
        return self.pot.write(painter, face, self.pot.theme.text2, x, base, words)

    def _risk(self, painter: QPainter, x: float, base: float, right: float, line: PromiseLine) -> None:
        """Why it will be late, as far as there is room: all of it, by how much, or nothing."""
        if line.forecast is None:
            return
        face = self.pot.face(Size.WALK_UP, Weight.STRONG)
        said = (reason(line.forecast, line.promise), brief_reason(line.forecast, line.promise))
        words = next((one for one in said if face.width(one) <= right - x), "")
        self.pot.write_to(painter, face, self.pot.theme.fig_warn, right, base, words)

    def _plate(self, painter: QPainter, at: QPointF, right: float, face: Face, line: PromiseLine) -> float:
        """Nobody in dark on white, in red what came back; the plate's right end is returned."""
        x, base, theme = at.x(), at.y(), self.pot.theme
        word = mark_word(line.waiting, face, right - x)
        box = QRectF(x, base - face.cap * 1.28, face.width(word) + 0.6 * face.cap, face.cap * 1.78)
        fill, ink = (theme.s1, theme.on_s) if line.came_back else (theme.text1, theme.ink)
        marks.plate(painter, self.pot, box, fill, corner="cell")
        self.pot.write(painter, face, ink, x + face.cap * 0.3, base, word)
        return box.right()

    def _nobody_bar(self, painter: QPainter, rect: QRectF, line: PromiseLine) -> None:
        if not line.people:
            bar = QRectF(rect.left() + self.u(8), rect.top(), self.u(6), rect.height())
            painter.fillRect(bar, self.pot.theme.text1)

    def _used(self, painter: QPainter, track: QRectF, line: PromiseLine, moment: Moment) -> None:
        """How much of the promised span is used up."""
        theme = self.pot.theme
        whole = (line.due_at - line.started_at).total_seconds()
        part = (moment.now - line.started_at).total_seconds() / whole if whole > 0 else 1.0
        fill = theme.s2 if _is_near(line, moment) else theme.text3
        marks.bar(painter, track, part, fill=fill, empty=theme.line)

    def _pending(self, painter: QPainter, rect: QRectF) -> None:
        box = rect.adjusted(self.u(6), self.u(2), -self.u(MARGIN - 6), -self.u(4))
        style = Qt.PenStyle.DashLine
        painter.fillRect(box, self.pot.theme.accent_ground)
        marks.frame(
            painter, self.pot, box, self.pot.theme.accent, width=self.u(2.5), corner="plate", style=style
        )

    def _room(self) -> Face:
        return self.pot.face(Size.ROOM, Weight.NORMAL if self._quiet else Weight.FIGURE)

    def _nature(self) -> Face:
        return self.pot.face(Size.NEAR, Weight.NORMAL if self._quiet else Weight.STRONG)

    def _quieter(self) -> Face:
        """One step below a nature's size, for one that would leave its line."""
        return self.pot.face(Size.LABEL, Weight.NORMAL if self._quiet else Weight.STRONG)

    def _title(self, text: str = "", room: float = 0.0) -> Face:
        """The title's face, one step quieter for a text that would be cut in it."""
        face = self.pot.face(Size.TITLE, Weight.STRONG)
        return face if face.width(one_line(text)) <= room or not text else self._nature()


def _is_near(line: PromiseLine, moment: Moment) -> bool:
    return moment.live and line.due_at - moment.now <= NEAR_DUE
