"""What opens an incident on the wall: a click on its promise or on somebody busy with it, Enter and I."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from wallboard.live.fault import guarded_or
from wallboard.models.floor import Floor
from wallboard.widgets.detail.beside import DetailBeside
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_wall_keys import WallKeys
from wallboard.widgets.notices import Notices
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall.card_place import FLOOR_PX
from wallboard.widgets.wall_page import WallPage


class WallDetails(QObject):
    """Takes the page's clicks and keys, and opens what they stand on beside it."""

    def __init__(
        self, frame: PageFrame, page: WallPage, floor: Floor, hand: Hand, notices: Notices, theme: Theme
    ) -> None:
        super().__init__(page)
        self._page, self._floor, self._hand = page, floor, hand
        self._pressed: tuple[QPoint, int] | None = None
        scale = partial(_scale_of, page)
        self.beside = DetailBeside(frame, floor, hand, notices, theme, scale)
        page.installEventFilter(self)
        keys = page.findChild(WallKeys)
        if keys is not None:
            keys.asked.connect(self.beside.prove)
            keys.opened.connect(self.beside.open)
            self.beside.carried.connect(keys.carry)
            self.beside.column.several = keys.chosen_ids

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._take_mouse(event)
        return False

    def incident_at(self, at: QPoint) -> int | None:
        """The incident of the promise under a point of the page, or the worst that who stands there holds."""
        incident_id = self._page.promise_at(at)
        if incident_id is not None:
            return incident_id
        target = self._page.target_at(at)
        return None if target is None or target.agent_id is None else self._held_by(target.agent_id)

    def _held_by(self, agent_id: int) -> int | None:
        board = self._floor.store.board
        held = (one.incident_id for one in board.assignments_of_agent.get(agent_id, ()) if one.is_active)
        there = [board.incidents[one] for one in held if one in board.incidents]
        worst = min(there, key=lambda incident: (incident.severity, incident.opened_at), default=None)
        return None if worst is None else worst.id

    def _take_mouse(self, event: QMouseEvent) -> None:
        """Press and release in one place are a click; far apart they were a drag."""
        at = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            incident_id = self.incident_at(at) if event.button() == Qt.MouseButton.LeftButton else None
            self._pressed = None if incident_id is None else (at, incident_id)
        elif self._pressed is None:
            return
        elif event.type() == QEvent.Type.MouseMove:
            if (at - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
        elif event.type() == QEvent.Type.MouseButtonRelease:
            incident_id, self._pressed = self._pressed[1], None
            if self.incident_at(at) == incident_id:
                self.open(incident_id)

    @Slot(object)
    def open(self, incident_id: int) -> None:
        """All about an incident, beside the wall."""
        self.beside.open(incident_id)


def _scale_of(page: WallPage) -> float:
    return page.promises.pot.scale * FLOOR_PX
