"""The bar's marking: PAST and the instant in large, or that this is now, or why a wish cannot be granted."""

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

_INSET = 9


class BarMarking(QWidget):
    """One line; a sentence that was said stands in the place of how long ago it is."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self._words, self._ago, self._said = "", "", ""
        self._is_past = False

    @property
    def least_width(self) -> int:
        face, small = self._ink.face(DeskSize.TITLE, Weight.STRONG), self._ink.face(DeskSize.SMALL)
        return round(
            face.width("PAST  Tue 17 Nov 2026 14:05:00") + small.width("UTC+01:00 · 4 d 21 h ago") + 60
        )

    @property
    def sentence(self) -> str:
        """What was said last and still stands."""
        return self._said

    def show_past(self, words: str, ago: str, *, is_past: bool) -> None:
        if (words, ago, is_past) != (self._words, self._ago, self._is_past):
            self._words, self._ago, self._is_past = words, ago, is_past
            self._describe()

    @Slot(str)
    def say(self, sentence: str) -> None:
        self._said = sentence
        self._describe()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, theme = self._ink, self._ink.theme
        painter.fillRect(self.rect(), theme.panel)
        title = ink.face(DeskSize.TITLE, Weight.STRONG)
        box = QRectF(self.rect())
        base, x = title.base_in(box), 0.0
        if self._is_past:
            word = self.tr("PAST")
            inset = _INSET * ink.pot.scale
            plate = QRectF(0, 2, title.width(word) + 2 * inset, box.height() - 4)
            marks.plate(painter, ink.pot, plate, theme.text1)
            ink.write(painter, title, theme.ink, inset, base, word)
            x = plate.right() + inset
        x = ink.write(painter, title, theme.text1, x, base, self._words, box.width() - x)
        small = ink.face(DeskSize.SMALL, Weight.STRONG if self._said else Weight.NORMAL)
        x += 2 * _INSET * ink.pot.scale
        colour = theme.text1 if self._said else theme.text2
        ink.write(painter, small, colour, x, base, self._said or self._ago, box.width() - x)
        painter.end()

    def _describe(self) -> None:
        self.setAccessibleName(" ".join(part for part in (self._words, self._said or self._ago) if part))
        self.update()
