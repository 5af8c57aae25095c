"""Who else follows the log, on the desk: a loud line at its head, and the list in the incident's column."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent

from wallboard.domain.sources import Origin
from wallboard.live.heartbeat import RollKeeper
from wallboard.live.sources import SourceKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import FOLLOWERS
from wallboard.widgets.company.in_place import CompanyInPlace
from wallboard.widgets.company.words import dated
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.hand import Hand
from wallboard.widgets.theme import Theme


class DeskCompany(CompanyInPlace):
    """`H` opens the list in the column's place; Escape, a chosen incident or one that is lifted closes it."""

    def __init__(
        self,
        frame: PageFrame,
        page: DeskPage,
        floor: Floor,
        hand: Hand,
        sources: SourceKeeper,
        roll: RollKeeper,
        theme: Theme,
    ) -> None:
        self._page, self._hand = page, hand
        super().__init__(frame, page, page.column, floor, sources, roll, theme)
        page.incidents.chosen.connect(self.close)
        for asking in (page.column.life, page.column.choosing, page.column.answering):
            asking.wanted.connect(self.close)
        hand.changed.connect(self._on_hand)
        Act(FOLLOWERS, self.toggle, page, has_keys=False)
        self.tell()

    @Slot()
    def tell(self) -> None:
        super().tell()
        self._page.need.show_age(self._as_of(Origin.BOARD, Origin.WEEKS))
        self._page.strip.show_forecast_age(self._as_of(Origin.WEEKS))

    def _as_of(self, *origins: Origin) -> str:
        """When the first of the sources that is not live was so; what draws on all is as old as that.

        Staff against need draws on two: who is there is the board's, what it takes the weeks'.
        """
        drawn_from = (self.sources.get(origin) for origin in origins)
        old = next((source for source in drawn_from if source is not None and not source.is_live), None)
        return "" if old is None else dated(old, self.moment)

    def may_open(self) -> bool:
        return self._hand.held is None

    def took(self, event: QKeyEvent) -> bool:
        """The desk listens to its keys itself."""
        if FOLLOWERS.matches(event):
            self.toggle()
            return True
        return super().took(event)

    @Slot()
    def _on_hand(self) -> None:
        if self._hand.held is not None:
            self.close()  # the preview of a drop stands in the column
