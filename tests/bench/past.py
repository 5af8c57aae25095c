"""How soon the wall of a past instant is painted, in a long log: `python -m tests.bench.past`."""

import argparse
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from tests.bench.__main__ import database_of
from tests.bench.filling import fill_floor
from tests.bench.past_filling import fill_past
from tests.bench.wall import SIZES, settle, until
from wallboard.app.desktop import application
from wallboard.app.live_path import LivePath
from wallboard.app.pages import make_pages
from wallboard.app.past_source import DatabasePast
from wallboard.app.source import DatabaseSource
from wallboard.app.window import Page
from wallboard.domain.commands import Command, Outcome
from wallboard.live.beside import Beside
from wallboard.services.database import Database
from wallboard.services.past import board_at
from wallboard.widgets.theme import load_theme

DAYS = 30
WITHIN_S = 60.0
_BACK = {
    "an hour back": timedelta(hours=1),
    "a day back": timedelta(days=1),
    "a week back": timedelta(days=7),
    "half the log back": timedelta(days=DAYS / 2),
    "to its second day": timedelta(days=DAYS - 1),
}


@dataclass(frozen=True, slots=True)
class Jump:
    """Seconds from the wish to the painted wall; what this process worked meanwhile, which a busy machine
    does not stretch (PostgreSQL works in its own); and the longest that the UI thread was kept busy."""

    name: str
    painted_s: float
    worked_s: float
    stall_s: float
    open: int


class _Painted(QObject):
    """Notes when a widget was last painted."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.at_s = 0.0
        for widget in (page, *page.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.at_s = time.perf_counter()
        return False


class PastWall:
    """The product's own wall on its own live path, taken to the past by its own time machine."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.live = LivePath(
            DatabaseSource(database.url),
            write=_nobody,
            settle=_nobody,
            beside=Beside(past=DatabasePast(database.url)),
        )
        self.live.start()
        until(lambda: self.live.store.has_board, WITHIN_S)
        self.frame = make_pages(self.live, load_theme("dark"))[Page.WALL]
        self.frame.resize(*SIZES["1080p"])
        self.frame.show()
        settle()
        self.live.time_machine.prepare()
        until(lambda: self.live.time_machine.span is not None, WITHIN_S)
        self._painted = _Painted(self.frame)

    def jumps(self) -> Iterator[Jump]:
        machine, now = self.live.time_machine, self.live.ticker.now()
        for name, back in _BACK.items():
            at = (now - back).replace(microsecond=0)
            yield self._timed(name, lambda at=at: machine.go(at))  # type: ignore[misc]  # bound at once
            assert self.live.view.board == board_at(self._database, at)
        yield self._timed("one change on", lambda: machine.step(1))
        yield self._timed("one change back", lambda: machine.step(-1))
        yield self._timed("ten minutes on", lambda: machine.move(timedelta(minutes=10)))
        yield self._timed("back to now", machine.return_to_now, to_now=True)

    def close(self) -> None:
        self.frame.close()
        self.live.stop(10)

    def _timed(self, name: str, act: Callable[[], None], *, to_now: bool = False) -> Jump:
        view, machine = self.live.view, self.live.time_machine
        before = view.past_at
        self._painted.at_s, begin_s, stall_s = 0.0, time.perf_counter(), 0.0
        worked_s = time.process_time()
        act()
        last_s = time.perf_counter()

        def there() -> bool:
            nonlocal last_s, stall_s
            stall_s, last_s = max(stall_s, time.perf_counter() - last_s), time.perf_counter()
            is_shown = (
                view.past_at is None if to_now else _is_at(view.past_at, before) and not machine.is_waiting
            )
            return is_shown and self._painted.at_s > begin_s

        until(there, WITHIN_S)
        settle()
        worked_s = time.process_time() - worked_s
        painted_s = self._painted.at_s - begin_s
        jump = Jump(name, painted_s, worked_s, stall_s, len(view.board.incidents))
        until(lambda: to_now or view.history.history is not None, WITHIN_S)
        return jump


def _is_at(shown_at: datetime | None, before: datetime | None) -> bool:
    return shown_at is not None and shown_at != before


def _nobody(_command: Command) -> Outcome:
    raise AssertionError("nobody commands anything here")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.past", description=__doc__)
    parser.add_argument("--on", default="sqlite,postgresql")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--open", type=int, default=400, help="open at once, at every instant")
    args = parser.parse_args()
    app = application()
    for dialect in args.on.split(","):
        with database_of(dialect) as database:
            fill_past(database, args.events, days=DAYS, open_at_once=args.open)
            fill_floor(database, args.open)
            tell(dialect, database)
    app.quit()


def tell(dialect: str, database: Database) -> None:
    """One line for each jump."""
    wall = PastWall(database)
    try:
        for jump in wall.jumps():
            print(
                f"{dialect}: {jump.name}: painted after {jump.painted_s * 1000:.0f} ms "
                f"({jump.worked_s * 1000:.0f} ms of work), "
                f"longest stall {jump.stall_s * 1000:.0f} ms, {jump.open} open",
                flush=True,
            )
    finally:
        wall.close()


if __name__ == "__main__":
    main()
