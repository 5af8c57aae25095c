"""What a wall that follows by itself costs, and how soon it paints what another program wrote."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from tests.bench.naive import ResetModel, read_all, table_of
from tests.bench.wall import SIZES, live_wall, settle, until
from wallboard.app.live_path import LivePath
from wallboard.app.pages import make_pages
from wallboard.app.source import DatabaseSource
from wallboard.app.window import Page
from wallboard.domain.change import Change
from wallboard.services.database import Database
from wallboard.widgets.theme import load_theme

BEAT_MS = 10
WRITES_PER_S = 5
_WRITER = """
import sys, time
from sqlalchemy import text
from wallboard.services.database import open_database
database = open_database(sys.argv[1], program="bench writer")
turn = 0
while True:
    with database.writing() as connection:
        connection.execute(text("UPDATE incident SET severity = 1 + (severity % 4) WHERE id = :id"),
                           {"id": int(sys.argv[2]) + turn % int(sys.argv[3])})
    turn += 7
    time.sleep(float(sys.argv[4]))
"""


@dataclass(frozen=True, slots=True)
class Following:
    """Shares of one core, gaps and latencies in milliseconds."""

    rest_share: float
    share: float
    naive_share: float
    stall_p99_ms: float
    stall_worst_ms: float
    naive_stall_worst_ms: float
    notified_ms: tuple[float, float]
    polled_ms: tuple[float, float]


class _Unnotified(DatabaseSource):
    """A source that nobody wakes: every change waits for the next poll."""

    def wait(self, timeout_s: float) -> bool:
        time.sleep(timeout_s)
        return False


class _Heart(QObject):
    """Beats on the UI thread and remembers how late each beat came."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self._last_s = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    @Slot()
    def _beat(self) -> None:
        now_s = time.perf_counter()
        self.late_ms.append(max(0.0, (now_s - self._last_s) * 1000 - BEAT_MS))
        self._last_s = now_s


class _PaintWatch(QObject):
    """Notes when the first paint after the change of one incident is done."""

    def __init__(self, live: LivePath) -> None:
        super().__init__()
        self._incident_id = -1
        self._is_due = False
        self.painted_s: float | None = None
        live.store.changed.connect(self._see)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one

    def expect(self, incident_id: int) -> None:
        self._incident_id, self._is_due, self.painted_s = incident_id, False, None

    @Slot(object)
    def _see(self, change: Change) -> None:
        if self._incident_id in change.incidents_added | change.incidents_changed:
            self._is_due = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._is_due and event.type() == QEvent.Type.Paint:
            self._is_due = False
            QTimer.singleShot(0, self, self._done)
        return False

    @Slot()
    def _done(self) -> None:
        self.painted_s = time.perf_counter()

    def close(self) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one


def measure_following(database: Database, seconds: float, changes: int) -> Following:
    """A wall that lives for `seconds` beside a writer, and `changes` commits timed to their pixels."""
    with database.reading() as connection:
        ids = connection.execute(text("SELECT min(id), count(*) FROM incident WHERE source = 'bench'")).one()
    rest_share = _at_rest(database, seconds)
    share, stalls = _steady(database, (ids[0], ids[1]), seconds)
    naive_share, naive_stalls = _naive_steady(database, (ids[0], ids[1]), seconds / 2)
    return Following(
        rest_share=rest_share,
        share=share,
        naive_share=naive_share,
        stall_p99_ms=stalls[int(len(stalls) * 0.99)],
        stall_worst_ms=stalls[-1],
        naive_stall_worst_ms=naive_stalls[-1],
        notified_ms=_latencies(database, DatabaseSource(database.url), ids[0], changes),
        polled_ms=_latencies(database, _Unnotified(database.url), ids[0], max(5, changes // 3)),
    )


@contextmanager
def _wall(database: Database, source: DatabaseSource | None = None) -> Iterator[LivePath]:
    live = live_wall(database.url, source)
    live.start()
    until(lambda: live.store.has_board)
    pages = make_pages(live, load_theme("dark"))
    page = pages[Page.WALL]
    page.resize(*SIZES["1080p"])
    page.show()
    live.spare_the_collector()
    _live_for(3.0)
    try:
        yield live
    finally:
        for one in pages.made.values():
            one.close()
        live.stop(10.0)


@contextmanager
def _writer(database: Database, ids: tuple[int, int]) -> Iterator[None]:
    words = [sys.executable, "-c", _WRITER, database.url, str(ids[0]), str(ids[1]), str(1 / WRITES_PER_S)]
    with subprocess.Popen(words) as process:
        try:
            yield
        finally:
            process.kill()


def _live_for(seconds: float) -> None:
    # An event loop of its own: to quit the application would close its windows.
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def _share_while_living(seconds: float) -> tuple[float, list[float]]:
    heart = _Heart()
    begin_s, begin_cpu_s = time.perf_counter(), time.process_time()
    _live_for(seconds)
    share = (time.process_time() - begin_cpu_s) / (time.perf_counter() - begin_s)
    return share, sorted(heart.late_ms)


def _at_rest(database: Database, seconds: float) -> float:
    """Nobody writes: the wall polls, counts down and paints its seconds."""
    with _wall(database):
        return _share_while_living(seconds)[0]


def _steady(database: Database, ids: tuple[int, int], seconds: float) -> tuple[float, list[float]]:
    with _wall(database), _writer(database, ids):
        _live_for(2.0)
        return _share_while_living(seconds)


def _naive_steady(database: Database, ids: tuple[int, int], seconds: float) -> tuple[float, list[float]]:
    model = ResetModel()
    view = table_of(model)
    timer = QTimer()
    timer.timeout.connect(lambda: model.fill(read_all(database)))
    timer.start(1000)
    with _writer(database, ids):
        _live_for(2.0)
        measured = _share_while_living(seconds)
    timer.stop()
    view.close()
    settle()
    return measured


def _latencies(
    database: Database, source: DatabaseSource, first_id: int, changes: int
) -> tuple[float, float]:
    """Median and worst time from the end of a commit to the end of the paint that shows it."""
    spans = []
    with _wall(database, source) as live:
        watch = _PaintWatch(live)
        for place in range(changes):
            watch.expect(first_id + place)
            with database.writing() as connection:
                connection.execute(
                    text("UPDATE incident SET severity = 1 + (severity % 4) WHERE id = :id"),
                    {"id": first_id + place},
                )
            committed_s = time.perf_counter()
            until(lambda: watch.painted_s is not None)
            spans.append(((watch.painted_s or committed_s) - committed_s) * 1000)
            _live_for(0.05 + 0.37 * (place % 3))
        watch.close()
    return sorted(spans)[len(spans) // 2], max(spans)
