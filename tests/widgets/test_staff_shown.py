"""What the page of people shows after something else came first: minutes that passed, and pages hidden."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.floors import big_board, sketch_board
from tests.widgets.staff_floors import staff_page
from tests.widgets.wall_floors import NOW
from wallboard.domain.roster import roster
from wallboard.widgets.room import Room
from wallboard.widgets.staff_page import StaffPage


@pytest.mark.parametrize("looks_first", [False, True])
def test_that_a_minute_is_painted_even_where_another_look_comes_before_its_tick(
    qtbot: QtBot, looks_first: bool
) -> None:
    page, asked = _shown(qtbot), list[object]()
    later = page._moment(NOW + timedelta(minutes=1))
    update = page.people.update
    page.people.update = lambda *rect: asked.append(rect)  # type: ignore[method-assign]  # to hear of it
    if looks_first:
        board = sketch_board(NOW)
        page.people.show_roster(roster(board, later.now, page.people._roster), later, frozenset())
    page.people.show_moment(later)
    page.people.update = update  # type: ignore[method-assign]  # as it was
    assert len(asked) > 10


def test_that_no_pictures_are_kept_of_people_whom_nobody_sees(qtbot: QtBot) -> None:
    page = _shown(qtbot)
    pictures = page.people._ink._pictures
    assert len(pictures) > 10
    page.hide()
    assert len(pictures) == 0


def test_that_pictures_of_people_who_were_scrolled_away_are_let_go(qtbot: QtBot) -> None:
    page = staff_page(big_board(NOW, teams=80, agents=250, incidents=60))
    qtbot.addWidget(page)
    page.read_from(Room(8.0))
    page.show()
    page.people.toggle_fold()
    people, bar = page.people, page.people._bar
    for value in range(0, bar.maximum(), max(1, bar.pageStep() // 2)):
        bar.setValue(value)
        _paint(page, times=2)
    seen = QRectF(people.rect())
    on_screen = [rect for rect in people._places.values() if people._on_screen(rect).intersects(seen)]
    assert 0 < len(people._ink._pictures) <= len(on_screen) + len(people._layout.blocks)
    assert len(on_screen) + len(people._layout.blocks) < len(people._places)


def _shown(qtbot: QtBot) -> StaffPage:
    page = staff_page(sketch_board(NOW))
    qtbot.addWidget(page)
    page.show()
    _paint(page, times=2)
    return page


def _paint(page: StaffPage, *, times: int) -> None:
    for _ in range(times):
        page.people.update()
        QCoreApplication.processEvents()
        QTest.qWait(0)
