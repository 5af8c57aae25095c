"""Which page each screen shows, for whoever brings the wall back after an end."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal


class WallStatus(QObject):
    """By the name of a screen, the name of its page."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, str] = {}

    @property
    def pages(self) -> Mapping[str, str]:
        return MappingProxyType(self._pages)

    def show(self, screen: str, page: str) -> None:
        """This screen shows that page from now on."""
        if self._pages.get(screen) != page:
            self._pages[screen] = page
            self.changed.emit()

    def hide(self, screen: str) -> None:
        """The screen is gone."""
        if self._pages.pop(screen, None) is not None:
            self.changed.emit()
