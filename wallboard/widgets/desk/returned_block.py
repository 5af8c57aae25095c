"""What came back, beside staff against need: how many, and the newest with its reason; a click goes there."""

from datetime import datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.board import Board
from wallboard.domain.came_back import CameBack, all_came_back, came_back_sentence
from wallboard.live.fault import guarded, guarded_hint
from wallboard.live.shown import Shown
from wallboard.models.spoken import spoken
from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.access.part_keys import PartKeys
from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.words import clock_time
from wallboard.widgets.ink import marks
from wallboard.widgets.type import Weight

WIDTH = 268
"""What it takes of the strip while there is anything to say."""
_SIDE = 12


class _Told(NamedTuple):
    """One incident: what is said of it, and since when."""

    incident_id: int
    words: str
    at: datetime


class ReturnedBlock(QWidget):
    """Stands only while an offer that came back has not been made up for; red, as everywhere."""

    asked = Signal(int)
    """An incident that somebody wants to see."""
    resized = Signal()
    """It came, or went."""

    def __init__(self, store: Shown, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._ink = store, ink
        self._told: tuple[_Told, ...] = ()
        self.setAccessibleName(self.tr("Came back"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        PartKeys(self, lambda: self._ink.pot, walks=False)
        store.changed.connect(self.take)
        self.hide()
        self.take()

    @property
    def wide(self) -> int:
        """The width that it wants; none where nothing came back."""
        return WIDTH if self._told else 0

    @guarded_hint
    def sizeHint(self) -> QSize:
        return QSize(self.wide, 56)

    @Slot()
    def take(self) -> None:
        """Look at the board anew; costs what came back, not what is open."""
        before, board = self._told, self._store.board
        self._told = tuple(
            _Told(
                one, f"{board.incidents[one].reference} · {spoken(came_back_sentence(board, back))}", back.at
            )
            for one, back in all_came_back(board)
        )
        if self._told == before:
            return
        self.setAccessibleDescription("; ".join(one.words for one in self._told))
        if bool(self._told) != bool(before):
            self.setVisible(bool(self._told))
            self.resized.emit()
        self.update()

    def parts(self) -> tuple[Part, ...]:
        if not self._told:
            return ()
        act = partial(self.asked.emit, self._told[0].incident_id)
        words = "; ".join(one.words for one in self._told)
        does = self.tr("Show the incident")
        return (Part("came back", self._count(), words, self.rect(), PartKind.COUNT, act=act, does=does),)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_here = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._told and is_here:
            self.asked.emit(self._told[0].incident_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._told:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, theme = self._ink, self._ink.theme
        painter.fillRect(self.rect(), theme.ground)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.line)
        strong, small = ink.face(DeskSize.SMALL, Weight.STRONG), ink.face(DeskSize.REASON)
        newest, count = self._told[0], self._count()
        plate = QRectF(_SIDE - 4, 5, strong.width(count) + 12, 22)
        marks.plate(painter, ink.pot, plate, theme.s1, corner="cell")
        ink.write(painter, strong, theme.on_s, plate.left() + 6, strong.base_in(plate), count)
        at = clock_time(newest.at, self._store.board.floor_at)
        ink.write(painter, small, theme.text3, plate.right() + 8, strong.base_in(plate), at)
        ink.write(painter, small, theme.s1, _SIDE, 45, newest.words, self.width() - 2 * _SIDE)

    def _count(self) -> str:
        return self.tr("%n came back", "", len(self._told))


def _told(board: Board, incident_id: int, back: CameBack) -> _Told:
    reference = board.incidents[incident_id].reference
    return _Told(incident_id, f"{reference} · {spoken(came_back_sentence(board, back))}", back.at)
