"""The line of the filter where room is scarce: a chip says what is chosen before anything else has room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.widgets.filter_floor import FilteredWall
from tests.widgets.wall_floors import LIVE, STALE
from wallboard.domain.filter import Filter, team_key
from wallboard.domain.severity import Severity
from wallboard.widgets.filter.bar_layout import Wanted, fits, lay_out

WANTED = Wanted(sentence=300, brief=160, chips=320, first=200, buttons=(100.0, 90.0), has_field=False)
HIGH = 60


def test_that_views_are_left_out_before_a_chip_is() -> None:
    roomy = lay_out(900, 1.0, WANTED, height=HIGH)
    assert roomy.buttons[0].width() == 100
    assert roomy.chips.width() == 320
    narrow = lay_out(640, 1.0, WANTED, height=HIGH)
    assert not narrow.buttons[0].width()
    assert narrow.chips.width() == 320


def test_that_views_stay_where_leaving_them_out_brings_no_chip() -> None:
    many = replace(WANTED, chips=2000)
    assert lay_out(700, 1.0, many, height=HIGH).buttons[0].width() == 100


def test_that_a_place_without_room_for_a_cut_chip_is_none() -> None:
    assert fits(470, 1.0, WANTED)
    assert not fits(420, 1.0, WANTED)


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1920, 1080), QSize(1080, 1920), QSize(960, 540)])
def test_that_at_least_one_chip_says_what_is_chosen(qtbot: QtBot, size: QSize) -> None:
    wall = FilteredWall(size=size).shown_in(qtbot)
    team = next(iter(sorted(wall.store.board.teams)))
    key = team_key(wall.store.board, team)
    wall.choice.keep(
        Filter(teams=frozenset({key}), severities=frozenset({Severity.CRITICAL, Severity.MAJOR}))
    )
    wall.settle(qtbot)
    shown = [one.text() for one in wall.bar.chips.findChildren(QPushButton) if one.isVisible()]
    assert any(text.endswith("×") for text in shown)


def test_that_a_single_chip_is_cut_before_it_is_counted(qtbot: QtBot) -> None:
    wall = FilteredWall(size=QSize(1280, 720)).shown_in(qtbot)
    wall.choice.keep(Filter(sites=frozenset({"A depot far away in the north"})))
    wall.settle(qtbot)
    row = wall.bar.chips
    room = row.width_wanted() * 2 // 3
    row.resize(room, row.height())
    shown = [one for one in row.findChildren(QPushButton) if one.isVisible()]
    assert len(shown) == 1
    assert shown[0].text().startswith("site ")
    assert shown[0].text().endswith("north  ×")
    assert shown[0].geometry().right() < room


def test_that_a_line_that_moves_into_the_headline_stands_on_it(qtbot: QtBot) -> None:
    wall = FilteredWall(size=QSize(1920, 1080)).shown_in(qtbot)
    wall.page.show_sight(STALE)
    wall.choice.keep(Filter(severities=frozenset({Severity.CRITICAL})))
    wall.settle(qtbot)
    assert wall.page.y() > 0
    wall.page.show_sight(LIVE)
    qtbot.waitUntil(lambda: wall.page.headline.sentence_place.width() > wall.page.width() // 2)
    wall.ticker.tick.emit(wall.ticker.now())
    assert wall.page.y() == 0
    assert wall.bar.isVisible()
    assert wall.bar.y() == wall.page.headline.y()
