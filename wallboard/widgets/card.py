"""A card that stands over a page for as long as somebody reads it, and gives the keys back afterwards."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from wallboard.live.fault import guarded, guarded_or
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.ink import marks

_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Card(QWidget):
    """Escape and a press beside it close it; `place` says where on the page it may stand.

    With a `dock` it stands beside the page and covers nothing: then it stays until it is closed.
    """

    def __init__(
        self,
        ink: DeskInk,
        place: Callable[[], QRect],
        page: QWidget,
        *,
        dock: PageFrame | None = None,
    ) -> None:
        super().__init__(page)
        self.ink = ink
        self._dock = dock
        self._place = place
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what it covers need not be painted
        self.hide()

    def u(self, length: float) -> float:
        return length * self.ink.pot.scale

    def appear(self) -> None:
        """Stand over the page, with the keys."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
            app = QApplication.instance()
            if app is not None and self._dock is None:
                app.installEventFilter(self)
        if self._dock is not None:
            self._dock.dock_right(self)
        self.arrange()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def dismiss(self) -> None:
        """Close it, and give the keys back to where they were."""
        if self.isHidden():
            return
        had_focus = self.hasFocus()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._dock is not None:
            self._dock.undock(self)
        self.hide()
        if had_focus and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def arrange(self) -> None:
        """Stand where the page has room for it."""
        if self._dock is None:
            self.setGeometry(self._place())

    def dress(self, ink: DeskInk) -> None:
        """Go on in other colours or another size."""
        self.ink = ink
        self.arrange()
        self.update()

    def ground(self, painter: QPainter) -> None:
        """The card itself; framed in the hand's colour while the keys are with it."""
        theme, box = self.ink.theme, QRectF(self.rect())
        painter.fillRect(box, theme.ground)
        if self._dock is not None:
            painter.fillRect(QRectF(0, 0, max(1.0, self.u(1)), box.height()), theme.line)
            if self.hasFocus():
                marks.frame(painter, self.ink.pot, box, theme.accent, width=self.u(2), corner="cell")
            return
        marks.plate(painter, self.ink.pot, box, theme.raised, corner="card")
        has_focus = self.hasFocus()
        colour = theme.accent if has_focus else theme.edge
        marks.frame(painter, self.ink.pot, box, colour, width=self.u(2 if has_focus else 1), corner="card")

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press anywhere beside the card closes it, and does what it would have done anyway."""
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(watched, QWidget):
            return False
        if watched is not self and watched.window() is self.window() and not self.isAncestorOf(watched):
            self.dismiss()
        return False

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)  # the window's own keys; letters stay here and carry nobody

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the page below must not take it for a click on what the card covers

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    @guarded
    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Where the keys go elsewhere on the page, Escape could not close it any more."""
        if self._dock is None and event.reason() not in _COMES_BACK:
            self.dismiss()
        self.update()
