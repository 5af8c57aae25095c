"""Says on the page of rules that it shows now while the other pages show the past, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wallboard.live.fault import guarded
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import TO_NOW
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.rules.controls import button, label
from wallboard.widgets.time_machine.past_words import PastSaid

_EDGE = 4


class NowStrip(QWidget):
    """Takes no place while all pages show now."""

    now_asked = Signal()

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink
        self.told = label("", ink, self)
        self.told.setProperty("strong", True)
        self.told.setWordWrap(True)
        self.back = button(TO_NOW.labelled_as(self.tr("Back to now")), ink, self)
        self.back.setAccessibleName(self.tr("Bring all pages back to now"))
        self.back.clicked.connect(self.now_asked)
        self._escape = Act(TO_NOW, self.now_asked.emit, parent, self._why_not)
        self._escape.listen(is_listening=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addWidget(self.told, 1)
        layout.addWidget(self.back)
        self.hide()

    def show_past(self, said: PastSaid | None) -> None:
        """What the other pages show; None: now, as this one does."""
        self.setVisible(said is not None)
        self._escape.listen(is_listening=said is not None)
        if said is not None:
            words = self.tr(
                "The other pages show the past ({instant}); these rules are those of now, "
                "and nothing can be published until you come back."
            )
            self.told.setText(words.format(instant=said.instant))

    def _why_not(self) -> str:
        return "" if self.isVisible() else self.tr("All pages show now.")

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._ink.theme
        painter.fillRect(self.rect(), theme.accent_ground)
        painter.fillRect(0, 0, _EDGE, self.height(), theme.accent)
