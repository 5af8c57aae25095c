"""Asks from when the rules shall be in force and why, and then lets them be published; never modal."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDateTime, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLineEdit, QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.rules.controls import Choice, button, label

HEIGHT = 50


class PublishBar(QWidget):
    """Enter publishes, Esc lets it be."""

    decided = Signal(object, str)
    """The instant from which on (None: from now), and the reason."""
    closed = Signal()

    def __init__(self, ink: DeskInk, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._now = now
        self.setFixedHeight(HEIGHT)
        self._build(ink)
        self.publish.clicked.connect(self._decide)
        self.reason.returnPressed.connect(self._decide)
        self.cancel.clicked.connect(self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("In force"), ink, self))
        for field in (self.when, self.date):
            layout.addWidget(field)
        layout.addWidget(self.reason, 1)
        layout.addWidget(self.publish)
        layout.addWidget(self.cancel)
        self.hide()

    def _build(self, ink: DeskInk) -> None:
        self.when = Choice(ink, self)
        self.when.offer([(False, self.tr("from now on")), (True, self.tr("from a date"))])
        self.when.setAccessibleName(self.tr("In force"))
        self.when.setFixedWidth(150)
        self.when.currentIndexChanged.connect(self._show_date)
        self.date = QDateTimeEdit(self)
        self.date.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.date.setFont(ink.font(DeskSize.SMALL))
        self.date.setAccessibleName(self.tr("In force from"))
        self.date.setFixedWidth(160)
        self.date.lineEdit().setTextMargins(6, 0, 0, 0)
        self.reason = QLineEdit(self)
        self.reason.setFont(ink.font(DeskSize.SMALL))
        self.reason.setPlaceholderText(self.tr("why (others will read it)"))
        self.reason.setAccessibleName(self.tr("Why"))
        self.reason.setMaxLength(400)
        self.publish = button(self.tr("Publish"), ink, self, kind="act")
        self.cancel = button(self.tr("Not yet"), ink, self)

    def open_bar(self) -> None:
        """Ask anew, with the date on the next full hour."""
        hour = self._now().astimezone().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        self.date.setDateTime(QDateTime.fromSecsSinceEpoch(round(hour.timestamp())))
        self.when.setCurrentIndex(0)
        self._show_date()
        self.show()
        self.when.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_date(self) -> None:
        self.date.setVisible(self.when.currentData() is True)

    @Slot()
    def _decide(self) -> None:
        if self.isHidden():
            return
        at = None
        if self.when.currentData() is True:
            at = datetime.fromtimestamp(self.date.dateTime().toSecsSinceEpoch(), UTC)
        self.decided.emit(at, self.reason.text().strip())
