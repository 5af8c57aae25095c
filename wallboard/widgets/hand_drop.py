"""A place where the hand can let go: reads Qt's drag events of one widget, by their MIME data only."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from wallboard.models.payload import decode
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase, Target

TargetAt = Callable[[QPoint], Target | None]
"""The target under a point of the widget."""


class DropZone(QObject):
    """Makes a widget a place to drop incidents on; the widget only says what lies under a point.

    A target that blocks still takes the drop event, for otherwise it could not say why.
    """

    def __init__(self, widget: QWidget, hand: Hand, target_at: TargetAt) -> None:
        super().__init__(widget)
        self._hand = hand
        self._target_at = target_at
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragMoveEvent):  # an enter event is a move event too
            if event.type() == QEvent.Type.DragEnter:
                self._enter(event)
            else:
                self._move(event)
            return True
        if isinstance(event, QDropEvent):
            self._drop(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._hand.hover(None)
            return True
        return False

    def _enter(self, event: QDragMoveEvent | QDragEnterEvent) -> None:
        payload = decode(event.mimeData())
        if payload is None:
            self._hand.refuse_foreign()
            event.ignore()
            return
        if self._hand.phase is not Phase.CARRYING and not self._hand.pick_up(payload):
            event.ignore()
            return
        self._move(event)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()  # wherever it enters: a widget that ignores the enter hears of no move after it

    def _move(self, event: QDragMoveEvent) -> None:
        if decode(event.mimeData()) is None or self._hand.phase is not Phase.CARRYING:
            event.ignore()
            return
        target = self._target_at(event.position().toPoint())
        self._hand.hover(target)
        if target is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def _drop(self, event: QDropEvent) -> None:
        payload = decode(event.mimeData())
        if payload is None:
            self._hand.refuse_foreign()
            event.ignore()
            return
        target = self._target_at(event.position().toPoint())  # first: picking up may move the targets
        if not self._hand.carries(payload) and not self._hand.pick_up(payload):
            event.ignore()
            return
        if target is None:
            self._hand.put_back()
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._hand.let_go(target)
