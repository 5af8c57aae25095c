"""A page is laid out and dressed once for what is docked to it, and whatever is as before paints nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.floors import big_board, sketch_board
from tests.widgets.ink_watch import watching
from tests.widgets.staff_floors import staff_page
from tests.widgets.wall_floors import NOW, wall_page
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.groundwork import groundwork
from wallboard.domain.roster import roster
from wallboard.domain.wall_plan import Areas, PlanPage, TileKind
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.heatmap import Heatmap
from wallboard.widgets.ink import kept
from wallboard.widgets.picture import render
from wallboard.widgets.plan.area_page import AreaPage
from wallboard.widgets.theme import load_theme
from wallboard.widgets.wall.teams import TeamsTile
from wallboard.widgets.wall.tile import Tile
from wallboard.widgets.wall_page import WallPage

SIZE = QSize(1920, 1080)
LONG_MS = 60_000
"""Longer than any of these tests takes."""
_fresh = kept._picture


class Bar(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(100, 48)


class Counted:
    """How often a method was called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
        self.times, method = 0, getattr(owner, name)

        def counting(thing: object, *rest: Any, **named: Any) -> object:
            self.times += 1
            return method(thing, *rest, **named)

        monkeypatch.setattr(owner, name, counting)

    def during(self, act: Callable[[], object]) -> int:
        before = self.times
        act()
        QCoreApplication.processEvents()
        return self.times - before


@pytest.fixture
def frame(qtbot: QtBot) -> PageFrame:
    made = PageFrame(wall_page(big_board(NOW, teams=60, agents=101, incidents=400)))
    qtbot.addWidget(made)
    made.resize(SIZE)
    return made


