"""The foot of the page of people: who the pointer is on, what a target says to the hand, else the legend."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from wallboard.widgets.access.part import Part
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.staff.staff_layout import Step
from wallboard.widgets.type import Size
from wallboard.widgets.wall.grid import Grid
from wallboard.widgets.wall.tile import Tile


class StaffFoot(Tile):
    """One line: a reason while the hand carries, all of who is pointed at, or what the marks mean."""

    def __init__(self, pot: Inkpot, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(pot, grid, QCoreApplication.translate("Staff", "Legend"), parent)
        self._reason = ""
        self._person = ""
        self._step = Step.CARD

    def show_step(self, step: Step) -> None:
        """In which step people are drawn: what a mark means depends on it."""
        if step is not self._step:
            self._step = step
            self.update()

    def show_reason(self, reason: str) -> None:
        if reason != self._reason:
            self._reason = reason
            self.update()

    def show_person(self, words: str) -> None:
        if words != self._person:
            self._person = words
            self.update()

    @property
    def said(self) -> str:
        """What stands in place of the legend."""
        return self._reason or self._person

    def parts(self) -> tuple[Part, ...]:
        name = QCoreApplication.translate("Staff", "Under the hand")
        return (Part("said", name, self.said, self.rect()),) if self.said else ()

    def draw(self, painter: QPainter, exposed: QRegion) -> None:  # noqa: ARG002  # all of it is one line
        theme, base = self.pot.theme, self.u(30)
        self.hairline(painter, self.margin, 0, self.width() - 2 * self.margin)
        if self.said:
            face = self.pot.face(Size.LABEL)
            text = face.elided(self.said, self.width() - 2 * self.margin)
            self.pot.write(painter, face, theme.text1, self.margin, base, text)
            return
        x = self._words(painter, self.margin, base, QCoreApplication.translate("Staff", "1/6 free of here"))
        x = self._swatch(painter, x + self.u(24), base, is_free=True)
        x = self._words(painter, x, base, QCoreApplication.translate("Staff", "free"))
        x = self._swatch(painter, x + self.u(24), base, is_free=False)
        x = self._words(painter, x, base, self._busy_words())
        marks.pause_bars(painter, QPointF(x + self.u(34), base - self.u(7)), self.u(15), theme.text3)
        words = QCoreApplication.translate("Staff", "on a break, until when")
        x = self._words(painter, x + self.u(48), base, words)
        if self._step is not Step.TICK:  # which says no minutes
            words = QCoreApplication.translate("Staff", "too long in a state")
            x = self._warned(painter, x + self.u(24), base, words)
        words = QCoreApplication.translate("Staff", "nobody free for a critical")
        if x + self.u(60) + self.pot.face(Size.WALK_UP).width(words) <= self.width() - self.margin:
            middle = QPointF(x + self.u(40), base - self.u(7))
            marks.cover_diamond(painter, self.pot, middle, self.u(10), covered=False)
            self._words(painter, x + self.u(60), base, words)

    def _busy_words(self) -> str:
        if self._step is Step.TICK:
            return QCoreApplication.translate("Staff", "busy, filled by load, in the colour of the worst")
        return QCoreApplication.translate("Staff", "busy, with what is worst")

    def _words(self, painter: QPainter, x: float, base: float, words: str) -> float:
        face = self.pot.face(Size.WALK_UP)
        if x + face.width(words) > self.width() - self.margin:
            return float(self.width())
        return self.pot.write(painter, face, self.pot.theme.text3, x, base, words)

    def _warned(self, painter: QPainter, x: float, base: float, words: str) -> float:
        face = self.pot.face(Size.WALK_UP)
        if x + self.u(34) + face.width(words) > self.width() - self.margin:
            return float(self.width())
        x = self.pot.write(painter, face, self.pot.theme.fig_warn, x, base, "66") + self.u(8)
        return self.pot.write(painter, face, self.pot.theme.text3, x, base, words)

    def _swatch(self, painter: QPainter, x: float, base: float, *, is_free: bool) -> float:
        box = QRectF(x, base - self.u(18), self.u(30), self.u(21))
        if box.right() > self.width() - self.margin:
            return float(self.width())
        if is_free:
            marks.frame(painter, self.pot, box, self.pot.theme.text2, width=max(1.0, self.u(1.6)))
        else:
            marks.plate(painter, self.pot, box, self.pot.theme.raised, corner="cell")
        return box.right() + self.u(8)
