"""Why people were sent to the one incident that a page shows: read when somebody asks, and followed then."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.change import Change
from wallboard.domain.decision import Decision
from wallboard.live.shown import Shown
from wallboard.live.stories import AskedWhy


class DecisionKeeper(QObject):
    """The decisions about one incident, read again whenever the board says that it went on.

    One question at a time: what changes while one is on its way is asked for once it is answered.
    """

    changed = Signal()
    """`decisions` or `trouble` is another one."""

    def __init__(self, shown: Shown, ask: Callable[[AskedWhy], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask_for = ask
        self._wanted: int | None = None
        self._underway: AskedWhy | None = None
        self._is_outdated = False
        self.decisions: tuple[Decision, ...] | None = None
        self.trouble = ""
        shown.changed.connect(self._follow)

    def follow(self, incident_id: int | None) -> None:
        """Tell why of this incident from now on; None of nobody."""
        if incident_id == self._wanted:
            return
        self._wanted = incident_id
        self.decisions, self.trouble = None, ""
        self._ask()
        self.changed.emit()

    @Slot(object, object)
    def take(self, asked: object, found: tuple[Decision, ...]) -> None:
        """An answer; one to another's question is passed over."""
        if asked is not self._underway or self._underway is None:
            return
        is_wanted = self._underway.incident_id == self._wanted
        self._underway = None
        if is_wanted and (found != self.decisions or self.trouble):
            self.decisions, self.trouble = found, ""
            self.changed.emit()
        if self._is_outdated or not is_wanted:
            self._ask()

    @Slot(object, str)
    def lose(self, asked: object, sentence: str) -> None:
        """What was read before stays."""
        if asked is not self._underway or self._underway is None:
            return
        is_wanted = self._underway.incident_id == self._wanted
        self._underway = None
        if not is_wanted:
            self._ask()
        elif sentence != self.trouble:
            self.trouble = sentence
            self.changed.emit()

    def _ask(self) -> None:
        if self._wanted is None:
            return
        self._is_outdated = self._underway is not None
        if self._underway is None:
            self._underway = AskedWhy(self._wanted)
            self._ask_for(self._underway)

    @Slot(object)
    def _follow(self, change: Change) -> None:
        touched = (change.incidents_added, change.incidents_removed, change.incidents_changed)
        if any(self._wanted in ids for ids in touched):
            self._ask()
