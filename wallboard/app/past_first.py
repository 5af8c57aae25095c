"""Begins a window with a past instant: nothing but a sentence is shown until the past is there."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Slot

from wallboard.app.live_path import LivePath
from wallboard.app.window import MainWindow
from wallboard.widgets.time_machine.past_words import past_said

AGAIN_MS = 5000


class PastFirst(QObject):
    """Asks the time machine for the instant, and again as long as it cannot be shown.

    Live numbers under the eyes of somebody who asked for last Monday would be taken for Monday's.
    """

    def __init__(self, window: MainWindow, live: LivePath, at: datetime, begin: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._live, self._at, self._begin = window, live, at, begin
        live.view.turned.connect(self._show)
        live.time_machine.said.connect(self._say)
        words = self.tr("Reading the floor as it was: {instant}")
        window.say(words.format(instant=past_said(at, live.ticker.now()).instant))
        self._ask()

    @Slot()
    def _ask(self) -> None:
        if self._window.page is None:
            self._live.time_machine.go_at_first(self._at)

    @Slot(object)
    def _show(self, at: datetime | None) -> None:
        if at is not None:
            self._live.view.turned.disconnect(self._show)
            self._live.time_machine.said.disconnect(self._say)
            self._begin()

    @Slot(str)
    def _say(self, sentence: str) -> None:
        """An outage ends, and what is still to come comes: so it is asked for again."""
        if sentence:
            self._window.say(sentence)
            QTimer.singleShot(AGAIN_MS, self, self._ask)
