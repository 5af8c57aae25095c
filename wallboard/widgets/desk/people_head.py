"""The head over the people: what the marks mean and how many can go, while the hand carries."""

from PySide6.QtCore import QPointF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.deploy import Level
from wallboard.live.fault import guarded
from wallboard.widgets.desk.chip_paint import ChipPainter
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.type import Weight

HEIGHT = 42
SIDE = 12


class PeopleHead(QWidget):
    """Title, legend, counts, and what has been typed to find somebody."""

    def __init__(self, hand: Hand, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._hand = hand
        self._ink = ink
        self._chips = ChipPainter(ink)
        self._typed = ""
        self.setFixedHeight(HEIGHT)
        hand.changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(700, HEIGHT)

    @Slot(str)
    def show_typed(self, typed: str) -> None:
        self._typed = typed
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, theme, base = self._ink, self._ink.theme, 29.0
        face, small = ink.face(DeskSize.BODY, Weight.STRONG), ink.face(DeskSize.SMALL)
        x = ink.write(painter, face, theme.text1, SIDE, base, self.tr("People")) + 18
        if self._hand.phase is Phase.EMPTY:
            words = self.tr("free are outlined, busy are filled, hottest team first")
            ink.write(painter, small, theme.text3, x, base, words, self.width() - x - SIDE)
            return
        for level, word in (
            (Level.PASS, self.tr("can go")),
            (Level.WARN, self.tr("can go, asks why")),
            (Level.BLOCK, self.tr("cannot go")),
        ):
            self._chips.symbol(painter, QPointF(x + 6, base - 5), level)
            x = ink.write(painter, small, theme.text2, x + 18, base, word) + 16
        self._right(painter, x, base)

    def _right(self, painter: QPainter, x: float, base: float) -> None:
        ink, theme, right = self._ink, self._ink.theme, self.width() - SIDE
        if self._typed:
            face = ink.face(DeskSize.SMALL, Weight.STRONG)
            text = self.tr("name: {typed}").format(typed=self._typed)
            ink.write_to(painter, face, theme.text1, right, base, face.elided(text, right - x))
            return
        if self._hand.agent is not None:
            return
        answers = self._hand.answers
        words = self.tr("{go} can go · {ask} with a reason · {cannot} cannot").format(
            go=answers.count(Level.PASS), ask=answers.count(Level.WARN), cannot=answers.count(Level.BLOCK)
        )
        small = ink.face(DeskSize.SMALL)
        if small.width(words) > right - x:
            words = (
                f"{answers.count(Level.PASS)} · {answers.count(Level.WARN)} · {answers.count(Level.BLOCK)}"
            )
        ink.write_to(painter, small, theme.text3, right, base, words)

    @Slot()
    def _repaint(self) -> None:
        self.update()
