"""The column around an incident's detail: the detail itself, the acts at its foot, and a drop's preview."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from wallboard.models.floor import Floor
from wallboard.widgets.desk.acts import DeskActs
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.preview_card import PreviewCard
from wallboard.widgets.detail.detail_pane import DetailPane
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase

EDGE = 3
"""What parts it from the board: a hairline, or this wide in the hand's colour while the keys are here."""


class DetailColumn(QWidget):
    """The detail has the room that its foot leaves; the keys of the acts are those of the whole `page`."""

    def __init__(
        self,
        floor: Floor,
        hand: Hand,
        ink: DeskInk,
        page: QWidget,
        *,
        has_words: bool = False,
        preview: PreviewCard | None = None,
        besides: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        super().__init__(page)
        self._hand, self._ink = hand, ink
        self.pane = DetailPane(floor, ink, self, has_words=has_words)
        self.preview = preview
        if preview is not None:
            preview.setParent(self)
        self.acts = DeskActs(floor.store, hand, ink, self._acted_on, page, besides=besides, parent=self)
        self.setFocusProxy(self.pane)
        self.pane.sheet.installEventFilter(self)
        self.acts.resized.connect(self.arrange)
        self.pane.opened.connect(self.acts.reach)
        hand.changed.connect(self.arrange)

    def _acted_on(self) -> int | None:
        """Nothing is done to what nobody sees."""
        return self.pane.incident_id if self.isVisible() else None

    def dress(self, ink: DeskInk) -> None:
        """Go on in other colours or another size."""
        self._ink = ink
        self.pane.dress(ink)
        self.acts.dress(ink)
        self.arrange()
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    @Slot()
    def arrange(self) -> None:
        """Lay out what stands in the column."""
        foot = self.acts.high if self._hand.phase is Phase.EMPTY else 0
        width = self.width() - EDGE
        self.pane.setGeometry(EDGE, 0, width, self.height() - foot)
        self.acts.setGeometry(EDGE, self.height() - self.acts.high, width, self.acts.high)
        self.acts.raise_()
        if self.preview is not None:
            height = min(self.preview.sizeHint().height(), self.height())
            self.preview.setGeometry(8, self.height() - height - 8, self.width() - 16, height)
            self.preview.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pane.take()
        self.acts.reach()

    def sizeHint(self) -> QSize:
        return QSize(396, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ink.theme.ground)
        theme, has_keys = self._ink.theme, self.pane.sheet.hasFocus()
        painter.fillRect(
            0, 0, EDGE if has_keys else 1, self.height(), theme.accent if has_keys else theme.line
        )
        painter.end()
