"""Keeps the pane on one figure of a page's strip: opens it, steps through the figures, and lets it live."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, Signal, Slot

from wallboard.domain.figures import Figure, Level
from wallboard.domain.freshness import Freshness
from wallboard.models.floor import Floor
from wallboard.widgets.explain.explain_pane import ExplainPane
from wallboard.widgets.explain.explain_view import view_of
from wallboard.widgets.times import Moment


class Explainer(QObject):
    """Says of the chosen figure what the strip shows; looked at anew with the board and every second."""

    chose = Signal(str)
    """The key of the figure that is explained from now on."""

    def __init__(
        self,
        floor: Floor,
        pane: ExplainPane,
        figures: Callable[[], tuple[Figure, ...]],
        parent: QObject,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__(parent)
        self._floor, self._figures, self._zone = floor, figures, zone
        self.pane = pane
        self.key: str | None = None
        pane.stepped.connect(self.step)
        floor.ticker.tick.connect(self.take)
        for told in (floor.store.changed, floor.store.turned, floor.store.sight_changed):
            told.connect(self.take)
        floor.history.changed.connect(self.take)
        floor.choice.changed.connect(self.take)

    def choose(self, key: str) -> None:
        """Explain this figure from now on."""
        self.key = key
        self._show()
        self.chose.emit(key)

    def wanted(self) -> str:
        """Which one is meant by whoever names none: the last one explained, or else the loudest."""
        if self.key is not None:
            return self.key
        order = (Level.NORMAL, Level.WARNING, Level.ALARM)
        return max(self._figures(), key=lambda figure: order.index(figure.level)).key

    @Slot(int)
    def step(self, step: int) -> None:
        """Go to the figure before or after."""
        keys = [figure.key for figure in self._figures()]
        if self.key in keys:
            self.choose(keys[(keys.index(self.key) + step) % len(keys)])

    @Slot()
    def take(self) -> None:
        """Say it anew while it is open."""
        if self.pane.isVisible():
            self._show()

    def _show(self) -> None:
        figure = next((one for one in self._figures() if one.key == self.key), None)
        if figure is None:
            return
        selection, now = self._floor.choice.selection, self._now()
        view = view_of(
            selection.board,
            now,
            figure,
            history=self._floor.history.history,
            profile=self._floor.profile,
            moment=Moment(now, self._is_live, self._zone, past=self._floor.store.past_at is not None),
            is_whole=selection.is_everything,
        )
        self.pane.show_view(view)

    @property
    def _is_live(self) -> bool:
        return self._floor.store.sight.freshness is Freshness.LIVE

    def _now(self) -> datetime:
        """What is not live is explained as of when it was read."""
        return self._floor.ticker.now() if self._is_live else self._floor.store.board.floor_at
