"""What stands around the promises that run: counts of the rest, what waits and why, and what was met."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from wallboard.domain.promises import MetLine, PausedLine, PromisePage
from wallboard.domain.severity import Severity
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Size, Weight
from wallboard.widgets.wall.promise_lines import Part, Place
from wallboard.widgets.wall.promise_text import met_words, resume_words, since_words, who_words

_INDENT: Final = 72
_MARGIN: Final = 24
_INSET: Final = 11
_GAP: Final = 14


class SideInk:
    """Draws every part of the column that is no running promise."""

    def __init__(self, pot: Inkpot) -> None:
        self.pot = pot

    def u(self, length: float) -> float:
        return length * self.pot.scale

    def draw(self, painter: QPainter, place: Place, rect: QRectF, moment: Moment, page: PromisePage) -> None:
        """Draw one part; the rectangle reaches from the tile's left edge to its right one."""
        if isinstance(place.line, PausedLine):
            self._paused(painter, rect, place.line, moment)
        elif isinstance(place.line, MetLine):
            self._met(painter, rect, place.line, moment)
        elif place.part is Part.NOW:
            self._now(painter, rect, moment, place, page)
        elif place.part is Part.UNREADABLE:
            self._unreadable(painter, rect, place)
        elif place.part is Part.RESTING:
            self._resting(painter, rect, page)
        else:
            self._more(painter, rect, place)

    def _now(self, painter: QPainter, rect: QRectF, moment: Moment, place: Place, page: PromisePage) -> None:
        face = self.pot.face(Size.NEAR, Weight.STRONG)
        right = rect.right() - self.u(_MARGIN + _INSET)
        word = moment.name
        y = rect.center().y() - self.u(1)
        theme = self.pot.theme
        end = self.pot.write_to(painter, face, theme.text1, right, y + face.cap * 0.42, word)
        start = rect.left() + self.u(8)
        if 0 < place.count < page.breached_count:  # where none of them is listed, the head says how many
            label = self.pot.face(Size.LABEL)
            x, base = rect.left() + self.u(_INDENT), y + label.cap * 0.42
            said = label.elided(more_words(place), end - self.u(40) - x)
            start = self.pot.write(painter, label, theme.text2, x, base, said) + self.u(12)
        painter.fillRect(
            QRectF(start, round(y - self.u(1)), end - self.u(12) - start, max(2, self.u(3))), theme.text1
        )

    def _more(self, painter: QPainter, rect: QRectF, place: Place) -> None:
        face = self.pot.face(Size.LABEL)
        x = rect.left() + self.u(_INDENT)
        text = face.elided(more_words(place), rect.right() - self.u(_MARGIN) - x)
        self.pot.write(painter, face, self.pot.theme.text2, x, rect.top() + self.u(22), text)

    def _unreadable(self, painter: QPainter, rect: QRectF, place: Place) -> None:
        """Rows that make no sense count as worst, and stand first."""
        theme, face = self.pot.theme, self.pot.face(Size.LABEL, Weight.STRONG)
        base = rect.top() + self.u(26)
        digit = self.pot.face(Size.WALK_UP, Weight.STRONG)
        centre = QPointF(rect.left() + self.u(41), base - face.cap / 2)
        marks.severity_shape(painter, self.pot, Severity.CRITICAL, centre, self.u(15), digit=digit)
        words = QCoreApplication.translate("Wall", "{count} cannot be read").format(count=place.count)
        self.pot.write(painter, face, theme.s1, rect.left() + self.u(_INDENT), base, words)

    def _resting(self, painter: QPainter, rect: QRectF, page: PromisePage) -> None:
        """How many wait and why, and at the right how many promises were met of late."""
        theme, face = self.pot.theme, self.pot.face(Size.WALK_UP)
        base, x = rect.top() + self.u(22), rect.left() + self.u(_INDENT)
        right = rect.right() - self.u(_MARGIN + _INSET)
        paused, met = self._fitting(page, right - x)
        if met:
            right = self.pot.write_to(painter, face, theme.text3, right, base, met) - self.u(20)
            middle = QPointF(right + self.u(6), base - face.cap / 2)
            marks.tick(painter, self.pot, middle, self.u(7), theme.text3)
            right -= self.u(_GAP)
        if paused:
            centre = QPointF(rect.left() + self.u(41), base - face.cap / 2)
            marks.pause_bars(painter, centre, self.u(20), theme.text3)
            self.pot.write(painter, face, theme.text3, x, base, face.elided(paused, right - x))

    def _fitting(self, page: PromisePage, room: float) -> tuple[str, str]:
        """What is said of those that wait and of what was met, as much as stands side by side."""
        face = self.pot.face(Size.WALK_UP)
        waits = (paused_count_words(page), paused_brief_words(page)) if page.paused else ("",)
        mets = (met_count_words(page), met_brief_words(page)) if page.met_within_30 else ("",)
        brief = mets[1] if len(mets) > 1 else ""
        ways = ((waits[0], mets[0]), (waits[0], brief), (waits[-1], brief), (waits[-1], ""))
        for paused, met in ways:
            taken = face.width(paused) + (face.width(met) + self.u(20 + _GAP) if met else 0)
            if taken <= room:
                return paused, met
        return waits[-1], ""

    def _paused(self, painter: QPainter, rect: QRectF, line: PausedLine, moment: Moment) -> None:
        theme, near, small = self.pot.theme, self.pot.face(Size.LABEL), self.pot.face(Size.WALK_UP)
        x, right = rect.left() + self.u(_INDENT), rect.right() - self.u(_MARGIN + _INSET)
        centre = QPointF(rect.left() + self.u(41), rect.top() + self.u(20))
        marks.severity_shape(painter, self.pot, line.severity, centre, self.u(11))
        span, of = resume_words(line)
        first, second = rect.top() + self.u(24), rect.top() + self.u(47)
        end = self.pot.write_to(painter, near, theme.text2, right, first, span)
        marks.pause_bars(painter, QPointF(end - self.u(14), first - near.cap / 2), self.u(17), theme.text3)
        self.pot.write(
            painter, near, theme.text2, x, first, near.elided(line.nature, end - self.u(_GAP + 24) - x)
        )
        end = self.pot.write_to(painter, small, theme.text3, right, second, of)
        self._why(painter, line, moment, x, second, end - self.u(_GAP) - x)

    def _why(
        self, painter: QPainter, line: PausedLine, moment: Moment, x: float, base: float, room: float
    ) -> None:
        """The reference, why it waits and since when; and whose it is, as far as there is room."""
        small = self.pot.face(Size.WALK_UP)
        why = since_words(line, moment)
        short = f"{line.reference} · {line.reason.replace('_', ' ')}"
        said = (f"{who_words(line, small, room)} · {why}", f"{line.reference} · {why}", short, why)
        words = next((one for one in said if small.width(one) <= room), short)
        self.pot.write(painter, small, self.pot.theme.text3, x, base, small.elided(words, room))

    def _met(self, painter: QPainter, rect: QRectF, line: MetLine, moment: Moment) -> None:
        theme, near, small = self.pot.theme, self.pot.face(Size.LABEL), self.pot.face(Size.WALK_UP)
        x, right = rect.left() + self.u(_INDENT), rect.right() - self.u(_MARGIN + _INSET)
        centre = QPointF(rect.left() + self.u(41), rect.top() + self.u(20))
        marks.severity_shape(painter, self.pot, line.severity, centre, self.u(11))
        first, second = rect.top() + self.u(24), rect.top() + self.u(47)
        end = self.pot.write_to(painter, near, theme.text2, right, first, moment.clock(line.met_at))
        marks.tick(painter, self.pot, QPointF(end - self.u(15), first - near.cap / 2), self.u(8), theme.text3)
        self.pot.write(
            painter, near, theme.text2, x, first, near.elided(line.nature, end - self.u(_GAP + 26) - x)
        )
        kept = met_words(line, small, right - x - self.u(_GAP))
        end = self.pot.write_to(painter, small, theme.text3, right, second, kept)
        words = who_words(line, small, end - self.u(_GAP) - x)
        self.pot.write(painter, small, theme.text3, x, second, words)


