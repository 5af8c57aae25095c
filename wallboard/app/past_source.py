"""Hands the time machine a database to read past boards from; it is opened for reading only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wallboard.app.history_span import HistorySpan
from wallboard.app.own_database import OwnDatabase
from wallboard.app.source import in_live_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from wallboard.domain.board import Board
    from wallboard.domain.history import LoadHistory
    from wallboard.domain.log_span import LogSpan
    from wallboard.domain.night import NightRecord, NightSpan
    from wallboard.services.past_walk import PastWalk


class DatabaseNights:
    """Reads nights of one database; everything happens on the thread of the nights."""

    def __init__(self, url: str) -> None:
        self._own = OwnDatabase(url)

    def read(self, span: NightSpan, /) -> NightRecord:
        from wallboard.services.nights import read_night

        with in_live_words():
            return read_night(self._own.opened(), span)

    def close(self) -> None:
        self._own.close()


class DatabasePast:
    """Reads one database; everything happens on the thread of the time machine."""

    def __init__(self, url: str, span: HistorySpan | None = None) -> None:
        self._own = OwnDatabase(url)
        self._span = span or HistorySpan()
        self._walk: PastWalk | None = None

    def span(self) -> LogSpan | None:
        from wallboard.services.past_steps import log_span

        with in_live_words():
            return log_span(self._own.opened())

    def board_at(self, at: datetime, /) -> Board:
        from wallboard.services.past_walk import PastWalk

        with in_live_words():
            if self._walk is None:
                self._walk = PastWalk(self._own.opened())
            return self._walk.board_at(at)

    def history(self, board: Board, is_overtaken: Callable[[], bool], /) -> LoadHistory | None:
        from wallboard.services.past_hours import Overtaken, load_history

        with in_live_words():
            try:
                return load_history(
                    self._own.opened(), board.floor_at, self._span.hours, is_overtaken=is_overtaken
                )
            except Overtaken:
                return None

    def change_from(self, at: datetime, count: int, /) -> datetime | None:
        from wallboard.services.past_steps import change_from

        with in_live_words():
            return change_from(self._own.opened(), at, count)

    def close(self) -> None:
        self._own.close()
