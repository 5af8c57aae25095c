"""A bar above the desk: the wall stopped while nobody looked. Show, or Seen."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from wallboard.domain.wall_ends import WallEnd
from wallboard.live.fault import guarded
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.ends.words import summary_of
from wallboard.widgets.ink import marks
from wallboard.widgets.notice_line import HEIGHT, LEFT
from wallboard.widgets.theme import Theme
from wallboard.widgets.type import Weight

_MARK, _GAP = 7, 12


class EndsBar(QWidget):
    """Has its own place and covers nothing; it has something to say only while there are unseen ends."""

    show_asked = Signal()
    seen = Signal(object)
    """The last `WallEnd` that it told of."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, now: Callable[[], datetime] | None = None
    ) -> None:
        super().__init__(parent)
        self._ink = DeskInk(theme)
        self._now = now or _utc_now
        self._ends: tuple[WallEnd, ...] = ()
        self.text = ""
        self.setStyleSheet(style_of(theme))
        self.show_button = self._button(self.tr("Show"), self.show_asked.emit)
        self.seen_button = self._button(self.tr("Seen"), self._see)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, LEFT, 0)
        layout.setSpacing(_GAP)
        layout.addStretch(1)
        layout.addWidget(self.show_button)
        layout.addWidget(self.seen_button)
        self.setFixedHeight(HEIGHT)
        self.hide()

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setFont(self._ink.font(DeskSize.SMALL, Weight.STRONG))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    @property
    def ends(self) -> tuple[WallEnd, ...]:
        return self._ends

    def tell(self, ends: Sequence[WallEnd]) -> None:
        """These were not seen yet; none: there is nothing to tell."""
        self._ends = tuple(ends)
        self.text = summary_of(self._ends, self._now()) if self._ends else ""
        self.setAccessibleName(self.text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    @Slot()
    def _see(self) -> None:
        if self._ends:
            self.seen.emit(self._ends[-1])

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, ink, theme = QPainter(self), self._ink, self._ink.theme
        painter.fillRect(self.rect(), theme.panel)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.line)
        marks.plate(painter, ink.pot, QRectF(0, 0, 4, self.height()), theme.s2, corner="cell")
        marks.barred_circle(painter, ink.pot, QPointF(LEFT + _MARK, self.height() / 2), _MARK, theme.s2)
        face = ink.face(DeskSize.BODY, Weight.STRONG)
        left = LEFT + _MARK * 2 + _GAP
        room = self.show_button.x() - _GAP - left
        ink.write(painter, face, theme.text1, left, face.base_in(QRectF(self.rect())), self.text, room)
        painter.end()


def _utc_now() -> datetime:
    return datetime.now(UTC)
