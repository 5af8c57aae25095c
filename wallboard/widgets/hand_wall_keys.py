"""The keyboard on the wall: arrows choose a promise, Space picks its incident up, Enter opens it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded, guarded_or
from wallboard.live.shown import Shown
from wallboard.models.payload import IncidentPayload
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_keys import HandKeys
from wallboard.widgets.ink import marks
from wallboard.widgets.notices import Notices
from wallboard.widgets.wall_page import WallPage

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class WallKeys(QObject):
    """Takes the wall's keys; the chosen promise is framed in the hand's colour."""

    asked = Signal(object)
    """“Why this time?” of the incident that the keys stand on."""
    opened = Signal(object)
    """All about the incident that the keys stand on."""

    def __init__(self, page: WallPage, hand: Hand, notices: Notices, store: Shown, ink: DeskInk) -> None:
        super().__init__(page)
        self._page = page
        self._hand = hand
        self._store = store
        self._keys = HandKeys(page, hand)
        self._frame = ChosenFrame(ink, page)
        self._chosen: int | None = None
        self._is_settling = False
        page.installEventFilter(self)
        hand.changed.connect(self._place)
        hand.changed.connect(self._settle)
        store.changed.connect(self._place)
        Act(catalogue.UNDO, notices.undo, page, notices.why_no_undo)
        Act(catalogue.CARRY, self._pick_up, page, has_keys=False)
        Act(catalogue.PROVE, partial(self._tell, self.asked), page, has_keys=False)
        Act(catalogue.OPEN, partial(self._tell, self.opened), page, has_keys=False)

    @property
    def chosen(self) -> int | None:
        """The incident whose promise the keys stand on."""
        return self._chosen

    def chosen_ids(self) -> tuple[int, ...]:
        """The same, for acts that may be for several."""
        return () if self._chosen is None else (self._chosen,)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self._keys.is_walking:
            return self._keys.event_taken(event)
        return self._choose_or_pick_up(event)

    def _choose_or_pick_up(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._step(STEPS[key])
        elif catalogue.CARRY.matches(event):
            self._pick_up()
        elif catalogue.PROVE.matches(event):
            self._tell(self.asked)
        elif catalogue.OPEN.matches(event):
            self._tell(self.opened)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self._chosen = None
            self._place()
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        shown = self._shown()
        if not shown:
            return
        place = shown.index(self._chosen) + step if self._chosen in shown else 0
        self._chosen = shown[max(0, min(len(shown) - 1, place))]
        self._place()

    def _pick_up(self) -> None:
        if self._chosen is None:
            self._step(1)
        incident = None if self._chosen is None else self._store.board.incidents.get(self._chosen)
        if incident is not None and self._hand.pick_up(IncidentPayload(incident.id, incident.version)):
            self._keys.begin()

    def carry(self, incident_id: int) -> None:
        """Pick an incident up for the keys, wherever it was chosen."""
        self._chosen = incident_id
        self._place()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pick_up()

    def _tell(self, told: SignalInstance) -> None:
        if self._is_settling:
            return
        if self._chosen is None:
            self._step(1)
        if self._chosen is not None:
            told.emit(self._chosen)

    @Slot()
    def _settle(self) -> None:
        """The Enter that gave a reason, and so emptied the hand, comes by here too and asks for nothing."""
        self._is_settling = True
        QTimer.singleShot(0, self, self._settled)

    @Slot()
    def _settled(self) -> None:
        self._is_settling = False

    def _shown(self) -> list[int]:
        """The incidents whose promises stand on the wall, from the top."""
        tops = {number: self._page.promises.rect_of(number) for number in self._store.board.incidents}
        return sorted((n for n, rect in tops.items() if not rect.isEmpty()), key=lambda n: tops[n].top())

    @Slot()
    def _place(self) -> None:
        if self._chosen is None and self._frame.isHidden():
            return  # as at nearly every change
        rect = QRect() if self._chosen is None else self._page.promises.rect_of(self._chosen)
        self._frame.put(rect.translated(self._page.promises.pos()) if not rect.isEmpty() else rect)


class ChosenFrame(QWidget):
    """A frame around the chosen promise; the mouse does not see it."""

    def __init__(self, ink: DeskInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink, self._page = ink, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def put(self, rect: QRect) -> None:
        """Around a rectangle of the page, as much of it as the page has; nothing where it is empty."""
        self.setVisible(not rect.isEmpty())
        if not rect.isEmpty():
            self.setGeometry(rect.adjusted(-6, -3, 6, 0).intersected(self._page.rect()))
            self.raise_()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        marks.frame(painter, self._ink.pot, box, self._ink.theme.accent, width=3, corner="plate")
