"""The thin line from the target under the hand to the preview card; it takes no events."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.desk.desk_ink import DeskInk


class Leader(QWidget):
    """From the target's upper edge along to the card's side."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self._page = parent
        self._path: tuple[QPoint, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lead(self, within: QWidget, target: QRect, card: QWidget) -> None:
        """Lead from a target inside a widget of the page to a card; nothing where that is out of sight."""
        is_seen = within.rect().intersects(target)
        start = QRect(within.mapTo(self._page, target.topLeft()), target.size()) if is_seen else QRect()
        self.join(start, QRect(card.mapTo(self._page, QPoint(0, 0)), card.size()))

    def join(self, target: QRect, card: QRect) -> None:
        """Lead from a target to the card, both in the parent's coordinates; nothing where either is empty."""
        if target.isEmpty() or card.isEmpty():
            self.hide()
            return
        lane_y = target.top() - 3
        bend_x = (card.left() + min(target.right() + 40, card.left())) // 2
        bend_x = max(bend_x, card.left() - 8)
        end_y = min(max(lane_y, card.top() + 24), card.bottom() - 24)
        start = QPoint(target.right() - 14, target.top())
        corner = QPoint(target.right() - 8, lane_y)
        self._path = (
            start,
            corner,
            QPoint(bend_x, lane_y),
            QPoint(bend_x, end_y),
            QPoint(card.left(), end_y),
        )
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._ink.pot.pen(self._ink.theme.accent, 2))
        painter.drawPolyline(list(self._path))
