"""Tells the other desks what the hand of this one carries."""

from PySide6.QtCore import QObject, Slot

from wallboard.live.hands import OtherHands
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase


class HandsBinding(QObject):
    """While the hand is closed it carries what is in it; while it is asked something, that is open here."""

    def __init__(self, hand: Hand, hands: OtherHands, parent: QObject) -> None:
        super().__init__(parent)
        self._hand, self._hands = hand, hands
        hand.changed.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        held = self._hand.held
        every = () if held is None else held.every
        ids = frozenset(incident_id for incident_id, _ in every)
        self._hands.carry(ids, is_asked=self._hand.phase is Phase.ASKED)
