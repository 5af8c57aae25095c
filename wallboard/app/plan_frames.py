"""Makes the pages of a plan for one window, each once, and before its turn where there is time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from wallboard.app.live_path import LivePath
from wallboard.app.plan_binding import PlanBinding
from wallboard.app.room_follower import RoomFollower, RoomOn
from wallboard.app.wall_motion import wall_motion
from wallboard.domain.wall_plan import PlanPage, WallPlan
from wallboard.live.fault import guarded_or
from wallboard.live.nights import NightKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.company.in_room import RoomCompany
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.plan.area_page import AreaPage
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall_page import WallPage

AHEAD_MS = 250
"""Between two pages that are made before their turn; the page shown has the rest."""


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """A page of the plan in its frame, and what wakes it and lets it sleep."""

    plan: PlanPage
    frame: PageFrame
    binding: PlanBinding
    company: RoomCompany

    def wake(self) -> None:
        """Have it made ready to be shown."""
        self.binding.wake()

    def sleep(self) -> None:
        """Nothing of it costs anything until it is woken."""
        self.binding.sleep()


class CompanyWhileShown(RoomCompany):
    """Says who else follows the log on a page that is shown, and on no other."""

    @Slot()
    def tell(self) -> None:
        if self._page.isVisible():
            super().tell()

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self, self.tell)
        return super().eventFilter(watched, event)


class EndsWhenHidden(QObject):
    """Ends a page that no plan has any more as soon as another has taken its place."""

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and isinstance(watched, QWidget) and watched.isHidden():
            watched.deleteLater()
        return False


class PlanFrames(QObject):
    """The pages of one window by name; of another plan only those stay that are the same there."""

    def __init__(
        self,
        live: LivePath,
        floor: Floor,
        theme: Theme,
        room_on: RoomOn,
        *,
        moves: bool = False,
        nights: NightKeeper | None = None,
    ) -> None:
        super().__init__()
        self._nights = nights
        self._live, self._floor, self._theme, self._room_on = live, floor, theme, room_on
        self._moves = moves
        self._made: dict[str, PlanFrame] = {}
        self._ahead: list[PlanPage] = []
        self._soon = QTimer(self, singleShot=True, interval=AHEAD_MS)
        self._soon.timeout.connect(self._make_next)

    def of(self, plan: PlanPage) -> PlanFrame:
        """The page in its frame; made anew where its plan is another one."""
        known = self._made.get(plan.name)
        if known is None or known.plan != plan:
            self._drop(plan.name)
            known = self._made[plan.name] = self._make(plan)
        return known

    def make_ahead(self, pages: Sequence[PlanPage]) -> None:
        """Make those that are not made yet one by one, so that none is made on its turn."""
        self._ahead = list(pages)
        self._soon.start()

    @Slot()
    def _make_next(self) -> None:
        while self._ahead:
            page = self._ahead.pop(0)
            known = self._made.get(page.name)
            if known is None or known.plan != page:
                self.of(page)
                self._soon.start()
                return

    def keep_only(self, plan: WallPlan) -> None:
        """Let go of every page that this plan does not have."""
        for name, made in list(self._made.items()):
            if plan.page(name) != made.plan:
                self._drop(name)

    def _make(self, plan: PlanPage) -> PlanFrame:
        page = WallPage(self._theme) if plan.areas is None else AreaPage(plan, self._theme)
        page.setAccessibleName(plan.title)
        frame = PageFrame(page)
        # page, bar and foot cover it: so the window moves what is painted by a pixel and paints nothing anew
        frame.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        binding = PlanBinding(plan, page, self._floor, self._nights)
        if plan.areas is None:
            wall_motion(page, self._floor, self._theme).allow(self._moves)
        company = CompanyWhileShown(frame, self._floor, self._live.sources, self._live.roll, self._theme)
        RoomFollower(frame, self._room_on)
        return PlanFrame(plan, frame, binding, company)

    def _drop(self, name: str) -> None:
        made = self._made.pop(name, None)
        if made is not None:
            if made.frame.isHidden():
                made.binding.sleep()
                made.frame.setParent(None)
                made.frame.deleteLater()
            else:  # it is shown, with all that is docked to it, until the page that comes is ready
                made.frame.installEventFilter(EndsWhenHidden(made.frame))
