"""A wall and a desk whose figures can be explained, joined as the window joins them."""

from dataclasses import replace

from PySide6.QtCore import QSize

from tests.floors import sketch_board
from tests.widgets.desk_floor import Bench, bench
from tests.widgets.wall_floors import LIVE, NOW, history_of
from wallboard.app.wall_binding import bind_wall
from wallboard.domain.board import Board
from wallboard.domain.history import LoadHistory
from wallboard.domain.trends import numbers_of
from wallboard.live.history import HistoryKeeper
from wallboard.models.floor import Floor
from wallboard.services.profiles import load_profile
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.explain.desk_explain import DeskExplain
from wallboard.widgets.explain.wall_explain import WallExplain
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall_page import WallPage

FULL_HD = QSize(1920, 1080)


def past_of(board: Board) -> LoadHistory:
    """Hours in which every figure rose to what it is, with a hole."""
    history, trends = history_of(board), {}
    for key, number in numbers_of(board, NOW).items():
        steps = [0.3, 0.35, 0.3, 0.4, None, 0.5, 0.45, 0.5, 0.6, 0.7, 0.65, 0.8, 0.7, 0.9, 1.1, 1.0]
        trends[key] = tuple(
            None if number is None or step is None else max(number, 1) * step for step in steps
        )
    return replace(history, trends=trends)


def floor_of(made: Bench, history: LoadHistory | None) -> Floor:
    floor = replace(made.floor, profile=load_profile())
    if history is not None and isinstance(floor.history, HistoryKeeper):
        floor.history.take(history)
    return floor


class ExplainedWall:
    """The wall in its frame; the clock stands still at the floor's now."""

    def __init__(
        self, board: Board | None = None, size: QSize = FULL_HD, *, theme: str = "dark", has_past: bool = True
    ) -> None:
        shown = board or sketch_board(NOW)
        self.bench = bench(shown)
        self.floor = floor_of(self.bench, past_of(shown) if has_past else None)
        self.page, colours = WallPage(load_theme(theme)), load_theme(theme)
        self.frame = PageFrame(self.page)
        bind_wall(self.page, self.floor, self.bench.hand, self.bench.notices, colours)
        self.explain = WallExplain(self.frame, self.page, self.floor, colours)
        self.frame.resize(size)
        self.page.show_sight(LIVE)
        self.page.show_tick(NOW)


class ExplainedDesk:
    """The desk with its pane."""

    def __init__(self, size: QSize | None = None) -> None:
        shown = sketch_board(NOW)
        self.bench = bench(shown)
        self.floor = floor_of(self.bench, past_of(shown))
        colours = load_theme()
        self.page = DeskPage(self.floor, self.bench.hand, self.bench.notices, colours)
        self.explain = DeskExplain(self.page, self.floor, self.bench.hand, colours)
        self.page.resize(size or QSize(1440, 900))
