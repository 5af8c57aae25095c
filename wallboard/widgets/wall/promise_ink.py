"""How one line of the promises' column is drawn."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from wallboard.domain.promises import PromiseLine, PromisePage
from wallboard.domain.severity import Severity
from wallboard.models.promise_words import promise_word
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.risk_words import brief_reason, reason
from wallboard.widgets.times import Moment, left
from wallboard.widgets.type import Face, Size, Weight
from wallboard.widgets.wall.promise_lines import Part, Place
from wallboard.widgets.wall.words import nobody_word

NEAR_DUE: Final = timedelta(minutes=5)
"""From here on a countdown is said in the colour of soon."""
_INDENT: Final = 72
_HERO_INDENT: Final = 82
_MARGIN: Final = 24
_TIME_INSET: Final = 11


class PromiseInk:
    """Draws the parts of the column; it keeps nothing but its inkpot."""

    def __init__(self, pot: Inkpot) -> None:
        self.pot = pot
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
        line = place.line
        if pending:
            box = rect.adjusted(self.u(6), self.u(2), -self.u(_MARGIN - 6), -self.u(4))
            style = Qt.PenStyle.DashLine
            painter.fillRect(box, self.pot.theme.accent_ground)
            marks.frame(
                painter, self.pot, box, self.pot.theme.accent, width=self.u(2.5), corner="plate", style=style
            )
        if place.part is Part.NOW:
            self._now(painter, rect, moment)
        elif place.part is Part.HERO and line is not None:
            self._hero(painter, rect, line, moment)
        elif line is not None:
            self._row(painter, rect, line, moment, breached=place.part is Part.BREACHED)
        elif place.part is Part.UNREADABLE:
            self._unreadable(painter, rect, place)
        elif place.part is Part.PAUSED:
            self._paused(painter, rect, page)
        else:
            self._more(painter, rect, place)

    def _row(
        self, painter: QPainter, rect: QRectF, line: PromiseLine, moment: Moment, *, breached: bool
    ) -> None:
        theme = self.pot.theme
        self._nobody_bar(painter, rect.adjusted(0, self.u(2), 0, -self.u(6)), line)
        digit = self.pot.face(Size.LABEL, Weight.STRONG)
        centre = QPointF(rect.left() + self.u(41), rect.top() + self.u(29))
        marks.severity_shape(painter, self.pot, line.severity, centre, self.u(18.5), digit=digit)
        right = rect.right() - self.u(_MARGIN)
        time_left = self._time(painter, rect, line, moment, breached=breached, face=self._room())
        nature = self.pot.face(Size.NEAR, Weight.NORMAL if self._quiet else Weight.STRONG)
        loud = theme.text2 if self._quiet else theme.text1
        x = rect.left() + self.u(_INDENT)
        text = nature.elided(line.nature, time_left - self.u(14) - x)
        self.pot.write(painter, nature, loud, x, rect.top() + self.u(34), text)
        below = self._below(line, moment, breached=breached)
        small = self.pot.face(Size.WALK_UP)
        base = rect.top() + self.u(60)
        end = self.pot.write_to(
            painter, small, theme.text3, right - self.u(_TIME_INSET), base + self.u(4), below
        )
        who_end = self._who(painter, x, base, end - self.u(12), line, small)
        if not breached and moment.live:
            self._risk(painter, who_end + self.u(12), base + self.u(4), end - self.u(12), line)
        if not breached and moment.live:
            track = QRectF(x, rect.top() + self.u(68), right - x, self.u(3))
            self._used(painter, track, line, moment)

    def _hero(self, painter: QPainter, rect: QRectF, line: PromiseLine, moment: Moment) -> None:
        theme = self.pot.theme
        self._nobody_bar(painter, rect.adjusted(0, self.u(6), 0, -self.u(14)), line)
        digit = self.pot.face(Size.NEAR, Weight.STRONG)
        centre = QPointF(rect.left() + self.u(46), rect.top() + self.u(38))
        marks.severity_shape(painter, self.pot, line.severity, centre, self.u(24), digit=digit)
        right = rect.right() - self.u(_MARGIN)
        x = rect.left() + self.u(_HERO_INDENT)
        title = self.pot.face(Size.TITLE, Weight.STRONG)
        text = title.elided(line.nature, right - x)
        title_end = self.pot.write(painter, title, theme.text1, x, rect.top() + self.u(43), text)
        hero = self._hero_face(time_of(line, moment), right - x, moment)
        base = rect.top() + self.u(125)
        colour = theme.fig_warn if _is_near(line, moment) else theme.text1
        time = time_of(line, moment)
        end = self.pot.write_to(painter, hero, colour, right - self.u(_TIME_INSET), base, time)
        who_end = self._hero_who(painter, x, rect.top(), end - self.u(8), line)
        if moment.live:
            is_told = self._risk(painter, title_end + self.u(12), rect.top() + self.u(43), right, line)
            if not is_told:
                self._risk(painter, who_end + self.u(8), rect.top() + self.u(90), end - self.u(6), line)
            self._used(painter, QRectF(x, rect.top() + self.u(139), right - x, self.u(6)), line, moment)

    def _hero_face(self, time: str, width: float, moment: Moment) -> Face:
        """The largest figures that leave room for whose it is; a clock time is one step quieter."""
        sizes = (Size.HERO, Size.FIGURE, Size.ROOM) if moment.live else (Size.FIGURE, Size.ROOM)
        kept = self.pot.face(Size.NEAR, Weight.STRONG).width(nobody_word()) + self.u(_TIME_INSET + 40)
        faces = [self.pot.face(size, Weight.HERO) for size in sizes]
        return next((face for face in faces if face.width(time) <= width - kept), faces[-1])

    def _hero_who(self, painter: QPainter, x: float, top: float, right: float, line: PromiseLine) -> float:
        """The right end of the names, or of the plate that says nobody, is returned."""
        theme = self.pot.theme
        near, label = self.pot.face(Size.NEAR, Weight.STRONG), self.pot.face(Size.LABEL)
        if line.people:
            names = near.elided(", ".join(line.people), right - x)
            end = self.pot.write(painter, self.pot.face(Size.NEAR), theme.text2, x, top + self.u(90), names)
        else:
            end = self._plate(painter, x, top + self.u(90), near)
        word = promise_word(line.promise)
        what = QCoreApplication.translate("Wall", "{team}, {promise}").format(team=line.team, promise=word)
        small = self.pot.face(Size.WALK_UP)
        said = [(label, what), (small, what), (label, line.team), (small, line.team)]
        face, text = next((one for one in said if one[0].width(one[1]) <= right - x), said[-1])
        self.pot.write(painter, face, theme.text2, x, top + self.u(125), face.elided(text, right - x))
        return end

    def _time(
        self,
        painter: QPainter,
        rect: QRectF,
        line: PromiseLine,
        moment: Moment,
        *,
        breached: bool,
        face: Face,
    ) -> float:
        """The time at the right edge; on a plate once the promise is broken. Its left end is returned."""
        theme = self.pot.theme
        text = time_of(line, moment)
        right = rect.right() - self.u(_MARGIN)
        x = right - self.u(_TIME_INSET) - face.width(text)
        if breached:
            box = QRectF(x - self.u(13), rect.top() + self.u(1), right - x + self.u(13), self.u(42))
            marks.plate(painter, self.pot, box, theme.s1, corner="chip")
            self.pot.write(painter, face, theme.on_s, x, face.base_in(box), text)
            return box.left()
        colour = theme.text2 if self._quiet else theme.text1
        colour = theme.fig_warn if _is_near(line, moment) else colour
        self.pot.write(painter, face, colour, x, rect.top() + self.u(41), text)
        return x

    def _who(
        self, painter: QPainter, x: float, base: float, right: float, line: PromiseLine, face: Face
    ) -> float:
        """Team and people; a white plate where nobody owns it. The right end is returned."""
        theme = self.pot.theme
        if line.people:
            words = f"{line.team} · {', '.join(line.people)}"
        else:
            x = self._plate(painter, x, base, self.pot.face(Size.WALK_UP, Weight.STRONG)) + self.u(10)
            words = line.team
        return self.pot.write(painter, face, theme.text2, x, base, face.elided(words, right - x))

    def _risk(self, painter: QPainter, x: float, base: float, right: float, line: PromiseLine) -> bool:
        """Why it will be late, as far as there is room: all of it, by how much, or nothing (False)."""
        if line.forecast is None:
            return False
        face = self.pot.face(Size.WALK_UP, Weight.STRONG)
        said = (reason(line.forecast, line.promise), brief_reason(line.forecast, line.promise))
        words = next((one for one in said if face.width(one) <= right - x), "")
        self.pot.write_to(painter, face, self.pot.theme.fig_warn, right, base, words)
        return bool(words)

    def _plate(self, painter: QPainter, x: float, base: float, face: Face) -> float:
        """The word nobody in dark on white; the plate's right end is returned."""
        word = nobody_word()
        pad = face.cap * 0.3
        width = face.width(word) + 2 * pad
        box = QRectF(x, base - face.cap * 1.28, width, face.cap * 1.78)
        marks.plate(painter, self.pot, box, self.pot.theme.text1, corner="cell")
        self.pot.write(painter, face, self.pot.theme.ink, x + pad, base, word)
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

    def _now(self, painter: QPainter, rect: QRectF, moment: Moment) -> None:
        face = self.pot.face(Size.NEAR, Weight.STRONG)
        right = rect.right() - self.u(_MARGIN + _TIME_INSET)
        word = QCoreApplication.translate("Wall", "now") if moment.live else moment.clock(moment.now)
        y = rect.center().y() - self.u(1)
        theme = self.pot.theme
        end = self.pot.write_to(painter, face, theme.text1, right, y + face.cap * 0.42, word)
        start = rect.left() + self.u(8)
        painter.fillRect(
            QRectF(start, round(y - self.u(1)), end - self.u(12) - start, max(2, self.u(3))), theme.text1
        )

    def _more(self, painter: QPainter, rect: QRectF, place: Place) -> None:
        face = self.pot.face(Size.LABEL)
        if place.part is Part.MORE_BREACHED:
            words = QCoreApplication.translate("Wall", "and {count} more breached")
        elif place.part is Part.MORE_LATER:
            words = QCoreApplication.translate("Wall", "and {count} more, later")
        else:
            words = QCoreApplication.translate("Wall", "and {count} more within 30 min")
        text = words.format(count=place.count)
        self.pot.write(
            painter, face, self.pot.theme.text2, rect.left() + self.u(_INDENT), rect.top() + self.u(22), text
        )

    def _unreadable(self, painter: QPainter, rect: QRectF, place: Place) -> None:
        """Rows that make no sense count as worst, and stand first."""
        theme, face = self.pot.theme, self.pot.face(Size.LABEL, Weight.STRONG)
        base = rect.top() + self.u(26)
        digit = self.pot.face(Size.WALK_UP, Weight.STRONG)
        centre = QPointF(rect.left() + self.u(41), base - face.cap / 2)
        marks.severity_shape(painter, self.pot, Severity.CRITICAL, centre, self.u(15), digit=digit)
        words = QCoreApplication.translate("Wall", "{count} cannot be read").format(count=place.count)
        self.pot.write(painter, face, theme.s1, rect.left() + self.u(_INDENT), base, words)

    def _paused(self, painter: QPainter, rect: QRectF, page: PromisePage) -> None:
        theme, face = self.pot.theme, self.pot.face(Size.LABEL)
        base = rect.top() + self.u(22)
        centre = QPointF(rect.left() + self.u(41), base - face.cap / 2)
        marks.pause_bars(painter, centre, self.u(22), theme.text3)
        reason = page.paused[0][0].replace("_", " ")
        if len(page.paused) > 1:
            words = QCoreApplication.translate("Wall", "{count} paused, most {reason}")
        else:
            words = QCoreApplication.translate("Wall", "{count} paused, {reason}")
        words = words.format(count=sum(count for _, count in page.paused), reason=reason)
        x = rect.left() + self.u(_INDENT)
        room = rect.right() - self.u(_MARGIN) - x
        self.pot.write(painter, face, theme.text3, x, base, face.elided(words, room))

    def _below(self, line: PromiseLine, moment: Moment, *, breached: bool) -> str:
        """What the time means: since when, or until what."""
        word = promise_word(line.promise)
        if not moment.live:
            if breached:
                return QCoreApplication.translate("Wall", "breached since")
            return QCoreApplication.translate("Wall", "due, {promise}").format(promise=word)
        if breached:
            return QCoreApplication.translate("Wall", "since {time}").format(time=moment.clock(line.due_at))
        return QCoreApplication.translate("Wall", "to {promise}").format(promise=word)

    def _room(self) -> Face:
        return self.pot.face(Size.ROOM, Weight.NORMAL if self._quiet else Weight.FIGURE)


def time_of(line: PromiseLine, moment: Moment) -> str:
    """What is left, or since when; a page that is not now writes the clock time instead."""
    return left(line.due_at - moment.now) if moment.live else moment.clock(line.due_at)


def _is_near(line: PromiseLine, moment: Moment) -> bool:
    return moment.live and line.due_at - moment.now <= NEAR_DUE
