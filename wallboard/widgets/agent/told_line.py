"""What became of an agent's act, or of what was theirs: one or two lines, with the undo beside them."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wallboard.live.fault import guarded, guarded_hint
from wallboard.widgets.actions import catalogue
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.ink import marks
from wallboard.widgets.notices import Notice, NoticeKind, Notices
from wallboard.widgets.type import Weight

HEIGHT, SIDE, INDENT = 58, 16, 40
_BUTTON, _AIR = 30, 8


class ToldLine(QWidget):
    """Stands at its own place for as long as a notice does, and takes no room at rest."""

    resized = Signal()
    """It came or went."""

    def __init__(self, notices: Notices, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._notices, self._ink = notices, ink
        self._notice: Notice | None = None
        self.undo = QPushButton(self)
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(notices.undo)
        notices.changed.connect(self._show)
        self.dress()
        self._show()

    @property
    def text(self) -> str:
        return "" if self._notice is None else self._notice.sentence

    @property
    def high(self) -> int:
        return 0 if self._notice is None else round(HEIGHT * self._ink.pot.scale)

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(420, self.high)

    def dress(self) -> None:
        self.undo.setFont(self._ink.font(DeskSize.SMALL, Weight.STRONG))
        self.update()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, ink, theme, u = QPainter(self), self._ink, self._ink.theme, self._ink.pot.scale
        painter.fillRect(self.rect(), theme.ground)
        painter.fillRect(0, 0, self.width(), 1, theme.line)
        if self._notice is None:
            return
        self._mark(painter, QPointF((SIDE + 8) * u, self.height() / 2), self._notice.kind)
        painter.setFont(ink.font(DeskSize.SMALL, Weight.STRONG))
        painter.setPen(theme.text1)
        right = self.undo.x() - _AIR if self.undo.isVisibleTo(self) else self.width() - SIDE
        room = QRectF(INDENT * u, 2, right - INDENT * u, self.height() - 3)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._notice.sentence)

    def _mark(self, painter: QPainter, centre: QPointF, kind: NoticeKind) -> None:
        ink, theme, u = self._ink, self._ink.theme, self._ink.pot.scale
        if kind is NoticeKind.DONE:
            marks.tick(painter, ink.pot, centre, 7 * u, theme.text1)
            return
        colour = theme.s1 if kind is NoticeKind.REFUSED else theme.text2
        marks.barred_circle(painter, ink.pot, centre, 7 * u, colour)

    @Slot()
    def _show(self) -> None:
        before, self._notice = self.high, self._notices.notice
        notice = self._notice
        can_undo = notice is not None and notice.undo_of is not None
        if notice is not None and can_undo:
            words = catalogue.UNDO.labelled_as(self.tr("Take back"))
            self.undo.setText(self.tr("{act}  {seconds} s").format(act=words, seconds=notice.seconds_left))
        self.undo.setVisible(can_undo)
        self.setAccessibleName(self.text)
        self._lay()
        self.update()
        if self.high != before:
            self.resized.emit()

    def _lay(self) -> None:
        u = self._ink.pot.scale
        wide, high = self.undo.sizeHint().width(), round(_BUTTON * u)
        self.undo.setGeometry(self.width() - round(SIDE * u) - wide, (self.height() - high) // 2, wide, high)
