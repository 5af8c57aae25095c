"""Who else follows the log, on the desk: a loud line at its head, and the list in the incident's column."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from wallboard.domain.sources import Origin
from wallboard.live.heartbeat import RollKeeper
from wallboard.live.sources import SourceKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import FOLLOWERS
from wallboard.widgets.company.bound import CompanyTeller
from wallboard.widgets.company.words import dated
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.hand import Hand
from wallboard.widgets.theme import Theme


class DeskCompany(CompanyTeller):
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
        super().__init__(frame, floor, sources, roll, theme)
        self.pane.setParent(page)
        self.pane.hide()
        page.incidents.chosen.connect(self._close)
        for asking in (page.column.life, page.column.choosing, page.column.answering):
            asking.wanted.connect(self._close)
        hand.changed.connect(self._on_hand)
        page.column.installEventFilter(self)
        page.installEventFilter(self)
        Act(FOLLOWERS, self.toggle, page, has_keys=False)
        self.tell()

    @property
    def is_open(self) -> bool:
        return self.pane.isVisibleTo(self._page)

    @Slot()
    def tell(self) -> None:
        super().tell()
        self._page.head.show_state(self._floor.store.trouble or self.company.loud)
        self._page.need.show_age(self._as_of(Origin.BOARD, Origin.WEEKS))
        self._page.strip.show_forecast_age(self._as_of(Origin.WEEKS))

    def _as_of(self, *origins: Origin) -> str:
        """When the first of the sources that is not live was so; what draws on all is as old as that.

        Staff against need draws on two: who is there is the board's, what it takes the weeks'.
        """
        drawn_from = (self.sources.get(origin) for origin in origins)
        old = next((source for source in drawn_from if source is not None and not source.is_live), None)
        return "" if old is None else dated(old, self.moment)

    @Slot()
    def toggle(self) -> None:
        if self.is_open:
            self._close()
        elif self._hand.held is None:
            self.pane.dress(self.ink())
            self.pane.setGeometry(self._page.column.geometry())
            self.pane.show()
            self.pane.raise_()
            self.tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._page.column:
            self.pane.setGeometry(self._page.column.geometry())
        elif isinstance(event, QKeyEvent) and watched is self._page:
            return event.type() == QEvent.Type.KeyPress and self._took(event)
        return False

    def _took(self, event: QKeyEvent) -> bool:
        if FOLLOWERS.matches(event):
            self.toggle()
        elif event.key() == Qt.Key.Key_Escape and self.is_open:
            self._close()
        else:
            return False
        return True

    @Slot()
    def _close(self) -> None:
        self.pane.hide()

    @Slot()
    def _on_hand(self) -> None:
        if self._hand.held is not None:
            self._close()  # the preview of a drop stands in the column
