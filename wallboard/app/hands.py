"""Hands the live path a place where hands meet, in the database, opened on the hands' own thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from uuid import uuid4

from wallboard.app.own_database import OwnDatabase
from wallboard.app.source import in_live_words
from wallboard.domain.hands import HoldKind, OtherHand

if TYPE_CHECKING:
    from wallboard.live.hands import Own
    from wallboard.services.database import Database


class DatabaseHands:
    """One desk's rows among what is held in one database; a login that may not write only reads."""

    def __init__(self, url: str) -> None:
        self._own = OwnDatabase(url)
        self._instance_id = uuid4()
        self._told: dict[int, HoldKind] = {}
        self._renewed_s = 0.0
        self._may_write = True

    def exchange(self, own: Own) -> tuple[OtherHand, ...]:
        from wallboard.services.holds import holds

        with in_live_words():
            database = self._own.opened()
            if self._may_write:
                self._tell(database, dict(own))
            return tuple(
                OtherHand(one.incident_id, HoldKind(one.kind), one.by)
                for one in holds(database, self._instance_id)
            )

    def leave(self) -> None:
        from wallboard.services.holds import let_go

        with in_live_words():
            if self._told and self._may_write:
                let_go(self._own.opened(), self._instance_id)

    def close(self) -> None:
        self._own.close()

    def _tell(self, database: Database, own: dict[int, HoldKind]) -> None:
        """Only what differs, and all of it again before it would be nobody's."""
        from wallboard.services.database import DatabaseRefused
        from wallboard.services.holds import RENEW_EVERY, hold, let_go

        is_old = time.monotonic() - self._renewed_s >= RENEW_EVERY.total_seconds()
        try:
            for incident_id in self._told.keys() - own.keys():
                let_go(database, self._instance_id, incident_id)
            for incident_id, kind in own.items():
                if is_old or self._told.get(incident_id) is not kind:
                    hold(database, self._instance_id, incident_id, kind)
        except DatabaseRefused:
            self._may_write = bool(self._told)
            own = {}
        self._told = own
        if is_old:
            self._renewed_s = time.monotonic()
