"""Turns the pages of one screen: a beat each second, an interruption, another plan."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from wallboard.domain.rotation import Rotation
from wallboard.domain.wall_plan import PlanPage
from wallboard.live.clock import SteadyClock, steady_s

_LOOK_EVERY_MS = 500


class Interrupts(Protocol):
    """Whoever knows of alarms: whether one interrupts now, and when that may be otherwise."""

    @property
    def changed(self) -> SignalInstance: ...

    @property
    def interrupts(self) -> bool: ...


class PageTurner(QObject):
    """Says which page is to be shown; `turned` also at a further turn of a page that is alone."""

    turned = Signal(object)
    """The `PlanPage` to be shown from now on."""

    def __init__(
        self,
        pages: Sequence[PlanPage],
        holding: PlanPage,
        *,
        first: str = "",
        steady: SteadyClock = steady_s,
        parent: QObject | None = None,
    ) -> None:
        """`holding` is the page that an alarm holds."""
        super().__init__(parent)
        self._state, self._holding = Rotation.of(pages, first), holding
        self._steady, self._looked_s = steady, steady()
        self._alarms: Interrupts | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)

    @property
    def state(self) -> Rotation:
        return self._state

    @property
    def shown(self) -> PlanPage:
        return self._state.shown

    def heed(self, alarms: Interrupts) -> None:
        """Have the turns interrupted by these alarms."""
        self._alarms = alarms
        alarms.changed.connect(self._heed)
        self._heed()

    def take_plan(self, pages: Sequence[PlanPage], holding: PlanPage) -> None:
        """Go on by another plan, on the same page where there is one of that name."""
        was = self._state
        self._holding, self._state = holding, was.with_pages(pages)
        if was.held_by is not None:
            self._state = self._state.held(holding)
        self.turned.emit(self.shown)

    @Slot()
    def look(self) -> None:
        """Let the time pass since the last look."""
        now_s = self._steady()
        span, self._looked_s = timedelta(seconds=max(0.0, now_s - self._looked_s)), now_s
        before, self._state = self._state, self._state.after(span)
        if self._state.held_by is None and self._state.left > before.left - span:
            self.turned.emit(self.shown)

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _heed(self) -> None:
        is_held = self._alarms is not None and self._alarms.interrupts
        if is_held is (self._state.held_by is not None):
            return
        self.look()
        self._state = self._state.held(self._holding) if is_held else self._state.let_go()
        self.turned.emit(self.shown)
