"""The wall: legible at every size, honest when stale, and painting no more than what changed."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from pytestqt.qtbot import QtBot

from tests.floors import big_board, calm_board, sketch_board
from tests.widgets.ink_watch import inks_of
from tests.widgets.wall_floors import LIVE, NOW, SIZES, STALE, hostile_board, wall_page
from wallboard.domain.board import Board
from wallboard.domain.change import Change
from wallboard.domain.deploy import Level
from wallboard.domain.policy import FloorClock
from wallboard.widgets.hand_state import Answer, Target
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.picture import render
from wallboard.widgets.theme import load_theme
from wallboard.widgets.type import Face, Size
from wallboard.widgets.wall.tile import Tile
from wallboard.widgets.wall.words import STOP, as_fits
from wallboard.widgets.wall_page import WallPage

BOARDS = {"busy": sketch_board, "calm": calm_board, "big": big_board}


@pytest.fixture(scope="module")
def busy() -> Board:
    return sketch_board(NOW)


def pixels(image: QImage) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).copy()  # the picture may go before its pixels
    return raw.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width(), :3]


def tiles(page: WallPage) -> Iterator[Tile]:
    return (tile for tile in page.findChildren(Tile) if tile.isVisibleTo(page))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("floor", BOARDS)
def test_that_every_floor_is_painted_at_every_size(qtbot: QtBot, floor: str, size: QSize) -> None:
    page = wall_page(BOARDS[floor](NOW), size)
    qtbot.addWidget(page)
    image = render(page, size)
    assert image.size() == size
    assert len(np.unique(pixels(image)[::5, ::5].reshape(-1, 3), axis=0)) > 20


def test_that_4k_is_the_same_page_with_twice_the_pixels(qtbot: QtBot, busy: Board) -> None:
    page = wall_page(busy)
    qtbot.addWidget(page)
    small = render(page, SIZES[1])
    large = render(page, SIZES[2]).scaled(SIZES[1])
    differing = np.abs(pixels(small).astype(int) - pixels(large).astype(int)).max(axis=2) > 120
    assert differing.mean() < 0.02


@pytest.mark.parametrize("size", [*SIZES, QSize(1080, 1920)])
@pytest.mark.parametrize("floor", BOARDS)
def test_that_no_text_is_smaller_than_what_is_read_walking_up(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, floor: str, size: QSize
) -> None:
    sizes: set[int] = set()
    write = Inkpot.write

    def measured(pot: Inkpot, painter: QPainter, face: Face, *rest: Any) -> float:
        sizes.add(face.font.pixelSize())
        return write(pot, painter, face, *rest)

    monkeypatch.setattr(Inkpot, "write", measured)
    page = wall_page(BOARDS[floor](NOW), size)
    qtbot.addWidget(page)
    render(page, size)
    scale = min(size.width(), size.height()) / 1080
    assert min(sizes) >= int(20 * scale)


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
def test_that_a_stale_page_has_no_colour_in_any_pixel(qtbot: QtBot, busy: Board, theme: str) -> None:
    page = wall_page(busy, theme=theme)
    qtbot.addWidget(page)
    assert (np.ptp(pixels(render(page, SIZES[1])).astype(int), axis=2) > 40).any()
    page.show_sight(STALE)
    assert not np.ptp(pixels(render(page, SIZES[1])).astype(int), axis=2).any()


def test_that_colour_comes_back_when_the_database_does(qtbot: QtBot, busy: Board) -> None:
    page = wall_page(busy)
    qtbot.addWidget(page)
    live = render(page, SIZES[1])
    page.show_sight(STALE)
    page.show_sight(LIVE)
    assert render(page, SIZES[1]) == live


def test_that_time_stands_still_while_stale(qtbot: QtBot, busy: Board) -> None:
    page = wall_page(busy)
    qtbot.addWidget(page)
    page.show_sight(STALE)
    before = render(page, SIZES[1])
    page.show_tick(NOW + timedelta(minutes=3))
    assert render(page, SIZES[1]) == before
    assert "14:32:07" in page.headline.accessibleDescription()


@pytest.mark.parametrize("stale", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_that_nothing_is_painted_outside_its_tile(qtbot: QtBot, size: QSize, stale: bool) -> None:
    for board in (hostile_board(), big_board(NOW)):
        page = wall_page(board, size)
        qtbot.addWidget(page)
        if stale:
            page.show_sight(STALE)
        render(page, size)
        for tile in tiles(page):
            image = QImage(tile.width() + 80, tile.height() + 80, QImage.Format.Format_RGB32)
            image.fill(QColor("#ff00ff"))
            painter = QPainter(image)
            painter.translate(40, 40)
            tile.draw(painter, QRegion(tile.rect()))
            painter.end()
            outside = (pixels(image) != (255, 0, 255)).any(axis=2)
            outside[40:-40, 40:-40] = False
            assert not outside.any(), f"{tile.accessibleName()} leaves its place at {np.argwhere(outside)[0]}"


@pytest.mark.parametrize("size", SIZES)
def test_that_what_lies_under_a_target_s_place_is_that_target(qtbot: QtBot, busy: Board, size: QSize) -> None:
    page = wall_page(busy, size)
    qtbot.addWidget(page)
    places = {
        target: page.rect_of(target)
        for target in (
            *(Target(agent_id=agent) for agent in busy.agents),
            *(Target(team_id=team) for team in busy.teams),
        )
    }
    shown = {target: place for target, place in places.items() if not place.isEmpty()}
    assert len([target for target in shown if target.agent_id]) > 50
    assert len([target for target in shown if target.team_id]) == 9
    for target, place in shown.items():
        assert page.target_at(place.center()) == target


def test_that_a_promise_is_found_where_it_stands(qtbot: QtBot, busy: Board) -> None:
    page = wall_page(busy)
    qtbot.addWidget(page)
    found = {page.promise_at(QPoint(1500, y)) for y in range(300, 1000, 10)} - {None}
    assert len(found) == 7
    assert page.promise_at(QPoint(100, 500)) is None


def test_that_answers_to_a_hand_are_shown_and_go_again(qtbot: QtBot, busy: Board) -> None:
    page = wall_page(busy)
    qtbot.addWidget(page)
    before = render(page, SIZES[1])
    agents = (Target(agent_id=agent) for agent in busy.agents)
    agent = next(agent for agent in agents if not page.rect_of(agent).isEmpty())
    page.show_targets({agent: Answer(Level.PASS, "Could start now", 1)}, agent)
    during = render(page, SIZES[1])
    place = page.rect_of(agent)
    assert during.copy(place) != before.copy(place)
    page.show_targets(None, None)
    assert render(page, SIZES[1]) == before


def test_that_a_replayed_floor_says_so_in_large_letters(qtbot: QtBot, busy: Board) -> None:
    replayed = replace(busy, clock=FloorClock(NOW - timedelta(days=3_000), NOW, 60.0))
    page = wall_page(busy)
    qtbot.addWidget(page)
    live = render(page, SIZES[1])
    page.show_board(replayed, Change(), replayed.floor_at)
    assert render(page, SIZES[1]).copy(0, 0, 1920, 92) != live.copy(0, 0, 1920, 92)


@pytest.mark.parametrize(("distance_m", "rows"), [(5.0, 10), (8.0, 5)])
def test_that_a_larger_distance_folds_and_never_shrinks(
    qtbot: QtBot, busy: Board, distance_m: float, rows: int
) -> None:
    page = wall_page(busy, distance_m=distance_m)
    qtbot.addWidget(page)
    assert len(page.heat.grid.rows) == rows
    assert page.heat.pot.scale == pytest.approx(distance_m / 5)
    assert page.people.isVisibleTo(page) is (distance_m < 8)


def test_that_every_tile_tells_what_it_shows_without_eyes(qtbot: QtBot, busy: Board) -> None:
    page = wall_page(busy)
    qtbot.addWidget(page)
    assert "Network" in page.heat.accessibleDescription()
    assert "no data" in page.history.accessibleDescription()
    assert "Core switch" in page.promises.accessibleDescription()
    assert "Open: 60" in page.strip.accessibleDescription()
    assert all(tile.accessibleName() for tile in tiles(page))


@pytest.mark.parametrize("broken", ["strip", "heat"])
def test_that_a_fault_in_one_tile_is_told_once_and_leaves_the_others_standing(
    qtbot: QtBot, busy: Board, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("broken on purpose")

    told: list[Any] = []
    page = wall_page(busy)
    qtbot.addWidget(page)
    sound = render(page, SIZES[1])
    monkeypatch.setattr(sys, "excepthook", lambda *fault: told.append(fault))
    monkeypatch.setattr(getattr(page, broken), "draw" if broken == "strip" else "ink", fail)
    faulty = [render(page, SIZES[1]) for _ in range(3)]
    assert len(told) == 1
    place = page.promises.geometry()
    assert all(image.copy(place) == sound.copy(place) for image in faulty)


@pytest.mark.parametrize(
    ("distance_m", "said"), [(5.0, ""), (8.0, "folded: last hours, people")], ids=["5 m", "8 m"]
)
def test_that_columns_without_room_are_said_to_be_folded(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, distance_m: float, said: str
) -> None:
    page = wall_page(sketch_board(NOW), distance_m=distance_m)
    qtbot.addWidget(page)
    texts = {ink.text for ink in inks_of(page, page.size(), monkeypatch).inks}
    assert {text for text in texts if "folded" in text} == ({said} if said else set())


def test_that_the_worst_is_said_in_fewer_words_before_it_is_cut(qtbot: QtBot) -> None:
    face = Inkpot(load_theme(), 1.0).face(Size.ROOM)
    page = wall_page(sketch_board(NOW))
    qtbot.addWidget(page)
    heading = page.headline.heading
    whole, brief = heading.sentence.split(STOP)[0], heading.brief
    assert (whole, brief) == ("4 critical open", "4 critical")
    assert as_fits(heading, face, face.width(whole)) == whole
    assert as_fits(heading, face, face.width(whole) - 1) == brief
    assert as_fits(heading, face, face.width(brief) - 1).endswith("…")
