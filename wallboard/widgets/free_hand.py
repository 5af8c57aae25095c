"""Keys that are heard only while nothing is in the hand: while it carries, letters name people."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from wallboard.widgets.actions.act import Act
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase


class FreeHand(QObject):
    """Belongs to whoever has the acts, and listens for them or not as the hand is."""

    def __init__(self, hand: Hand, acts: Sequence[Act], owner: QObject) -> None:
        super().__init__(owner)
        self._hand, self._acts = hand, tuple(acts)
        hand.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        for act in self._acts:
            act.listen(is_listening=self._hand.phase is Phase.EMPTY)