def test_that_a_page_is_laid_out_once_for_line_and_bar(
    frame: PageFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame.show()
    stands = Counted(monkeypatch, WallPage, "_stand")
    assert stands.during(lambda: frame.take_on(Bar(), Bar())) == 1
    assert frame.page.height() == SIZE.height() - 96


def test_that_what_is_about_to_be_docked_moves_nothing_on_a_page_made_ready_for_it(
    frame: PageFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame.keep_head(48)
    frame.keep_foot(48)
    frame.arrange()
    page = frame.page
    assert isinstance(page, WallPage)
    page.lay_out()  # as its first look does
    dressed = Counted(monkeypatch, Tile, "_take_on")

    def dock_and_show() -> None:
        frame.take_on(Bar(), Bar())
        frame.show()

    assert dressed.during(dock_and_show) == 0
    frame.dock_head(None)
    assert page.height() == SIZE.height() - 48, "what was kept for a line is given back with it"


def test_that_a_page_that_goes_is_not_laid_out_without_its_bars(
    frame: PageFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame.take_on(head := Bar(), foot := Bar())
    frame.show()
    stands = Counted(monkeypatch, WallPage, "_stand")
    assert stands.during(frame.give_up) == 0
    assert not head.isVisible()
    assert not foot.isVisible()
    frame.arrange()
    assert frame.page.height() == SIZE.height()


def test_that_tiles_dressed_as_before_paint_nothing(
    frame: PageFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = frame.page
    assert isinstance(page, WallPage)
    frame.show()
    QCoreApplication.processEvents()
    painted = [Counted(monkeypatch, one, name) for one, name in ((TeamsTile, "draw"), (Heatmap, "_cut"))]
    for one in painted:
        assert one.during(page.lay_out) == 0
        assert one.during(lambda: page.show_theme(load_theme("dark"))) == 0
        assert one.during(lambda: page.show_theme(load_theme("light"))) > 0
        page.show_theme(load_theme("dark"))
        QCoreApplication.processEvents()


def test_that_a_tile_that_was_folded_away_shows_the_present_when_it_stands_again(qtbot: QtBot) -> None:
    both = Areas(((TileKind.HEADLINE,), (TileKind.TEAMS,)))
    head = Areas(((TileKind.HEADLINE,), (TileKind.PROMISES,)))
    page = AreaPage(PlanPage("own", "Own", both, portrait=head), load_theme("dark"), zone=UTC)
    qtbot.addWidget(page)
    page.resize(1080, 1920)
    page.show_board(big_board(NOW, teams=4, agents=8, incidents=40), Change(), NOW)
    now = sketch_board(NOW)
    page.show_board(now, Change(), NOW)
    assert page.heat.isHidden()
    page.resize(SIZE)
    page.lay_out()
    fresh = AreaPage(PlanPage("own", "Own", both, portrait=head), load_theme("dark"), zone=UTC)
    qtbot.addWidget(fresh)
    fresh.resize(SIZE)
    fresh.show_board(now, Change(), NOW)
    said = [(part.key, part.value) for part in fresh.heat.parts()]
    assert said
    assert [(part.key, part.value) for part in page.heat.parts()] == said


@pytest.mark.parametrize("board", [sketch_board(NOW), big_board(NOW, teams=30, agents=101, incidents=300)])
@pytest.mark.parametrize("size", [SIZE, QSize(1280, 720)])
def test_that_people_kept_as_pictures_look_as_if_they_were_drawn_anew(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, board: Board, size: QSize
) -> None:
    page = staff_page(board, size)
    qtbot.addWidget(page)
    page.show()  # seconds pass on no page that nobody sees
    for minutes, theme in ((0, "dark"), (11, "dark"), (11, "light")):
        page.show_theme(load_theme(theme))
        page.show_tick(NOW + timedelta(minutes=minutes))
        for _ in range(7):  # a few pictures are made each time
            picture = render(page, size)
        with watching(page, monkeypatch):
            drawn = render(page, size)
        assert _farthest(picture, drawn) <= 1, "a smoothed edge is rounded by where it stands"


def test_that_people_are_the_same_by_whatever_look_at_the_teams_one_goes_on_from() -> None:
    board = big_board(NOW, teams=30, agents=101, incidents=300)
    before, later = roster(board, NOW), NOW + timedelta(minutes=40)
    view = groundwork(board, NOW + timedelta(minutes=20)).outlook
    with_view, without = roster(board, later, before, view=view), roster(board, later, before)
    assert with_view.teams == without.teams
    assert replace(with_view.view, rows=()) == replace(without.view, rows=())


def _farthest(one: QImage, other: QImage) -> int:
    """How far any colour of a pixel of both is apart."""
    pixels = [np.frombuffer(image.constBits(), np.uint8).astype(np.int16) for image in (one, other)]
    return int(np.abs(pixels[0] - pixels[1]).max())


def test_that_few_pictures_are_made_at_once_and_none_of_what_is_drawn_only_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = staff_page(big_board(NOW, teams=30, agents=101, incidents=300))
    qtbot.addWidget(page)
    page.show()
    QCoreApplication.processEvents()
    made: list[object] = []

    def making(place: QRectF, *rest: Any) -> QPixmap:
        made.append(place)
        return _fresh(place, *rest)

    monkeypatch.setattr(kept, "_picture", making)

    def pictures_of_a_paint(act: Callable[[], object] = lambda: None) -> int:
        before = len(made)
        act()
        page.people.update()
        QCoreApplication.processEvents()
        return len(made) - before

    assert pictures_of_a_paint() == kept.AT_ONCE
    assert pictures_of_a_paint(lambda: page.show_theme(load_theme("light"))) == 0
    while pictures_of_a_paint():
        pass
    assert pictures_of_a_paint(lambda: page.show_tick(NOW + timedelta(minutes=11))) == 0


def test_that_what_was_owed_is_shown_by_the_next_look_whatever_asks_for_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = wall_page(sketch_board(NOW))
    qtbot.addWidget(page)
    page.show()
    page._rest.setInterval(LONG_MS)
    looks = Counted(monkeypatch, WallPage, "_look")
    change = Change(incidents_changed=frozenset({1}))
    assert looks.during(lambda: page.show_board(sketch_board(NOW), change, NOW)) == 1
    assert looks.during(lambda: page.show_board(sketch_board(NOW), change, NOW)) == 0, "it rests"
    assert looks.during(lambda: page.show_tick(NOW + timedelta(hours=1))) == 1
    assert looks.during(page._rested) == 0


def test_that_a_page_made_ready_is_shown_as_it_was_seen_and_catches_up_soon(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = wall_page(sketch_board(NOW))
    qtbot.addWidget(page)
    page._rest.setInterval(LONG_MS)
    with page.told_together():
        page.show_board(sketch_board(NOW), Change(), NOW)
    looks = Counted(monkeypatch, WallPage, "_look")
    change = Change(incidents_changed=frozenset({1}))
    assert looks.during(lambda: page.show_board(sketch_board(NOW), change, NOW)) == 0
    assert looks.during(page.show) == 0
    assert looks.during(page._rested) == 1
