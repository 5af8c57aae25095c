"""The filter on a page of the wall's kind: what passes is shown, and the line at its head says so."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from wallboard.domain.selection import Selection
from wallboard.models.choice import FilterChoice


class NarrowedPage(Protocol):
    """A page that can show what passes a filter."""

    def narrow(self, selection: Callable[[], Selection]) -> None: ...


class PageFilter(QObject):
    """Shows on one page what the choice lets through, and again whenever it is another one."""

    def __init__(self, page: NarrowedPage, choice: FilterChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._choice = page, choice
        choice.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        self._page.narrow(self._selection)

    def _selection(self) -> Selection:
        return self._choice.selection
