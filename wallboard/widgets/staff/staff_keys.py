"""The keyboard on the page of people: the hand walks over them, Space picks up what somebody holds."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from wallboard.live.fault import guarded_or
from wallboard.live.shown import Shown
from wallboard.models.payload import IncidentPayload
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import CARRY, UNDO
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_keys import HandKeys
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.notices import Notices
from wallboard.widgets.staff_page import StaffPage


class StaffKeys(QObject):
    """Takes the keys of the page while the hand carries; else the arrows walk from person to person.

    An incident that was picked up on another page is carried on here.
    """

    def __init__(self, page: StaffPage, hand: Hand, notices: Notices, store: Shown) -> None:
        super().__init__(page)
        self._page, self._hand, self._store = page, hand, store
        self._keys = HandKeys(page, hand)
        page.installEventFilter(self)
        page.people.installEventFilter(self)
        Act(CARRY, self._pick_up, page, has_keys=False)
        Act(UNDO, notices.undo, page, notices.why_no_undo)

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._page:
            self._carry_on()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self._keys.is_walking:
            return self._keys.event_taken(event)
        if CARRY.matches(event) and watched is self._page.people:
            return self._pick_up()
        if watched is self._page and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self._page.people.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _carry_on(self) -> None:
        if self._hand.phase is Phase.CARRYING and not self._keys.is_walking:
            self._keys.begin()

    def _pick_up(self) -> bool:
        """What the person in focus holds; False where they hold nothing."""
        incident_id = self._page.people.incident_in_focus
        if incident_id is None:
            return False
        self.carry(incident_id)
        return True

    @Slot(object)
    def carry(self, incident_id: int) -> None:
        """Close the hand around an incident, for the keys."""
        incident = self._store.board.incidents.get(incident_id)
        if incident is not None and self._hand.pick_up(IncidentPayload(incident.id, incident.version)):
            self._keys.begin()
