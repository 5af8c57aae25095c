"""The card in the foot of the detail column: what would be if the hand let go now; it covers no target."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.deploy import Level
from wallboard.live.shown import Shown
from wallboard.widgets.desk.chip_paint import ChipPainter
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.preview_facts import Load, Preview, preview_of
from wallboard.widgets.hand import Hand
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

HEIGHT = 214
LABEL = 100
LINE = 25


class PreviewCard(QWidget):
    """Shown only while the hand is over a target."""

    def __init__(
        self, store: Shown, hand: Hand, ink: DeskInk, now: Callable[[], datetime], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._hand = hand
        self._ink = ink
        self._now = now
        self._chips = ChipPainter(ink)
        self._preview: Preview | None = None
        hand.changed.connect(self._take)
        self.hide()

    @property
    def preview(self) -> Preview | None:
        return self._preview

    def sizeHint(self) -> QSize:
        return QSize(380, HEIGHT)

    @Slot()
    def _take(self) -> None:
        held, over = self._hand.held, self._hand.over
        self._preview = None
        if held is not None and over is not None:
            self._preview = preview_of(self._store.board, held, over, self._hand.answers, self._now())
        self.setVisible(self._preview is not None)
        if self._preview is not None:
            self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        preview = self._preview
        if preview is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, theme = self._ink, self._ink.theme
        box = QRectF(self.rect())
        marks.plate(painter, ink.pot, box, theme.raised, corner="card")
        edge = theme.accent if preview.level is not Level.BLOCK else theme.edge
        marks.frame(painter, ink.pot, box, edge, width=2, corner="card")
        self._title(painter, preview)
        ink.write(painter, ink.face(DeskSize.SMALL), theme.text2, 14, 60, preview.reason, self.width() - 28)
        y = 70.0
        self._load(painter, preview.load, y)
        for label, text in preview.facts:
            y += LINE
            self._fact(painter, label, text, y)
        self._foot(painter, preview)

    def _title(self, painter: QPainter, preview: Preview) -> None:
        ink, left = self._ink, 40.0
        if preview.rank is not None:
            self._chips.disc(painter, QPointF(24, 24), preview.rank)
        else:
            self._chips.symbol(painter, QPointF(24, 24), preview.level)
        face = ink.face(DeskSize.TITLE, Weight.STRONG)
        hint = self.tr("if you let go")
        right = self.width() - 16.0
        left_of_hint = ink.write_to(painter, ink.face(DeskSize.SMALL), ink.theme.text3, right, 31, hint)
        ink.write(painter, face, ink.theme.text1, left, 32, preview.title, left_of_hint - left - 8)

    def _load(self, painter: QPainter, load: Load, y: float) -> None:
        theme = self._ink.theme
        words = self.tr("{now} to {after} of {capacity}")
        words = words.format(now=load.now, after=load.after, capacity=load.capacity)
        self._fact(painter, self.tr("Load"), words, y)
        said = self._ink.face(DeskSize.SMALL, Weight.STRONG).width(words)
        left = max(self.width() - 16.0 - 110, 14 + LABEL + said + 12)  # the bar gives way to the figures
        track = QRectF(left, y + 9, max(0.0, self.width() - 16 - left), 6)
        whole = max(1, load.capacity)
        marks.bar(painter, track, load.after / whole, fill=theme.accent, empty=theme.line)
        before = QRectF(track)
        before.setWidth(track.width() * min(1.0, load.now / whole))
        painter.fillRect(before, theme.text2)

    def _fact(self, painter: QPainter, label: str, text: str, y: float) -> None:
        ink, theme = self._ink, self._ink.theme
        ink.write(painter, ink.face(DeskSize.SMALL), theme.text2, 14, y + 17, label)
        face = ink.face(DeskSize.SMALL, Weight.STRONG)
        ink.write(painter, face, theme.text1, 14 + LABEL, y + 17, text, self.width() - LABEL - 28)

    def _foot(self, painter: QPainter, preview: Preview) -> None:
        ink, theme, base = self._ink, self._ink.theme, self.height() - 13.0
        painter.fillRect(QRectF(14, self.height() - 37, self.width() - 28, 1), theme.line)
        ink.write(painter, ink.face(DeskSize.SMALL, Weight.STRONG), theme.text1, 14, base, preview.act)
        back = self.tr("Esc puts it back")
        ink.write_to(painter, ink.face(DeskSize.SMALL), theme.text3, self.width() - 14.0, base, back)
