"""Who else follows the log, and which source is not live, on the pages that hang in a room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent

from wallboard.domain.freshness import Freshness
from wallboard.domain.sources import Origin
from wallboard.live.fault import guarded_or
from wallboard.live.heartbeat import RollKeeper
from wallboard.live.sources import SourceKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import FOLLOWERS
from wallboard.widgets.company.bound import CompanyTeller
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.heat_page import HeatPage
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall.card_place import FLOOR_PX
from wallboard.widgets.wall.grid import HEADS
from wallboard.widgets.wall.source_veil import SourceVeil
from wallboard.widgets.wall_page import WallPage

RoomPage = WallPage | HeatPage | StaffPage


@dataclass(frozen=True, slots=True)
class DrawnFrom:
    """A part of a page that draws on one source: `place` is where it stands now, empty where folded away."""

    origin: Origin
    place: Callable[[], QRect]


class RoomCompany(CompanyTeller):
    """A line in the headline, loud where somebody fell silent, and a veil over what a stale source feeds.

    `H`, or a click on the state of the page, opens the list.
    """

    def __init__(
        self, frame: PageFrame, floor: Floor, sources: SourceKeeper, roll: RollKeeper, theme: Theme
    ) -> None:
        assert isinstance(frame.page, RoomPage)
        self._page: RoomPage = frame.page
        super().__init__(frame, floor, sources, roll, theme)
        page = self._page
        self._drawn = drawn_from(page)
        self.veils = tuple(
            SourceVeil(page.headline.pot, _veil_word(part.origin), page) for part in self._drawn
        )
        page.installEventFilter(self)
        Act(FOLLOWERS, self.toggle, page, has_keys=False)
        self._place()
        self.tell()

    @property
    def pane_scale(self) -> float:
        return self._page.headline.pot.scale * FLOOR_PX

    @Slot()
    def tell(self) -> None:
        super().tell()
        self._page.headline.show_company(self.company)
        is_live = self._floor.store.sight.freshness is Freshness.LIVE
        for part, veil in zip(self._drawn, self.veils, strict=True):
            veil.show_source(self.sources.get(part.origin) if is_live else None, self.moment)

    @guarded_or(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.PaletteChange):
            QTimer.singleShot(0, self, self._place)  # after the page has laid itself out
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if FOLLOWERS.matches(event):
                self.toggle()
                return True
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            at, headline = event.position().toPoint(), self._page.headline.geometry()
            if headline.contains(at) and at.x() > headline.right() - self._page.headline.state_width:
                self.toggle()
        return False

    @Slot()
    def _place(self) -> None:
        for part, veil in zip(self._drawn, self.veils, strict=True):
            veil.dress(self._page.headline.pot)
            veil.place(part.place())


def drawn_from(page: RoomPage) -> Sequence[DrawnFrom]:
    """What of a page draws on another source than the board; people are the board's alone."""
    if isinstance(page, HeatPage):
        return [
            DrawnFrom(Origin.HOURS, partial(_hours_of, page, number)) for number in range(len(page.columns))
        ]
    if isinstance(page, WallPage):
        return [
            DrawnFrom(Origin.HOURS, page.history.geometry),
            DrawnFrom(Origin.WEEKS, partial(_head_of_people, page)),
        ]
    return []


def _hours_of(page: HeatPage, number: int) -> QRect:
    tile = page.columns[number].history
    return tile.geometry() if tile.isVisibleTo(page) else QRect()


def _head_of_people(page: WallPage) -> QRect:
    people = page.people.geometry()
    people.setHeight(round(page.people.pot.u(HEADS)) if not people.isEmpty() else 0)
    return people


def _veil_word(origin: Origin) -> str:
    if origin is Origin.HOURS:
        return QCoreApplication.translate("Company", "Last hours are not live")
    return QCoreApplication.translate("Company", "Forecast is not live")
