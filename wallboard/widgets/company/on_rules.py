"""Who else follows the log, on the page of rules: a line at its head, and the list where drafts are tried."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from wallboard.live.heartbeat import RollKeeper
from wallboard.live.sources import SourceKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import FOLLOWERS
from wallboard.widgets.company.bound import CompanyTeller
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.rules_page import RulesPage
from wallboard.widgets.theme import Theme


class RulesCompany(CompanyTeller):
    """`H` opens the list in the simulator's place; `H` again or Escape closes it."""

    def __init__(
        self,
        frame: PageFrame,
        page: RulesPage,
        floor: Floor,
        sources: SourceKeeper,
        roll: RollKeeper,
        theme: Theme,
    ) -> None:
        self._page = page
        super().__init__(frame, floor, sources, roll, theme)
        self.pane.setParent(page)
        self.pane.hide()
        page.simulator.installEventFilter(self)
        page.installEventFilter(self)
        Act(FOLLOWERS, self.toggle, page)
        self.tell()

    @property
    def is_open(self) -> bool:
        return self.pane.isVisibleTo(self._page)

    @Slot()
    def tell(self) -> None:
        super().tell()
        self._page.head.show_state(self._floor.store.trouble or self.company.loud)

    @Slot()
    def toggle(self) -> None:
        if self.is_open:
            self.pane.hide()
            return
        self.pane.dress(self.ink())
        self.pane.setGeometry(self._page.simulator.geometry())
        self.pane.show()
        self.pane.raise_()
        self.tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._page.simulator:
            self.pane.setGeometry(self._page.simulator.geometry())
        elif isinstance(event, QKeyEvent) and watched is self._page:
            return event.type() == QEvent.Type.KeyPress and self._took(event)
        return False

    def _took(self, event: QKeyEvent) -> bool:
        closes = event.key() == Qt.Key.Key_Escape and self.is_open
        if closes:
            self.pane.hide()
        return closes