def more_words(place: Place) -> str:
    """How many are not shown one by one."""
    if place.part is Part.NOW:
        words = QCoreApplication.translate("Wall", "and {count} more")
    elif place.part is Part.MORE_BREACHED:
        words = QCoreApplication.translate("Wall", "and {count} more breached")
    elif place.part is Part.MORE_LATER:
        words = QCoreApplication.translate("Wall", "and {count} more, later")
    else:
        words = QCoreApplication.translate("Wall", "and {count} more within 30 min")
    return words.format(count=place.count)


def paused_count_words(page: PromisePage) -> str:
    """How many wait, and why most of them do."""
    reason = page.paused[0][0].replace("_", " ")
    if len(page.paused) > 1:
        words = QCoreApplication.translate("Wall", "{count} paused, most {reason}")
    else:
        words = QCoreApplication.translate("Wall", "{count} paused, {reason}")
    return words.format(count=sum(count for _, count in page.paused), reason=reason)


def paused_brief_words(page: PromisePage) -> str:
    """The same in fewer words."""
    if len(page.paused) > 1:
        words = QCoreApplication.translate("Wall", "{count} paused")
    else:
        words = QCoreApplication.translate("Wall", "{count} paused: {reason}")
    reason = page.paused[0][0].replace("_", " ")
    return words.format(count=sum(count for _, count in page.paused), reason=reason)


def met_brief_words(page: PromisePage) -> str:
    """The same where there is no room for since when."""
    return QCoreApplication.translate("Wall", "{count} met").format(count=page.met_within_30)


def met_count_words(page: PromisePage) -> str:
    """How many open incidents had a promise met within the last half hour."""
    return QCoreApplication.translate("Wall", "{count} met in 30 min").format(count=page.met_within_30)
