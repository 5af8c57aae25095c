"""Who else follows the log, in the place of a part of a page: a line at the head, the list over that part."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wallboard.live.fault import guarded_or
from wallboard.live.heartbeat import RollKeeper
from wallboard.live.sources import SourceKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.company.bound import CompanyTeller
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.rules_page import RulesPage
from wallboard.widgets.theme import Theme


class CompanyInPlace(CompanyTeller):
    """The list lies exactly over the part, moves with it, and leaves it by Escape."""

    def __init__(
        self,
        frame: PageFrame,
        page: DeskPage | RulesPage,
        part: QWidget,
        floor: Floor,
        sources: SourceKeeper,
        roll: RollKeeper,
        theme: Theme,
    ) -> None:
        self._head, self._over, self._part = page.head, page, part
        super().__init__(frame, floor, sources, roll, theme)
        self.pane.setParent(page)
        self.pane.hide()
        part.installEventFilter(self)
        page.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        return self.pane.isVisibleTo(self._over)

    @Slot()
    def tell(self) -> None:
        super().tell()
        self._head.show_state(self._floor.store.trouble or self.company.loud)

    @Slot()
    def toggle(self) -> None:
        if self.is_open:
            self.close()
        elif self.may_open():
            self.pane.dress(self.ink())
            self.pane.setGeometry(self._part.geometry())
            self.pane.show()
            self.pane.raise_()
            self.tell()

    def may_open(self) -> bool:
        """Whether the part can be done without now."""
        return True

    @Slot()
    def close(self) -> None:
        self.pane.hide()

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._part:
            self.pane.setGeometry(self._part.geometry())
        elif isinstance(event, QKeyEvent) and watched is self._over:
            return event.type() == QEvent.Type.KeyPress and self.took(event)
        return False

    def took(self, event: QKeyEvent) -> bool:
        """Whether a key of the page was meant for the list."""
        closes = event.key() == Qt.Key.Key_Escape and self.is_open
        if closes:
            self.close()
        return closes
