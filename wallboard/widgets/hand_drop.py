"""A place where the hand can let go: reads Qt's drag events of one widget, by their MIME data only."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded_or
from wallboard.models.payload import decode
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase, Sending, Target

Spot = Target | Sending
"""Something to let go over, or something that turns what is carried into being sent otherwise."""
SpotAt = Callable[[QPoint], Spot | None]
"""What lies under a point of the widget."""


class DropZone(QObject):
    """Makes a widget a place to drop on; the widget only says what lies under a point.

    A target that blocks still takes the drop event, for otherwise it could not say why. Shift sends to
    help, Ctrl keeps for later, as long as they are held; a place that turns does so until another turns.
    """

    def __init__(self, widget: QWidget, hand: Hand, spot_at: SpotAt) -> None:
        super().__init__(widget)
        self._hand = hand
        self._spot_at = spot_at
        self._is_turned_by_keys = False
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    @guarded_or(False)
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
        spot = self._spot_at(event.position().toPoint())
        self._turn(event, spot)
        self._hand.hover(spot if isinstance(spot, Target) else None)
        if not isinstance(spot, Target):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def _turn(self, event: QDropEvent, spot: Spot | None) -> None:
        """By the keys that are held down, or by a place that turns."""
        keys = sending_of(event.modifiers())
        if isinstance(spot, Sending):
            self._is_turned_by_keys = False
            self._hand.turn(spot)
        elif keys is not Sending.LEAD:
            self._is_turned_by_keys = True
            self._hand.turn(keys)
        elif self._is_turned_by_keys:
            self._is_turned_by_keys = False
            self._hand.turn(Sending.LEAD)

    def _drop(self, event: QDropEvent) -> None:
        payload = decode(event.mimeData())
        if payload is None:
            self._hand.refuse_foreign()
            event.ignore()
            return
        spot = self._spot_at(event.position().toPoint())  # first: picking up may move the targets
        if not self._hand.carries(payload) and not self._hand.pick_up(payload):
            event.ignore()
            return
        self._turn(event, spot)
        if not isinstance(spot, Target):
            self._hand.put_back()
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._hand.let_go(spot)


def sending_of(modifiers: Qt.KeyboardModifier) -> Sending:
    """As what the keys that are held down send somebody."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Sending.SUPPORT
    return Sending.RESERVED if modifiers & Qt.KeyboardModifier.ControlModifier else Sending.LEAD
