"""Hands the live path a heart that beats in the database, opened on the heart's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wallboard.app.own_database import OwnDatabase
from wallboard.app.source import in_live_words

if TYPE_CHECKING:
    from wallboard.domain.heartbeats import RollCall
    from wallboard.services.heartbeats import Pulse


class DatabaseHeartbeats:
    """One board's row among the heartbeats of one database."""

    def __init__(self, url: str) -> None:
        # A wall's login may write nothing but its heartbeat: it needs no more than to read.
        self._own = OwnDatabase(url)
        self._pulse: Pulse | None = None

    def beat(self, epoch: str, seq: int, page: str | None) -> RollCall:
        with in_live_words():
            return self._opened().beat(epoch=epoch, seq=seq, page=page)

    def leave(self) -> None:
        with in_live_words():
            if self._pulse is not None:
                self._pulse.leave()

    def close(self) -> None:
        self._own.close()

    def _opened(self) -> Pulse:
        from wallboard.domain.heartbeats import Kind
        from wallboard.services.heartbeats import Pulse

        if self._pulse is None:
            self._pulse = Pulse(self._own.opened(), Kind.BOARD)
        return self._pulse
