"""Keeps a page's word on who else follows the log, and on each of its sources, up to date."""

from datetime import datetime

from PySide6.QtCore import QObject, Slot

from wallboard.domain.freshness import Freshness
from wallboard.domain.sources import Sources
from wallboard.live.heartbeat import RollKeeper
from wallboard.live.sources import SourceKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.company.pane import CompanyPane, lines_of
from wallboard.widgets.company.words import Company, company_of
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.theme import Theme
from wallboard.widgets.times import Moment


class CompanyTeller(QObject):
    """Once a second: what to say of the others, and the list of them while it is open.

    A page of the past says nothing of who is there now.
    """

    def __init__(
        self, frame: PageFrame, floor: Floor, sources: SourceKeeper, roll: RollKeeper, theme: Theme
    ) -> None:
        super().__init__(frame)
        self._frame, self._floor, self._sources, self._roll = frame, floor, sources, roll
        self._theme = theme
        self.pane = CompanyPane(DeskInk(theme), frame)
        sources.changed.connect(self.tell)
        roll.changed.connect(self.tell)
        floor.ticker.tick.connect(self.tell)
        floor.store.sight_changed.connect(self._take_sight)
        floor.store.turned.connect(self.tell)

    @property
    def company(self) -> Company:
        if self._is_past:
            return Company()
        return company_of(self._roll.roll_call, self._now)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._frame.beside is self.pane

    @property
    def sources(self) -> Sources:
        """Empty on a page of the past, which is what it was."""
        return {} if self._is_past else self._sources.sources

    @property
    def moment(self) -> Moment:
        """What the page's clock says."""
        is_live = self._floor.store.sight.freshness is Freshness.LIVE
        now = self._floor.ticker.now() if is_live else self._floor.store.board.floor_at
        return Moment(now, live=is_live)

    @Slot()
    def tell(self) -> None:
        """Say it again where it differs."""
        if self.is_open:
            self.pane.show_lines(lines_of(self._roll.roll_call, self._now, self.sources, self.moment))

    @Slot()
    def toggle(self) -> None:
        """Open the list beside the page, or close it."""
        if self.is_open:
            self._frame.undock(self.pane)
            return
        self.pane.dress(self.ink())
        self._frame.dock_right(self.pane)
        self.tell()

    def ink(self) -> DeskInk:
        """What the list is written with."""
        is_live = self._floor.store.sight.freshness is Freshness.LIVE
        return DeskInk(self._theme if is_live else self._theme.stale(), self.pane_scale)

    @property
    def pane_scale(self) -> float:
        return 1.0

    @property
    def _now(self) -> datetime:
        """The database's now; while a page looks at the past, the last instant that was heard of."""
        roll = self._roll.roll_call
        if self._is_past and roll is not None:
            return roll.read_at
        return self._floor.ticker.database_now()

    @property
    def _is_past(self) -> bool:
        return self._floor.store.past_at is not None

    @Slot(object)
    def _take_sight(self, _sight: object) -> None:
        self.tell()
        if self.is_open:
            self.pane.dress(self.ink())
