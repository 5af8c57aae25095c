"""Pages of people for the tests: example floors on a page of any size."""

from datetime import UTC

from PySide6.QtCore import QSize

from tests.widgets.wall_floors import LIVE, NOW, SIZES
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.services.profiles import load_profile
from wallboard.widgets.staff_page import StaffPage
from wallboard.widgets.theme import load_theme


def staff_page(board: Board, size: QSize = SIZES[1]) -> StaffPage:
    page = StaffPage(load_theme("dark"), zone=UTC)
    page.limits = load_profile().people
    page.resize(size)
    page.show_board(board, Change(), NOW)
    page.show_sight(LIVE)
    return page
