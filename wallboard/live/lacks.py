"""What this machine or its set-up lacks for a wall, each said once, and taken back when it is there."""

import logging
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

_log = logging.getLogger(__name__)


class Lacks(QObject):
    """A sentence by key, such as “sound” or “plan”, for the wall's status line; the log has each once."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: dict[str, str] = {}

    @property
    def current(self) -> Mapping[str, str]:
        """What is lacking now, in the order in which it was said."""
        return MappingProxyType(self._current)

    def say(self, key: str, sentence: str, *, logged: str | None = None) -> None:
        """This is lacking; the same sentence again changes nothing.

        `logged` is what the log says instead, where the sentence quotes what somebody wrote.
        """
        if self._current.get(key) == sentence:
            return
        self._current[key] = sentence
        _log.warning("the wall lacks %s: %s", key, sentence if logged is None else logged)
        self.changed.emit()

    def clear(self, key: str) -> None:
        """It is there (again), or nobody needs it any more."""
        if self._current.pop(key, None) is not None:
            _log.info("the wall lacks no %s any more", key)
            self.changed.emit()
