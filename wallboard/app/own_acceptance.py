"""Writes that an agent answers by hand, and remembers on this machine that it was this window's doing."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QSettings

from wallboard.app.own_database import OwnDatabase
from wallboard.app.source import in_live_words
from wallboard.domain.staff import Accepts


class DatabaseAcceptance:
    """One database's agents; who was by hand already, with a client of another maker, stays so."""

    def __init__(self, url: str, memory_file: str) -> None:
        self._own = OwnDatabase(url, writes=True)
        self._memory_file = memory_file
        self._place = hashlib.sha256(_without_password(url).encode()).hexdigest()[:16]

    def by_hand(self, agent_id: int) -> None:
        from wallboard.services.acceptance import set_acceptance

        with in_live_words():
            if set_acceptance(self._own.opened(), agent_id, Accepts.BY_HAND):
                self._memory().setValue(self._key(agent_id), True)

    def as_before(self, agent_id: int) -> None:
        """Also where a window before this one died and could not do it."""
        from wallboard.services.acceptance import set_acceptance

        memory, key = self._memory(), self._key(agent_id)
        if memory.contains(key):
            with in_live_words():
                set_acceptance(self._own.opened(), agent_id, Accepts.AUTOMATICALLY)
            memory.remove(key)

    def close(self) -> None:
        self._own.close()

    def _key(self, agent_id: int) -> str:
        return f"by_hand/{self._place}/{agent_id}"

    def _memory(self) -> QSettings:
        """Made where it is used: one object must not serve two threads."""
        return QSettings(self._memory_file, QSettings.Format.IniFormat)


def _without_password(url: str) -> str:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url
