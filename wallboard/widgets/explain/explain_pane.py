"""The pane that explains a figure and goes on living while it is open."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.actions.catalogue import FIGURES
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.style import style_of
from wallboard.widgets.explain.behind_list import SIDE, BehindList
from wallboard.widgets.explain.explain_sheet import ExplainSheet
from wallboard.widgets.explain.explain_view import ExplainView
from wallboard.widgets.explain.explain_words import tr
from wallboard.widgets.type import Weight

HEAD, FOOT = 34, 40
LEAST_ROWS = 3
_WIDE_PART = 0.54
"""How much of a pane that is wider than high the sheet takes; the rows stand beside it."""


class ExplainPane(QWidget):
    """Sheet above, rows below; buttons for the figures beside it and for what the last weeks say."""

    incident_asked = Signal(int)
    """The id of an incident whose details somebody wants."""
    stepped = Signal(int)
    weeks_asked = Signal()
    """All figures of the last weeks, with the service level by every definition."""

    def __init__(self, ink: DeskInk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._view: ExplainView | None = None
        self._rows_place = QRect()
        self.sheet = ExplainSheet(ink, self)
        self.list = BehindList(ink, self)
        self.before = self._button("‹", tr("The figure before"), -1)
        self.next = self._button("›", tr("The next figure"), 1)
        self.weeks = QPushButton(FIGURES.labelled_as(tr("Last weeks")), self)
        self.weeks.setAccessibleName(
            tr("Service level by every definition, and the figures of the last weeks")
        )
        self.weeks.clicked.connect(self.weeks_asked)
        self.list.incident_asked.connect(self.incident_asked)
        self.list.stepped.connect(self.stepped)
        self.setFocusProxy(self.list)
        self.setAccessibleName(tr("Figure explained"))
        self.dress(ink)
        self.hide()

    def _button(self, text: str, name: str, step: int) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.stepped.emit(step))
        return button

    @property
    def view(self) -> ExplainView | None:
        """What it says."""
        return self._view

    def sizeHint(self) -> QSize:
        return QSize(400, 700)

    def dress(self, ink: DeskInk) -> None:
        """Take on other colours or another size."""
        self._ink = ink
        self.setPalette(ink.palette())
        self.setStyleSheet(style_of(ink.theme))
        for button in (self.before, self.next, self.weeks):
            button.setFont(ink.font(DeskSize.SMALL))
        self.sheet.dress(ink)
        self.list.dress(ink)
        self.arrange()
        self.update()

    def show_view(self, view: ExplainView) -> None:
        """Say this; only what differs is painted."""
        if view == self._view:
            return
        before, self._view = self._view, view
        is_level = view.key == "service_level"
        self.weeks.setText(FIGURES.labelled_as(tr("By other definitions") if is_level else tr("Last weeks")))
        self.setAccessibleDescription(f"{view.said.label}: {view.said.aloud}")
        self.sheet.show_view(view)
        self.list.show_rows(view.rows)
        if before is None or before.key != view.key:
            self.list.scrollToTop()
            self.list.setCurrentIndex(self.list.rows.index(0))
        self.arrange()
        self.update()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """The sheet as high as it asks, as long as some rows have room below it; beside it in a wide pane."""
        foot, head = self._u(FOOT), self._u(HEAD)
        rows = self._rows_place = self._place_rows(foot, head)
        if rows.left() > 0:
            self.sheet.setGeometry(0, 0, rows.left(), self.height() - foot)
        else:
            self.sheet.setGeometry(0, 0, self.width(), rows.top())
        self.list.setGeometry(rows.adjusted(1, head, 0, 0))
        y, side, high = self.height() - foot + self._u(5), self._u(SIDE), foot - self._u(10)
        narrow = self._u(40)
        self.before.setGeometry(side, y, narrow, high)
        self.next.setGeometry(side + narrow + self._u(6), y, narrow, high)
        wide = min(
            self.weeks.sizeHint().width() + self._u(8), self.width() - 2 * side - 2 * narrow - self._u(18)
        )
        self.weeks.setGeometry(self.width() - side - wide, y, wide, high)

    def _place_rows(self, foot: int, head: int) -> QRect:
        """Where the rows stand with their head."""
        if self.width() > self.height():
            left = round(self.width() * _WIDE_PART)
            return QRect(left, 0, self.width() - left, max(head, self.height() - foot))
        most = self.height() - foot - head - LEAST_ROWS * head
        top = max(0, min(self.sheet.height_for(self.width()), most))
        return QRect(0, top, self.width(), max(head, self.height() - top - foot))

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, ink = self._ink.theme, self._ink
        painter.fillRect(self.rect(), theme.ground)
        painter.fillRect(0, 0, 1, self.height(), theme.line)
        if self._view is not None:
            rows, side = self._rows_place, self._u(SIDE)
            top, left = rows.top(), rows.left() + side
            painter.fillRect(left, top, rows.width() - 2 * side, 1, theme.line)
            strong, small = ink.face(DeskSize.SMALL, Weight.STRONG), ink.face(DeskSize.REASON)
            base = top + self._u(23)
            right = ink.write_to(painter, small, theme.text3, self.width() - side, base, self._view.measure)
            ink.write(
                painter, strong, theme.text1, left, base, self._view.rows_head, right - left - self._u(8)
            )
        painter.end()

    def _u(self, length: float) -> int:
        return round(length * self._ink.pot.scale)
