"""A wall in its frame, shown and with the keys, for tests that click and type on it."""

from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import Bench
from wallboard.app.wall_binding import bind_wall
from wallboard.widgets.detail.beside import DetailBeside
from wallboard.widgets.detail.wall_details import WallDetails
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall_page import WallPage


def open_wall(floor: Bench, qtbot: QtBot, size: tuple[int, int] = (1920, 1080)) -> WallPage:
    """Its incidents open beside it."""
    theme = load_theme("dark")
    page = WallPage(theme)
    frame = PageFrame(page)
    qtbot.addWidget(frame)
    frame.resize(*size)
    bind_wall(page, floor.floor, floor.hand, floor.notices, theme)
    WallDetails(frame, page, floor.floor, floor.hand, floor.notices, theme)
    with qtbot.waitExposed(frame):
        frame.show()
    frame.activateWindow()
    page.setFocus()
    return page


def beside(page: WallPage) -> DetailBeside:
    """What opens beside it."""
    found = page.findChild(WallDetails)
    assert found is not None
    return found.beside
