"""What a keystroke in the search costs the UI thread at ten thousand open incidents, beside a repaint."""

import gc
import time
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from tests.floors import big_board
from tests.widgets.filter_floor import FilteredWall
from tests.widgets.wall_floors import NOW
from wallboard.domain.filter_query import parse
from wallboard.models.incident_list import IncidentListModel
from wallboard.widgets.desk.narrowed_lists import narrowed_lists

QUERIES = ("a", "an", "team:team", "sev:1", "sev:1,2,3", "nature:e", "mine", "")


@dataclass(frozen=True, slots=True)
class FilterCosts:
    """Milliseconds of the UI thread's own work: a repaint of the whole page, and of each query the longest
    stall and all of its work.
    """

    open: int
    repaint_ms: float
    stall_ms: Mapping[str, float]
    settled_ms: Mapping[str, float]

    @property
    def worst(self) -> float:
        """The longest stall of any query, in repaints."""
        return max(self.stall_ms.values()) / self.repaint_ms


class Beats:
    """A timer that beats as often as the event loop lets it, and the longest pause between two beats."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._last_s = time.thread_time()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now_s = time.thread_time()
        self.longest_s, self._last_s = max(self.longest_s, now_s - self._last_s), now_s

    def stop(self) -> None:
        self._timer.stop()


def measure_filtering(incidents: int = 10_000, teams: int = 80) -> FilterCosts:
    """Type each query in turn into a wall of 1080 lines beside the desk's two lists."""
    app = QApplication.instance()
    assert app is not None
    wall = FilteredWall(big_board(NOW, teams=teams, agents=250, incidents=incidents), size=QSize(1920, 1080))
    lists = narrowed_lists(wall.floor, wall.frame)
    for model in lists:
        wall.choice.changed.connect(model.touch)
    wall.frame.show()
    _until(app, lambda: True)
    gc.collect()
    gc.disable()  # the program collects in its own quiet moments
    repaint = median(_repaint(wall) for _ in range(9))
    stalls, settled = {}, {}
    for query in QUERIES:
        beats, start_s = Beats(), time.thread_time()
        wall.choice.type(parse(query))
        _until(app, lambda: wall.choice.is_settled and all(map(_is_settled, lists)))
        settled[query] = 1000 * (time.thread_time() - start_s)
        stalls[query] = 1000 * beats.longest_s
        beats.stop()
    gc.enable()
    return FilterCosts(incidents, repaint, stalls, settled)


def _is_settled(model: IncidentListModel) -> bool:
    return model.is_settled


def _repaint(wall: FilteredWall) -> float:
    start_s = time.thread_time()
    wall.frame.grab()
    return 1000 * (time.thread_time() - start_s)


def _until(app: object, is_done: object) -> None:
    assert isinstance(app, QApplication)
    assert callable(is_done)
    app.processEvents()
    while not is_done():
        app.processEvents()
    for _ in range(5):
        app.processEvents()
