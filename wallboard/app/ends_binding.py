"""Joins what is kept of a wall that stopped with the bar that tells of it where somebody sits."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, Slot

from wallboard.app.copy_dialog import CopyDialog
from wallboard.app.window import MainWindow, Page
from wallboard.domain.wall_ends import WallEnd
from wallboard.live.ends_reader import EndsReader, EndsSource
from wallboard.live.thread import OwnThread
from wallboard.widgets.ends.ends_bar import EndsBar
from wallboard.widgets.ends.words import full_text, summary_of
from wallboard.widgets.theme import Theme

AT_THE_DESK = frozenset({Page.DESK, Page.RULES})
_LEAVE_WITHIN_S = 2.0
_DIALOG = (820, 520)


class EndsBinding(QObject):
    """One for each main window, on its UI thread; the folder is read and written on another."""

    def __init__(self, window: MainWindow, theme: Theme, source: EndsSource) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self.bar = EndsBar(theme)
        window.add_bar(self.bar)
        self._dialog: CopyDialog | None = None
        self._reader = EndsReader(source)
        self._thread = OwnThread(self._reader, name="ends")
        self._reader.found.connect(self._tell)
        self.bar.seen.connect(self._see)
        self.bar.show_asked.connect(self._show)
        window.page_shown.connect(self._fit)
        window.closing.connect(self._close)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._thread.stop()
        self._thread.ended_within(_LEAVE_WITHIN_S)

    @Slot(object)
    def _tell(self, ends: tuple[WallEnd, ...]) -> None:
        self.bar.tell(ends)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """On a page that hangs where nobody sits it would only stand in the way."""
        self.bar.setVisible(bool(self.bar.ends) and self._window.page in AT_THE_DESK)

    @Slot(object)
    def _see(self, last: WallEnd) -> None:
        self.bar.tell(())
        self._fit()
        self._reader.see(last)

    @Slot()
    def _show(self) -> None:
        if not self.bar.ends:
            return
        if self._dialog is None:
            title = QCoreApplication.translate("WallEnds", "Wallboard: why the wall stopped")
            self._dialog = CopyDialog(title, self._window)
            self._dialog.dress(self._theme)
            self._dialog.resize(*_DIALOG)
        self._dialog.say(summary_of(self.bar.ends, datetime.now(UTC)))
        self._dialog.replace(full_text(end) for end in reversed(self.bar.ends))
        self._dialog.show()

    @Slot()
    def _close(self) -> None:
        """The window is gone: what it opened must not keep the program alive."""
        if self._dialog is not None:
            self._dialog.close()
