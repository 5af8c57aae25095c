"""The hatch and the date over one part of a page whose source is not LIVE while the page is."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.freshness import Freshness
from wallboard.domain.sources import Source
from wallboard.live.fault import guarded
from wallboard.widgets.company.words import dated, freshness_word
from wallboard.widgets.ink import marks
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.times import Moment
from wallboard.widgets.type import Size, Weight


class SourceVeil(QWidget):
    """Lies over the part that draws on one source; it takes no part in what the mouse does."""

    def __init__(self, pot: Inkpot, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pot = pot
        self._words = ""
        self._is_wanted = False
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while its source is LIVE."""
        return self._words

    def dress(self, pot: Inkpot) -> None:
        self._pot = pot
        self.update()

    def show_source(self, source: Source | None, moment: Moment) -> None:
        """Only a source that is there and not LIVE is veiled."""
        self._is_wanted = source is not None and source.freshness is not Freshness.LIVE
        words = dated(source, moment) if source is not None and self._is_wanted else ""
        if words != self._words:
            self._words = words
            state = freshness_word(source.freshness) if source is not None and words else ""
            self.setAccessibleDescription(f"{state} {words}".strip())
            self.update()
        self._appear()

    def place(self, rect: QRect) -> None:
        """Over this part; an empty one is folded away, and its veil with it."""
        self.setGeometry(rect)
        self._appear()

    def _appear(self) -> None:
        self.setVisible(self._is_wanted and not self.geometry().isEmpty())
        if self._is_wanted:
            self.raise_()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        pot, theme = self._pot, self._pot.theme
        pot.hatched(painter, QRectF(self.rect()), "stale", theme.text1)
        face = pot.face(Size.WALK_UP, Weight.STRONG)
        said = face.elided(self._words, self.width() - pot.u(12))
        box = QRectF(0, pot.u(38), face.width(said) + pot.u(12), pot.u(27))
        marks.plate(painter, pot, box, theme.text1)
        pot.write(painter, face, theme.ink, pot.u(6), face.base_in(box), said)
        painter.end()
