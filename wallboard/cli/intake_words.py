"""What import and replay say while they work: one line of progress, rows left out, and a way to stop them."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from wallboard.services.importing import Progress
from wallboard.services.intake.trouble import UnreadRow

_MOST_ROWS_SHOWN = 1_000
_EVERY_S = 0.2
_EVERY_S_IN_A_FILE = 5.0


class ProgressLine:
    """Rewrites one line of a terminal; in a file it adds a line now and then."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._is_terminal = self._stream.isatty()
        self._every_s = _EVERY_S if self._is_terminal else _EVERY_S_IN_A_FILE
        self._said_at = clock() - self._every_s
        self._width = 0

    def say(self, words: str) -> None:
        """Says the words, unless something was said a moment ago."""
        if self._clock() - self._said_at < self._every_s:
            return
        self._said_at = self._clock()
        if self._is_terminal:
            self._stream.write("\r" + words.ljust(self._width))
            self._width = len(words)
        else:
            self._stream.write(words + "\n")
        self._stream.flush()

    def end(self) -> None:
        """Leaves the line as it stands."""
        if self._width:
            self._stream.write("\n")
            self._width = 0


def words_of(progress: Progress) -> str:
    """Progress as a person reads it: rows, rate and what remains."""
    if progress.total is None:
        return f"read {progress.done:,} rows ({progress.rate:,.0f}/s)"
    left = "" if progress.remaining_s is None else f", {progress.remaining_s:,.0f} s left"
    return f"written {progress.done:,} of {progress.total:,} ({progress.rate:,.0f}/s{left})"


def report_unread(name: str, unread: Sequence[UnreadRow]) -> None:
    """Names each row that was left out, by its line; a mapping that does not fit at all soon says enough."""
    for row in unread[:_MOST_ROWS_SHOWN]:
        print(f"{name}, {row}", file=sys.stderr)
    if len(unread) > _MOST_ROWS_SHOWN:
        print(f"{name}: {len(unread) - _MOST_ROWS_SHOWN:,} more rows like these", file=sys.stderr)


@contextmanager
def stopping_cleanly() -> Iterator[Callable[[], bool]]:
    """Turns the first Ctrl+C (or a request to end) into a wish that is asked for; a second one interrupts."""
    wished = threading.Event()

    def wish(_: int, __: FrameType | None) -> None:
        if wished.is_set():
            raise KeyboardInterrupt
        wished.set()

    if threading.current_thread() is not threading.main_thread():
        yield wished.is_set
        return
    before = {number: signal.signal(number, wish) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield wished.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
