"""Which part of a tile the keys stand on; it lives and dies with its tile."""

from collections.abc import Hashable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Chosen(QObject):
    """The key of one part; None as long as nobody walked there."""

    changed = Signal()

    def __init__(self, tile: QWidget) -> None:
        super().__init__(tile)
        self._key: Hashable | None = None

    @property
    def key(self) -> Hashable | None:
        return self._key

    def choose(self, key: Hashable | None) -> None:
        if key != self._key:
            self._key = key
            self.changed.emit()


def chosen_key(tile: QWidget) -> Hashable | None:
    """The part of a tile that the keys stand on, None where no keys come."""
    chosen = tile.findChild(Chosen)
    return None if chosen is None else chosen.key
