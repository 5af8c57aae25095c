"""The keyboard twin of the drag: keys walk over the targets, letters filter them, Enter lets go.

Shift and Enter send to help, Ctrl and Enter keep for later, as the same keys do during a drag.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wallboard.domain.deploy import Level
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_drop import sending_of
from wallboard.widgets.hand_state import Phase, Sending, Target

NEXT = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Tab})
PREVIOUS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Backtab})
LET_GO = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the keys are among the targets, and what has been typed so far."""

    stops: tuple[Target, ...] = ()
    at: Target | None = None
    typed: str = ""

    def onto(self, stops: Sequence[Target]) -> "Walk":
        """Stand on the best of these stops."""
        return replace(self, stops=tuple(stops), at=stops[0] if stops else None)

    def by(self, step: int) -> "Walk":
        """On to the next stop or back to the one before, round and round."""
        if not self.stops:
            return replace(self, at=None)
        place = self.stops.index(self.at) if self.at in self.stops else -max(0, step)
        return replace(self, at=self.stops[(place + step) % len(self.stops)])


def matches(name: str, typed: str) -> bool:
    """Every typed word begins a word of the name, so that “re f” finds Remy F."""
    words = name.casefold().split()
    return all(any(word.startswith(part) for word in words) for part in typed.casefold().split())


class HandKeys(QObject):
    """Takes the keys of a page while its hand carries; at other times they are the page's own."""

    typed_changed = Signal(str)
    """What has been typed to filter the targets."""

    def __init__(self, page: QWidget, hand: Hand) -> None:
        super().__init__(page)
        self._hand = hand
        self._walk: Walk | None = None
        hand.changed.connect(self._follow)

    def begin(self) -> None:
        """The keys picked the incident up: stand on the best target."""
        self._walk = Walk().onto(self._stops(""))
        self._hover()

    @property
    def is_walking(self) -> bool:
        return self._walk is not None

    @property
    def typed(self) -> str:
        return "" if self._walk is None else self._walk.typed

    def event_taken(self, event: QKeyEvent) -> bool:
        """Whether the key was for the hand."""
        walk = self._walk
        if walk is None or self._hand.phase is not Phase.CARRYING:
            return False
        key, modifiers = event.key(), event.modifiers()
        if key in LET_GO:
            self._let_go(walk, sending_of(modifiers))
        elif key == Qt.Key.Key_Escape:
            self._escape(walk)
        elif key in NEXT or key in PREVIOUS:
            self._step(walk.by(1 if key in NEXT else -1))
        elif key == Qt.Key.Key_Backspace:
            self._type(walk, walk.typed[:-1])
        elif (
            event.text().isprintable()
            and event.text()
            and not modifiers & Qt.KeyboardModifier.ControlModifier
        ):
            self._type(walk, walk.typed + event.text())
        else:
            return False
        return True

    def _let_go(self, walk: Walk, sending: Sending) -> None:
        """As what the keys that are held down say, else as what it is carried."""
        if sending is not Sending.LEAD:
            self._hand.turn(sending)
        self._hand.let_go(walk.at)

    def _escape(self, walk: Walk) -> None:
        if walk.typed:
            self._type(walk, "")
        else:
            self._hand.put_back()

    def _type(self, walk: Walk, typed: str) -> None:
        stops = self._stops(typed.lstrip())
        self._step(replace(walk, typed=typed.lstrip()).onto(stops))
        self.typed_changed.emit(typed.lstrip())

    def _step(self, walk: Walk) -> None:
        self._walk = walk
        self._hover()

    def _hover(self) -> None:
        if self._walk is not None:
            self._hand.hover(self._walk.at)

    def _stops(self, typed: str) -> tuple[Target, ...]:
        """Those who can go, best first; when nobody of that name can, those who cannot, to say why."""
        answers = self._hand.answers
        open_ = tuple(target for target in answers.best_first if matches(self._hand.name(target), typed))
        if open_ or not typed:
            return open_
        return tuple(
            target
            for target, answer in answers.by_target.items()
            if answer.level is Level.BLOCK and matches(self._hand.name(target), typed)
        )

    @Slot()
    def _follow(self) -> None:
        """Stay on the same target whatever it answers now: Enter must never mean somebody else."""
        if self._walk is None:
            return
        if self._hand.phase is Phase.CARRYING:
            self._walk = replace(self._walk, stops=self._stops(self._walk.typed))
        else:
            self._walk = None
            self.typed_changed.emit("")
