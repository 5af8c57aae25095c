"""The card that says what would be if the hand let go now; it covers no target."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.deploy import Level
from wallboard.live.fault import guarded, guarded_hint
from wallboard.live.shown import Shown, ShownRecords
from wallboard.widgets.desk.chip_paint import ChipPainter
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.preview_facts import Load, Preview, preview_of
from wallboard.widgets.desk.preview_words import Fact
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

WIDTH = 392
LABEL = 88
LINE = 25
TOP, FOOT = 72, 44


class PreviewCard(QWidget):
    """Shown only while the hand is over a target."""

    def __init__(
        self,
        store: Shown,
        hand: Hand,
        ink: DeskInk,
        now: Callable[[], datetime],
        parent: QWidget,
        records: ShownRecords | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._hand, self._ink, self._now = store, hand, ink, now
        self._records = records
        self._chips = ChipPainter(ink)
        self._preview: Preview | None = None
        hand.changed.connect(self.take)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def preview(self) -> Preview | None:
        return self._preview

    def dress(self, ink: DeskInk) -> None:
        """Go on in other colours or another size."""
        self._ink, self._chips = ink, ChipPainter(ink)
        self.update()

    @guarded_hint
    def sizeHint(self) -> QSize:
        preview = self._preview
        lines = 0 if preview is None else len(preview.facts) + (preview.load is not None)
        return QSize(round(self._u(WIDTH)), round(self._u(TOP + lines * LINE + FOOT)))

    @Slot()
    def take(self) -> None:
        """Look again at what would be."""
        hand = self._hand
        held, over = hand.held or hand.agent, hand.over
        before, self._preview = self._preview, None
        if held is not None and over is not None and hand.phase is Phase.CARRYING:
            prospect = None if self._records is None else self._records.prospect
            self._preview = preview_of(
                self._store.board,
                held,
                over,
                hand.answers,
                self._now(),
                title=hand.name(over),
                sending=hand.sending,
                need=None if prospect is None else prospect.need,
            )
        self.setVisible(self._preview is not None)
        if self._preview is not None:
            self.raise_()
        if before != self._preview:
            self.setAccessibleName(self._said())
            self.updateGeometry()
            self.update()

    def _said(self) -> str:
        """All of it in one sentence, for whoever hears it."""
        preview = self._preview
        if preview is None:
            return ""
        facts = "; ".join(f"{fact.label} {fact.text}" for fact in preview.facts)
        return f"{preview.title}: {preview.reason}. {facts}"

    @guarded
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
        marks.frame(painter, ink.pot, box, edge, width=self._u(2), corner="card")
        self._title(painter, preview)
        room = self.width() - 2 * self._u(14)
        small = ink.face(DeskSize.SMALL)
        ink.write(painter, small, theme.text2, self._u(14), self._u(60), preview.reason, room)
        y = self._u(TOP)
        if preview.load is not None:
            self._load(painter, preview.load, y)
            y += self._u(LINE)
        for fact in preview.facts:
            self._fact(painter, fact, y)
            y += self._u(LINE)
        self._foot(painter, preview)

    def _title(self, painter: QPainter, preview: Preview) -> None:
        ink, left, u = self._ink, self._u(40), self._u
        if preview.rank is not None:
            self._chips.disc(painter, QPointF(u(24), u(24)), preview.rank)
        else:
            self._chips.symbol(painter, QPointF(u(24), u(24)), preview.level)
        face = ink.face(DeskSize.TITLE, Weight.STRONG)
        hint = self.tr("if you let go")
        right = self.width() - u(16)
        left_of_hint = ink.write_to(painter, ink.face(DeskSize.SMALL), ink.theme.text3, right, u(31), hint)
        ink.write(painter, face, ink.theme.text1, left, u(32), preview.title, left_of_hint - left - u(8))

    def _load(self, painter: QPainter, load: Load, y: float) -> None:
        theme, u = self._ink.theme, self._u
        words = self.tr("{now} to {after} of {capacity}")
        words = words.format(now=load.now, after=load.after, capacity=load.capacity)
        self._fact(painter, Fact(self.tr("Load"), words, is_bad=load.after > load.capacity), y)
        said = self._ink.face(DeskSize.SMALL, Weight.STRONG).width(words)
        left = max(self.width() - u(126), u(14 + LABEL + 12) + said)  # the bar gives way to the figures
        track = QRectF(left, y + u(9), max(0.0, self.width() - u(16) - left), u(6))
        whole = max(1, load.capacity)
        marks.bar(painter, track, load.after / whole, fill=theme.accent, empty=theme.line)
        before = QRectF(track)
        before.setWidth(track.width() * min(1.0, load.now / whole))
        painter.fillRect(before, theme.text2)

    def _fact(self, painter: QPainter, fact: Fact, y: float) -> None:
        ink, theme, u = self._ink, self._ink.theme, self._u
        ink.write(painter, ink.face(DeskSize.SMALL), theme.text2, u(14), y + u(17), fact.label, u(LABEL - 6))
        face = ink.face(DeskSize.SMALL, Weight.STRONG)
        colour = theme.fig_warn if fact.is_bad else theme.text1
        room = self.width() - u(LABEL + 28)
        ink.write(painter, face, colour, u(14 + LABEL), y + u(17), fact.text, room)

    def _foot(self, painter: QPainter, preview: Preview) -> None:
        ink, theme, u = self._ink, self._ink.theme, self._u
        base = self.height() - u(13)
        painter.fillRect(
            QRectF(u(14), self.height() - u(37), self.width() - u(28), max(1.0, u(1))), theme.line
        )
        ink.write(painter, ink.face(DeskSize.SMALL, Weight.STRONG), theme.text1, u(14), base, preview.act)
        back = self.tr("Esc puts it back")
        ink.write_to(painter, ink.face(DeskSize.SMALL), theme.text3, self.width() - u(14), base, back)

    def _u(self, length: float) -> float:
        return length * self._ink.pot.scale
