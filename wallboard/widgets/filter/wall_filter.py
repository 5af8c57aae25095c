"""The filter on a page of the wall's kind: what passes is shown, and the line at its head says so."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from wallboard.domain.selection import AT_ONCE, Selection
from wallboard.models.choice import FilterChoice


class NarrowedPage(Protocol):
    """A page that can show what passes a filter."""

    def narrow(self, selection: Callable[[], Selection]) -> None: ...


class PageFilter(QObject):
    """Shows on one page what the choice lets through, and again whenever it is another one.

    What was chosen of a large floor is looked at in a turn of its own, so that a key pressed meanwhile
    waits for that or for a repaint, and not for both and for the last slice of the choice.
    """

    def __init__(self, page: NarrowedPage, choice: FilterChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._choice = page, choice
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._show)
        choice.changed.connect(self._show_soon)
        self._show()

    @Slot()
    def _show_soon(self) -> None:
        if self._choice.selection.total > AT_ONCE:
            self._turn.start()
        else:
            self._show()

    @Slot()
    def _show(self) -> None:
        self._page.narrow(self._selection)

    def _selection(self) -> Selection:
        return self._choice.selection
