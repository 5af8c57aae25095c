"""Heat pages for the tests: any floor on a page of any size."""

from PySide6.QtCore import QSize

from tests.widgets.wall_floors import LIVE, NOW, history_of
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.widgets.heat_page import HeatPage
from wallboard.widgets.theme import load_theme


def heat_page(board: Board, size: QSize, *, theme: str = "dark") -> HeatPage:
    page = HeatPage(load_theme(theme))
    page.resize(size)
    page.show_board(board, Change(), NOW)
    page.show_history(history_of(board))
    page.show_sight(LIVE)
    return page
