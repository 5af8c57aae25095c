"""Hands the live path a database to read from and to write to, opened where it is used and not before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from wallboard.app.history_span import HistorySpan
from wallboard.app.own_database import OwnDatabase
from wallboard.live.marker import MarksRefused
from wallboard.live.source import SourceUnavailable, Tail

if TYPE_CHECKING:
    from wallboard.domain.board import Board
    from wallboard.domain.commands import Command, Outcome
    from wallboard.domain.floor_record import FloorRecord
    from wallboard.domain.history import LoadHistory
    from wallboard.domain.mark_book import MarkAnswer, MarkWork
    from wallboard.services.database_watch import ChangeWatch
    from wallboard.services.reading import BoardReader


@contextmanager
def in_live_words() -> Iterator[None]:
    """The database's troubles, told as the live path knows them."""
    from wallboard.services.database import DatabaseRefused, DatabaseUnavailable

    try:
        yield
    except (DatabaseUnavailable, DatabaseRefused) as trouble:
        raise SourceUnavailable(trouble.sentence) from None


class DatabaseSource:
    """Reads one database on the thread that polls; `hours` reads it on one of its own."""

    def __init__(self, url: str, span: HistorySpan | None = None) -> None:
        self.hours = DatabaseHours(url, span or HistorySpan())
        self._own = OwnDatabase(url)
        self._reader: BoardReader | None = None
        self._watch: ChangeWatch | None = None

    def whole(self) -> Board:
        with in_live_words():
            return self._opened().whole()

    def tail(self, board: Board) -> Tail:
        from wallboard.services.reading import Cursor

        with in_live_words():
            return self._opened().tail(Cursor(board.epoch, board.seq))

    def wait(self, timeout_s: float) -> bool:
        from wallboard.services.database_watch import ChangeWatch

        with in_live_words():
            if self._watch is None:
                self._watch = ChangeWatch(self._own.opened())
            return self._watch.wait_for_change(timeout_s)

    def close(self) -> None:
        if self._watch is not None:
            self._watch.close()
        self._own.close()

    def _opened(self) -> BoardReader:
        from wallboard.services.reading import BoardReader

        if self._reader is None:
            self._reader = BoardReader(self._own.opened())
        return self._reader


class DatabaseHours:
    """Reads the last hours of one database; everything happens on the thread of the hours."""

    def __init__(self, url: str, span: HistorySpan) -> None:
        self._own = OwnDatabase(url)
        self._span = span

    def read(self, board: Board, /) -> LoadHistory:
        from wallboard.services.past_hours import load_history

        with in_live_words():
            return load_history(self._own.opened(), board.floor_at, self._span.hours)

    def close(self) -> None:
        self._own.close()


class DatabaseRecords:
    """Reads what the floor's last weeks say; everything happens on the thread of the records."""

    def __init__(self, url: str) -> None:
        self._own = OwnDatabase(url)

    def read(self) -> FloorRecord:
        from wallboard.services.floor_record import floor_record_now

        with in_live_words():
            return floor_record_now(self._own.opened())

    def close(self) -> None:
        self._own.close()


class DatabaseWriter:
    """Carries commands out in one database; everything happens on the thread that dispatches."""

    def __init__(self, url: str) -> None:
        self._own = OwnDatabase(url, writes=True)

    def write(self, command: Command) -> Outcome:
        """What became of it; an environment that fails before anything was sent is a refusal in words."""
        from wallboard.domain.commands import Outcome, OutcomeKind
        from wallboard.services.database import DatabaseRefused, DatabaseUnavailable
        from wallboard.services.writing import execute

        try:
            database = self._own.opened()
        except (DatabaseUnavailable, DatabaseRefused) as trouble:
            return Outcome(command, OutcomeKind.REFUSED, trouble.sentence)
        return execute(database, command)

    def settle(self, command: Command) -> Outcome:
        from wallboard.services.writing import settle

        return settle(self._own.opened(), command)

    def write_marks(self, work: MarkWork) -> MarkAnswer:
        """Writes the marks of the work that nobody has written yet."""
        from wallboard.services.database import DatabaseRefused, DatabaseUnavailable
        from wallboard.services.mark_keeping import keep_marks

        try:
            kept = keep_marks(self._own.opened(), work)
        except DatabaseUnavailable as trouble:
            raise SourceUnavailable(trouble.sentence) from None
        except DatabaseRefused as refusal:
            raise MarksRefused(refusal.sentence) from None
        return kept.answer

    def close(self) -> None:
        self._own.close()
