"""The line over a section of the desk's list."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded
from wallboard.models.incident_list import IncidentListModel
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.type import Weight

HEAD = 44


class SectionHead(QWidget):
    """The title of a section and how many it holds."""

    def __init__(self, title: str, model: IncidentListModel, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._model = model
        self._ink = ink
        self.setFixedHeight(HEAD)
        model.rowsInserted.connect(self._repaint)
        model.rowsRemoved.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(200, HEAD)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, theme = self._ink, self._ink.theme
        face = ink.face(DeskSize.BODY, Weight.STRONG)
        base = HEAD - 14.0
        ink.write(painter, face, theme.text1, 5, base, self._title)
        ink.write_to(
            painter,
            ink.face(DeskSize.BODY),
            theme.text3,
            self.width() - 19,
            base,
            str(self._model.rowCount()),
        )

    @Slot()
    def _repaint(self) -> None:
        self.update()
