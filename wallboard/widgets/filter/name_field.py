"""The line in which a view gets its name."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wallboard.live.fault import guarded
from wallboard.models.views import NamedView


class NameField(QLineEdit):
    """Enter gives the name, Esc gives none."""

    named = Signal(object, str)
    """The `NamedView` to rename, or None for a new one, and the name; empty where none was given."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: NamedView | None = None
        self.returnPressed.connect(self._give)

    def ask(self, view: NamedView | None) -> None:
        """Ask for the name of a new view, or another one of a view that there is."""
        self._view = view
        words = self.tr("Name of this view") if view is None else self.tr("New name")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setText("" if view is None else view.name)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.named.emit(self._view, "")
            return
        super().keyPressEvent(event)

    @Slot()
    def _give(self) -> None:
        self.named.emit(self._view, self.text())
