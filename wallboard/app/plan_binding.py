"""Joins one page of the plan to the live floor while it is shown; a page that is not shown costs nothing."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from wallboard.domain.change import Change
from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.history import LoadHistory
from wallboard.domain.plan_focus import filter_of
from wallboard.domain.prospect import Prospect
from wallboard.domain.selection import Selection
from wallboard.domain.wall_plan import PlanPage
from wallboard.live.nights import NightKeeper
from wallboard.models.choice import FilterChoice
from wallboard.models.floor import Floor
from wallboard.widgets.plan.area_page import AreaPage
from wallboard.widgets.wall_page import WallPage


class PlanBinding(QObject):
    """`wake` has the page made ready, and `ready` says when it may be shown; `sleep` lets everything go."""

    ready = Signal()

    def __init__(
        self, plan: PlanPage, page: WallPage, floor: Floor, nights: NightKeeper | None = None
    ) -> None:
        super().__init__(page)
        self._nights = nights if isinstance(page, AreaPage) and page.asks_for_night else None
        self._plan, self._page, self._floor = plan, page, floor
        self._choice: FilterChoice | None = None
        self._is_awake = False
        self._read_at: datetime | None = None
        page.strip.profile = floor.profile
        page.go_on_from(lambda: floor.store.groundwork)

    @property
    def is_awake(self) -> bool:
        return self._is_awake

    def wake(self) -> None:
        """Look at the floor as it is now, through the page's own filter; a page that is about the team that
        needs somebody most asks anew which that is."""
        store = self._floor.store
        asked = filter_of(self._plan, store.board, self._floor.ticker.now())
        if self._choice is None or self._choice.kept != asked:
            self._drop_choice()
            self._choice = FilterChoice(store, parent=self)
            self._choice.keep(asked)
            if not self._choice.is_settled:
                self._choice.changed.connect(self._show)
        elif self._is_awake:  # it shows the floor as it is already, but who else asks for another night?
            self._show_night()
            self.ready.emit()
            return
        if self._choice.is_settled:
            self._show()

    def sleep(self) -> None:
        """Hear of nothing any more until it is woken."""
        if self._is_awake:
            self._is_awake = False
            for signal, slot in self._signals():
                signal.disconnect(slot)
        self._page.sleep()
        self._drop_choice()

    def _signals(self) -> list[tuple[SignalInstance, Callable[..., None]]]:
        floor = self._floor
        pairs: list[tuple[SignalInstance, Callable[..., None]]] = [
            (floor.store.changed, self._show_change),
            (floor.store.sight_changed, self._show_sight),
            (floor.ticker.tick, self._show_tick),
            (floor.history.changed, self._show_history),
            (floor.records.prospect_changed, self._show_prospect),
        ]
        if self._nights is not None:
            pairs.append((self._nights.changed, self._show_night))
        return pairs

    @Slot()
    def _show(self) -> None:
        if not self._is_awake:
            self._is_awake = True
            for signal, slot in self._signals():
                signal.connect(slot)
        with self._page.told_together():
            self._page.narrow(self._selection)
            self._show_history(self._floor.history.history)
            self._show_prospect(self._floor.records.prospect)
            self._show_night()
            self._show_change(Change())
            self._show_sight(self._floor.store.sight)
        self.ready.emit()

    def _drop_choice(self) -> None:
        if self._choice is not None:
            self._choice.deleteLater()
            self._choice.setParent(None)
            self._choice = None

    def _selection(self) -> Selection:
        assert self._choice is not None
        return self._choice.selection

    @Slot(object)
    def _show_change(self, change: Change) -> None:
        board = self._floor.store.board
        self._read_at = board.read_at
        self._page.show_board(board, change, self._floor.ticker.now())

    @Slot(object)
    def _show_sight(self, sight: Sight) -> None:
        """The page dates itself by its board, and polls that found nothing did not bring it a newer one."""
        if sight.freshness is not Freshness.LIVE and self._read_at != self._floor.store.board.read_at:
            self._show_change(Change())
        self._page.show_sight(sight)
        self._page.headline.show_trouble(self._floor.store.trouble)

    @Slot(object)
    def _show_tick(self, now: datetime) -> None:
        self._page.show_tick(now)

    @Slot(object)
    def _show_history(self, history: LoadHistory | None) -> None:
        if history is not None:
            self._page.show_history(history)

    @Slot()
    def _show_night(self) -> None:
        if self._nights is not None and isinstance(self._page, AreaPage):
            self._page.show_night(self._nights.night(self._plan.night))

    @Slot(object)
    def _show_prospect(self, prospect: Prospect | None) -> None:
        self._page.show_prospect(prospect)
