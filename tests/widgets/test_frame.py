"""What is docked to a page stands beside it and never over it, and the page keeps its type's size."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.floors import sketch_floor
from tests.widgets.wall_floors import NOW, wall_page
from wallboard.widgets.frame import PageFrame

SIZES = [QSize(1280, 720), QSize(1920, 1080), QSize(1080, 1920)]


class Bar(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(100, 48)


@pytest.fixture
def frame(qtbot: QtBot) -> PageFrame:
    made = PageFrame(wall_page(sketch_floor(NOW).board()))
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("size", SIZES)
def test_that_nothing_docked_covers_the_board_or_each_other(frame: PageFrame, size: QSize) -> None:
    frame.resize(size)
    frame.show()
    head, foot, pane = Bar(), Bar(), QWidget()
    frame.dock_head(head)
    frame.dock_foot(foot)
    frame.dock_right(pane)
    places = [one.geometry() for one in (frame.page, head, foot, pane)]
    for index, place in enumerate(places):
        assert frame.rect().contains(place)
        assert not any(place.intersects(other) for other in places[index + 1 :])
    assert sum(place.width() * place.height() for place in places) == size.width() * size.height()


def test_that_a_pane_beside_the_board_does_not_make_its_type_smaller(frame: PageFrame) -> None:
    frame.resize(1920, 1080)
    frame.show()
    page = frame.page
    before = page.strip.pot.scale  # type: ignore[attr-defined]  # a wall page
    frame.dock_right(QWidget())
    assert page.width() < 1920
    assert page.strip.pot.scale == before  # type: ignore[attr-defined]  # a wall page


def test_that_a_pane_gives_the_place_back_to_the_one_before_it(frame: PageFrame, qtbot: QtBot) -> None:
    frame.resize(1280, 720)
    frame.show()
    first, second = QWidget(), QWidget()
    frame.dock_right(first)
    frame.dock_right(second)
    assert (first.isVisible(), second.isVisible()) == (False, True)
    qtbot.keyClick(frame, Qt.Key.Key_Escape)
    assert (first.isVisible(), second.isVisible()) == (True, False)
    qtbot.keyClick(frame, Qt.Key.Key_Escape)
    assert frame.beside is None
    assert frame.page.width() == frame.width()


def test_that_it_tells_which_pane_is_shown(frame: PageFrame) -> None:
    told: list[object] = []
    frame.beside_changed.connect(told.append)
    pane = QWidget()
    frame.dock_right(pane)
    frame.dock_right(pane)
    frame.dock_right(None)
    assert told == [pane, None]


def test_that_a_bar_that_comes_and_goes_moves_nothing_where_its_room_is_kept(frame: PageFrame) -> None:
    bar = Bar()
    frame.keep_foot(bar.sizeHint().height())
    frame.resize(1280, 720)
    frame.show()
    kept = frame.page.geometry()
    assert kept.height() == 720 - 48
    frame.dock_foot(bar)
    assert (frame.page.geometry(), bar.geometry().top()) == (kept, 720 - 48)
    frame.dock_foot(None)
    assert frame.page.geometry() == kept
