"""Keeps a page's word on who else follows the log, and on each of its sources, up to date."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent

from wallboard.domain.freshness import Freshness
from wallboard.domain.sources import Origin, Sources
from wallboard.live.heartbeat import RollKeeper
from wallboard.live.sources import SourceKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.company.pane import CompanyPane, lines_of
from wallboard.widgets.company.words import Company, company_of
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk.head import DeskHead
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.theme import Theme
from wallboard.widgets.times import Moment
from wallboard.widgets.wall.card_place import FLOOR_PX
from wallboard.widgets.wall.grid import HEADS
from wallboard.widgets.wall.source_veil import SourceVeil
from wallboard.widgets.wall_page import WallPage

KEY = Qt.Key.Key_H


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
        if self._frame.beside is self.pane:
            self.pane.show_lines(lines_of(self._roll.roll_call, self._now, self.sources, self.moment))

    @Slot()
    def toggle(self) -> None:
        """Open the list beside the page, or close it."""
        if self._frame.beside is self.pane:
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
        if self._frame.beside is self.pane:
            self.pane.dress(self.ink())


class WallCompany(CompanyTeller):
    """The wall's: a line in the headline, loud where somebody fell silent, and a veil over stale sources.

    `H`, or a click on the state of the page, opens the list.
    """

    def __init__(
        self, frame: PageFrame, floor: Floor, sources: SourceKeeper, roll: RollKeeper, theme: Theme
    ) -> None:
        assert isinstance(frame.page, WallPage)
        self._page: WallPage = frame.page
        super().__init__(frame, floor, sources, roll, theme)
        page = self._page
        pot = page.history.pot
        self.veils = {
            Origin.HOURS: SourceVeil(pot, self.tr("Last hours are not live"), page),
            Origin.WEEKS: SourceVeil(pot, self.tr("Forecast is not live"), page),
        }
        page.installEventFilter(self)
        self._place()
        self.tell()

    @property
    def pane_scale(self) -> float:
        return self._page.promises.pot.scale * FLOOR_PX

    @Slot()
    def tell(self) -> None:
        super().tell()
        self._page.headline.show_company(self.company)
        is_live = self._floor.store.sight.freshness is Freshness.LIVE
        for origin, veil in self.veils.items():
            veil.show_source(self.sources.get(origin) if is_live else None, self.moment)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.PaletteChange):
            QTimer.singleShot(0, self, self._place)  # after the page has laid itself out
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == KEY and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.toggle()
                return True
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            at, headline = event.position().toPoint(), self._page.headline.geometry()
            if headline.contains(at) and at.x() > headline.right() - self._page.headline.state_width:
                self.toggle()
        return False

    @Slot()
    def _place(self) -> None:
        page, pot = self._page, self._page.history.pot
        people = page.people.geometry()
        people.setHeight(round(pot.u(HEADS)) if not people.isEmpty() else 0)
        for origin, part in ((Origin.HOURS, page.history.geometry()), (Origin.WEEKS, people)):
            self.veils[origin].dress(pot)
            self.veils[origin].place(part)


class DeskCompany(CompanyTeller):
    """A desk's: the loud line at the page's head, and the list by its key."""

    def __init__(
        self,
        frame: PageFrame,
        head: DeskHead,
        floor: Floor,
        sources: SourceKeeper,
        roll: RollKeeper,
        theme: Theme,
    ) -> None:
        self._head = head
        super().__init__(frame, floor, sources, roll, theme)
        self.tell()

    @Slot()
    def tell(self) -> None:
        super().tell()
        self._head.show_state(self._floor.store.trouble or self.company.loud)
