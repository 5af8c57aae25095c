"""Explains the wall's figures beside it: a click on one, or E, opens the pane; Escape closes it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from wallboard.live.fault import guarded_or
from wallboard.models.floor import Floor
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import EXPLAIN
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.explain.explain_pane import ExplainPane
from wallboard.widgets.explain.explainer import Explainer
from wallboard.widgets.figures.wall_figures import WallFigures
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.theme import Theme
from wallboard.widgets.wall.card_place import FLOOR_PX
from wallboard.widgets.wall_page import WallPage


class WallExplain(QObject):
    """Docks the pane to the frame and dresses it in the page's size and colours."""

    incident_asked = Signal(int)

    def __init__(self, frame: PageFrame, page: WallPage, floor: Floor, theme: Theme) -> None:
        super().__init__(frame)
        self._frame, self._page, self._floor, self._theme = frame, page, floor, theme
        self._look = (0.0, True)
        self.pane = ExplainPane(self._ink(), frame)
        self.explainer = Explainer(floor, self.pane, lambda: page.strip.figures, self)
        self.pane.incident_asked.connect(self.incident_asked)
        if (weeks := page.findChild(WallFigures)) is not None:
            self.pane.weeks_asked.connect(weeks.toggle)
        self.pane.installEventFilter(self)
        self.explainer.chose.connect(page.strip.show_explained)
        frame.beside_changed.connect(self._mark)
        page.strip.asked.connect(self.open)
        Act(EXPLAIN, self._open_wanted, page, has_keys=False)
        page.installEventFilter(self)
        floor.store.sight_changed.connect(self._dress)

    @Slot(str)
    def open(self, key: str) -> None:
        """Explain a figure; the one that is explained already closes."""
        if self._frame.beside is self.pane and self.explainer.key == key:
            self.close()
            return
        self._dress()
        self._frame.dock_right(self.pane)
        self.explainer.choose(key)
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_wanted(self) -> None:
        self.open(self.explainer.wanted())

    @Slot()
    def close(self) -> None:
        self._frame.undock(self.pane)
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._page:
            QTimer.singleShot(0, self, self._dress)  # after the page has laid itself out
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(event, in_pane=watched is self.pane)
        return False

    def _takes(self, event: QKeyEvent, *, in_pane: bool) -> bool:
        if EXPLAIN.matches(event):
            self._open_wanted()
        elif event.key() == Qt.Key.Key_Escape and in_pane:
            self.close()
        else:
            return False
        return True

    @Slot(object)
    def _mark(self, beside: object) -> None:
        """The figure that is explained is marked as long as the pane is seen."""
        self._page.strip.show_explained(self.explainer.key if beside is self.pane else None)

    def _ink(self) -> DeskInk:
        is_now = self._floor.store.sight.freshness.takes_drops
        scale = self._page.strip.pot.scale * FLOOR_PX
        self._look = (scale, is_now)
        ink = DeskInk(self._theme, scale)
        ink.turn(self._theme if is_now else self._theme.stale(), is_now=is_now)
        return ink

    @Slot()
    def _dress(self) -> None:
        is_now = self._floor.store.sight.freshness.takes_drops
        if self._look != (self._page.strip.pot.scale * FLOOR_PX, is_now):
            self.pane.dress(self._ink())
