"""What lies over the whole page: the falling hatch of a page that is not now, and the answers to a hand."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.deploy import Level
from wallboard.live.fault import guarded
from wallboard.widgets.hand_state import Answer, Target
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.type import Size, Weight


class Veil(QWidget):
    """Ruled over everything but the banner; it takes no part in what the mouse does."""

    def __init__(self, pot: Inkpot, parent: QWidget) -> None:
        super().__init__(parent)
        self._pot = pot
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def dress(self, pot: Inkpot) -> None:
        self._pot = pot

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        self._pot.hatched(painter, QRectF(self.rect()), "stale", self._pot.theme.text1)
        painter.end()


class TargetMarks(QWidget):
    """While a hand carries an incident: every target says can go, asks why, or cannot go."""

    def __init__(self, pot: Inkpot, place_of: Callable[[Target], QRect], parent: QWidget) -> None:
        super().__init__(parent)
        self._pot = pot
        self._place_of = place_of
        self._answers: Mapping[Target, Answer] = {}
        self._hovered: Target | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def dress(self, pot: Inkpot) -> None:
        self._pot = pot

    def show_answers(self, answers: Mapping[Target, Answer] | None, hovered: Target | None) -> None:
        """None ends the drag; otherwise only the targets under the hand before and now are painted anew."""
        if answers is None:
            self.hide()
            self._answers, self._hovered = {}, None
            return
        before = self._hovered
        same = self.isVisible() and answers == self._answers
        self._answers, self._hovered = answers, hovered
        self.show()
        self.raise_()
        if not same:
            self.update()
            return
        for target in (before, hovered):
            if target is not None:
                self.update(self._place_of(target).adjusted(-4, -4, 4, 4))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for target, answer in self._answers.items():
            place = self._place_of(target)
            if not place.isEmpty() and place.adjusted(-4, -4, 4, 4).intersects(event.rect()):
                self._draw(painter, QRectF(place), answer, hovered=target == self._hovered)
        painter.end()

    def _draw(self, painter: QPainter, place: QRectF, answer: Answer, *, hovered: bool) -> None:
        theme, pot = self._pot.theme, self._pot
        radius = min(pot.u(9), place.height() * 0.28)
        y = place.bottom() - radius - pot.u(3) if place.height() > pot.u(50) else place.center().y()
        inset = pot.u(9 if place.width() > pot.u(90) else 3)
        centre = QPointF(place.right() - radius - inset, y)
        if hovered and answer.level is not Level.BLOCK:
            painter.fillRect(place, _thin(theme.accent, 0.28))
        if answer.level is Level.BLOCK:
            painter.fillRect(place, _thin(theme.ground, 0.72))
            self._clear(painter, centre, radius, hovered=False)
            marks.barred_circle(painter, pot, centre, radius * 0.9, theme.text3)
            if hovered:
                marks.frame(painter, pot, place, theme.edge, width=pot.u(2))
            return
        self._clear(painter, centre, radius, hovered=hovered)
        style = Qt.PenStyle.SolidLine if answer.level is Level.PASS else Qt.PenStyle.DashLine
        width = pot.u(4.5 if hovered else 3)
        marks.frame(painter, pot, place.adjusted(-1, -1, 1, 1), theme.accent, width=width, style=style)
        if answer.rank is not None:
            self._rank(painter, centre, radius * 1.25, str(answer.rank))
        elif answer.level is Level.PASS:
            marks.tick(painter, pot, centre, radius * 0.8, theme.text1)
        else:
            face = pot.face(Size.LABEL, Weight.HERO)
            x, base = centre.x() - face.width("!") / 2, centre.y() + face.cap / 2
            pot.write(painter, face, theme.fig_warn, x, base, "!")

    def _clear(self, painter: QPainter, centre: QPointF, radius: float, *, hovered: bool) -> None:
        """Minutes give way to the mark that stands where they stood."""
        theme, reach = self._pot.theme, radius + self._pot.u(2.5)
        box = QRectF(centre.x() - reach * 1.3, centre.y() - reach, reach * 2.5, reach * 2)
        painter.fillRect(box, theme.accent_ground if hovered else theme.ground)

    def _rank(self, painter: QPainter, centre: QPointF, radius: float, text: str) -> None:
        face = self._pot.face(Size.WALK_UP, Weight.STRONG)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._pot.theme.text1)
        painter.drawEllipse(centre, radius, radius)
        painter.restore()
        x = centre.x() - face.width(text) / 2
        self._pot.write(painter, face, self._pot.theme.ink, x, centre.y() + face.cap / 2, text)


def _thin(colour: QColor, alpha: float) -> QColor:
    thin = QColor(colour)
    thin.setAlphaF(alpha)
    return thin
