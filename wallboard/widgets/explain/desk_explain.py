"""Explains the desk's figures in the column of the incident: a click on one, or E; Escape brings it back."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from wallboard.live.fault import guarded_or
from wallboard.models.floor import Floor
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import EXPLAIN
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.explain.explain_pane import ExplainPane
from wallboard.widgets.explain.explainer import Explainer
from wallboard.widgets.hand import Hand
from wallboard.widgets.hand_state import Phase
from wallboard.widgets.theme import Theme


class DeskExplain(QObject):
    """Stands in the column's place while it is open; whoever chooses an incident or lifts one closes it."""

    def __init__(self, page: DeskPage, floor: Floor, hand: Hand, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._floor, self._hand, self._theme = page, floor, hand, theme
        self._is_now = True
        self.pane = ExplainPane(DeskInk(theme), page)
        self.explainer = Explainer(floor, self.pane, lambda: page.strip.figures, self)
        self.pane.incident_asked.connect(self.open_incident)
        self.pane.weeks_asked.connect(page.open_figures)
        page.strip.asked.connect(self.open)
        Act(EXPLAIN, self._open_wanted, page, has_keys=False)
        page.incidents.chosen.connect(self.close)
        for asking in (page.column.life, page.column.choosing, page.column.answering):
            asking.wanted.connect(self.close)
        hand.changed.connect(self._on_hand)
        floor.store.sight_changed.connect(self._dress)
        for watched in (page, self.pane, page.column):
            watched.installEventFilter(self)
        self._dress()

    @property
    def is_open(self) -> bool:
        return self.pane.isVisibleTo(self._page)

    @Slot(str)
    def open(self, key: str) -> None:
        """Explain a figure; the one that is explained already closes."""
        if self._hand.phase is not Phase.EMPTY:
            return
        if self.is_open and self.explainer.key == key:
            self._leave()
            return
        self._place()
        self._page.column.hide()
        self.pane.show()
        self.pane.raise_()
        self.explainer.choose(key)
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_wanted(self) -> None:
        self.open(self.explainer.wanted())

    @Slot()
    def close(self) -> None:
        """The incident is there again."""
        if self.is_open:
            self.pane.hide()
            self._page.column.show()

    @Slot(int)
    def open_incident(self, incident_id: int) -> None:
        """Show an incident in the column, and give it the keys."""
        self.close()
        self._page.detail.show_incident(incident_id)
        self._page.column.setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded_or(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page.column and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(event, in_pane=watched is self.pane)
        return False

    def _takes(self, event: QKeyEvent, *, in_pane: bool) -> bool:
        if EXPLAIN.matches(event) and self._hand.phase is Phase.EMPTY:
            self._open_wanted()
        elif event.key() == Qt.Key.Key_Escape and in_pane:
            self._leave()
        else:
            return False
        return True

    def _leave(self) -> None:
        self.close()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        self.pane.setGeometry(self._page.column.geometry())

    @Slot()
    def _on_hand(self) -> None:
        if self._hand.held is not None:
            self.close()  # the preview of a drop stands in the column

    @Slot()
    def _dress(self) -> None:
        is_now = self._floor.store.sight.freshness.takes_drops
        if is_now is not self._is_now:
            self._is_now = is_now
            ink = DeskInk(self._theme)
            ink.turn(self._theme if is_now else self._theme.stale(), is_now=is_now)
            self.pane.dress(ink)
