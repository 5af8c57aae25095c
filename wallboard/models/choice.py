"""Which incidents a person chose to see: one filter for all pages, read against the board in slices."""

import time
from collections.abc import Generator
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wallboard.domain.change import Change
from wallboard.domain.event import Entity
from wallboard.domain.filter import EVERYTHING, Filter
from wallboard.domain.selection import Selection, everything, selecting
from wallboard.live.shown import Shown
from wallboard.models.views import NamedView

_SLICE_S = 0.006
_NOTHING = Change()


class FilterChoice(QObject):
    """What is chosen for good (`kept`, the chips), what is being typed beside it, and what passes both.

    Another filter is worked out in slices, so that a key pressed over ten thousand incidents is answered
    within a frame; until it is done the page goes on with the last one. Must be made before the models
    that ask it, so that it hears of a change first.
    """

    asked_changed = Signal()
    """Another filter was asked for."""
    changed = Signal(object)
    """The frozenset of incident ids that came or went, when another filter is in force."""

    def __init__(self, shown: Shown, login: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._login = login
        self._kept, self._typed = EVERYTHING, EVERYTHING
        self._selection = everything(shown.board, login)
        self._work: Generator[None, None, Selection] | None = None
        self._missed = _NOTHING
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._work_a_slice)
        shown.changed.connect(self._follow)

    @property
    def login(self) -> str | None:
        """Whose incidents are “mine”."""
        return self._login

    @property
    def kept(self) -> Filter:
        """What is chosen until somebody takes it away."""
        return self._kept

    @property
    def asked(self) -> Filter:
        """The whole filter asked for, which may still be in the making."""
        return self._kept.joined(self._typed)

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what was asked for."""
        return self._work is None

    @property
    def selection(self) -> Selection:
        """What passes, of the board that is shown now."""
        if self._selection.whole is not self._shown.board:
            self._selection = self._selection.followed(self._shown.board, _NOTHING)
        return self._selection

    def keep(self, asked: Filter) -> None:
        """Show this and nothing of what was typed."""
        self._ask(asked, EVERYTHING)

    def keep_typed(self) -> None:
        """What was typed stays when the field is emptied."""
        self._ask(self.asked, EVERYTHING)

    def type(self, typed: Filter) -> None:
        """Show what is typed beside what is kept."""
        self._ask(self._kept, typed)

    @Slot(object)
    def show_view(self, view: NamedView) -> None:
        """Show what a named view shows."""
        self.keep(view.filter)

    @Slot()
    def clear(self) -> None:
        """Show everything."""
        self._ask(EVERYTHING, EVERYTHING)

    def _ask(self, kept: Filter, typed: Filter) -> None:
        before = (self._kept, self._typed)
        self._kept, self._typed = kept, typed
        if before == (kept, typed):
            return
        self._begin()
        self.asked_changed.emit()

    def _begin(self) -> None:
        self._missed = _NOTHING
        self._work = selecting(self.asked, self._shown.board, self._login)
        if not self._timer.isActive():
            self._work_a_slice()

    @Slot()
    def _work_a_slice(self) -> None:
        until_s = time.monotonic() + _SLICE_S
        while self._work is not None:
            try:
                next(self._work)
            except StopIteration as done:
                self._work = None
                self._take(done.value)
                return
            if time.monotonic() > until_s:
                self._timer.start()
                return

    def _take(self, selection: Selection) -> None:
        """What came to the board meanwhile is followed up before anybody looks."""
        before = _ids(self.selection)
        self._selection = selection
        if selection.whole is not self._shown.board:
            self._selection = selection.followed(self._shown.board, self._missed)
        self.changed.emit(before ^ _ids(self._selection))

    @Slot(object)
    def _follow(self, change: Change) -> None:
        self._selection = self._selection.followed(self._shown.board, change)
        if self._work is not None:
            self._missed = _both(self._missed, change)


def _ids(selection: Selection) -> frozenset[int]:
    lost = (i for entity, i in selection.board.unreadable if entity is Entity.INCIDENT)
    return frozenset(selection.board.incidents).union(lost)


def _both(first: Change, then: Change) -> Change:
    """Two changes one after the other, as far as a selection asks."""
    ids = first.incidents_changed | then.incidents_added | then.incidents_removed | then.incidents_changed
    return replace(
        first,
        incidents_changed=ids,
        agents=first.agents | then.agents,
        teams=first.teams | then.teams,
        policy=first.policy or then.policy,
        day=first.day or then.day,
    )
