"""What the room reads is large enough where the room is, as measured on the painted page."""

import math
import re
from typing import NamedTuple

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.floors import big_board, sketch_floor
from tests.widgets.ink_watch import Ink, inks_of
from tests.widgets.wall_floors import NOW, wall_page
from wallboard.domain.board import Board
from wallboard.domain.promises import promise_page
from wallboard.widgets.access.part import PartKind
from wallboard.widgets.picture import render
from wallboard.widgets.room import Room, pixel_of
from wallboard.widgets.times import left
from wallboard.widgets.type import Size
from wallboard.widgets.wall.counts import count_words
from wallboard.widgets.wall.tile import Tile
from wallboard.widgets.wall_page import WallPage

LEAST_ARC_MINUTES = 16.0
SCREENS = [
    pytest.param((QSize(1920, 1080), 24, 0.7), id="desk monitor at 0.7 m"),
    pytest.param((QSize(1920, 1080), 55, 3.0), id="55 inch at 3 m"),
    pytest.param((QSize(1920, 1080), 55, 5.0), id="55 inch at 5 m"),
    pytest.param((QSize(1920, 1080), 55, 8.0), id="55 inch at 8 m"),
    pytest.param((QSize(3840, 2160), 75, 8.0), id="75 inch 4K at 8 m"),
    pytest.param((QSize(3840, 2160), 43, 3.0), id="43 inch 4K at 3 m"),
    pytest.param((QSize(1280, 720), 32, 3.0), id="32 inch at 3 m"),
    pytest.param((QSize(1080, 1920), 55, 5.0), id="55 inch upright at 5 m"),
]


class Crowd(NamedTuple):
    """A floor by its size, and what a count looks like that it surely has."""

    teams: int
    agents: int
    incidents: int
    shows: str


CROWDS = [
    pytest.param(Crowd(5, 250, 1_500, r"\d{3}"), id="hundreds in a cell"),
    pytest.param(Crowd(2, 20, 5_000, r"1\.\dk"), id="thousands in a cell"),
    pytest.param(Crowd(2, 250, 0, r"1\d\d"), id="hundreds of people free"),
]
_TOUCHED = 0.08
"""Less of a line than this is the smoothing of a curve."""


@pytest.fixture(scope="module")
def busy() -> Board:
    return sketch_floor(NOW).board()


def hung(board: Board, size: QSize, diagonal_in: float, distance_m: float) -> WallPage:
    page = wall_page(board, size)
    page.read_from(Room(distance_m, pixel_of(diagonal_in, size.width(), size.height())))
    return page


def arc_minutes(px: float, size: QSize, diagonal_in: float, distance_m: float) -> float:
    mm = px * pixel_of(diagonal_in, size.width(), size.height())
    return math.degrees(math.atan(mm / (distance_m * 1000))) * 60


def for_the_room(page: WallPage, board: Board, inks: list[Ink]) -> list[Ink]:
    """What must be read from where the room is: state, figures, teams, every count, and what is left."""
    tiles = {page.headline: Size.ROOM, page.teams: Size.ROOM, page.strip: Size.ROOM}
    room_px = {tile.accessibleName(): tile.pot.face(size).font.pixelSize() for tile, size in tiles.items()}
    figures = [ink for ink in inks if ink.px >= room_px.get(ink.tile, math.inf)]
    assert {ink.tile for ink in figures} == set(room_px)
    return [*figures, *times(page, board, inks), *counts(page, inks)]


def times(page: WallPage, board: Board, inks: list[Ink]) -> list[Ink]:
    """What is left of each promise in the column, or how long it has been broken."""
    lines = promise_page(board, NOW, breached_limit=10)
    said = {left(line.due_at - NOW) for line in (*lines.breached, *lines.next)}
    return [ink for ink in inks if ink.tile == page.promises.accessibleName() and ink.text in said]


def counts(page: WallPage, inks: list[Ink]) -> list[Ink]:
    """The count of every cell that is not empty, and of who is free in each row: none may be missing."""
    found = []
    for tile in (page.heat, page.free):
        for part in tile.parts() if tile.isVisibleTo(page) else ():
            if part.rect.top() >= tile.grid.rows.bands[0][0] and (part.number or tile is page.free):
                assert part.number is not None
                said = count_words(round(part.number))
                there = [ink for ink in inside(page, tile, part.rect, inks) if ink.text == said]
                assert there, f"{part.name} {part.value}"
                found.append(max(there, key=lambda ink: ink.px))
    return found


def inside(page: WallPage, tile: Tile, rect: QRect, inks: list[Ink]) -> list[Ink]:
    """What is written at a place of a tile."""
    place = QRectF(rect).translated(QPointF(tile.mapTo(page, QPoint())))
    return [ink for ink in inks if ink.tile == tile.accessibleName() and place.contains(ink.box.center())]


def ink_height(picture: QImage, ink: Ink) -> float:
    """How high the text's ink is in pixels; its first and last line count by how much they are covered."""
    place = ink.box.toAlignedRect().adjusted(-1, -2, 1, 2).intersected(picture.rect())
    grey = picture.copy(place).convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    pixels = pixels[:, : grey.width()].astype(int)
    ground = np.bincount(pixels.ravel()).argmax()
    covered = np.abs(pixels - ground).max(axis=1)
    covered = covered / covered.max()
    lines = np.flatnonzero(covered > _TOUCHED)
    return float(covered[lines[0]] + covered[lines[-1]] + lines[-1] - lines[0] - 1)


def too_small(page: WallPage, inks: list[Ink], screen: tuple[QSize, float, float]) -> dict[str, float]:
    """What fills less than sixteen arc minutes, and how many it fills."""
    picture = render(page, screen[0])
    angles = {ink.text: arc_minutes(ink_height(picture, ink), *screen) for ink in inks if _has_capitals(ink)}
    return {text: round(angle, 2) for text, angle in angles.items() if angle < LEAST_ARC_MINUTES}


@pytest.mark.parametrize("screen", SCREENS)
def test_that_what_is_meant_for_the_room_fills_sixteen_arc_minutes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, busy: Board, screen: tuple[QSize, float, float]
) -> None:
    page = hung(busy, *screen)
    qtbot.addWidget(page)
    inks = for_the_room(page, busy, inks_of(page, screen[0], monkeypatch).inks)
    assert len(inks) > 10
    assert too_small(page, inks, screen) == {}


@pytest.mark.parametrize("screen", SCREENS[2:4] + SCREENS[-2:])
@pytest.mark.parametrize("crowd", CROWDS)
def test_that_large_counts_are_no_smaller(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, crowd: Crowd, screen: tuple[QSize, float, float]
) -> None:
    board = big_board(NOW, teams=crowd.teams, agents=crowd.agents, incidents=crowd.incidents)
    page = hung(board, *screen)
    qtbot.addWidget(page)
    inks = counts(page, inks_of(page, screen[0], monkeypatch).inks)
    assert [ink for ink in inks if re.fullmatch(crowd.shows, ink.text)]
    assert too_small(page, inks, screen) == {}


NATURES, WHO = 0.45, 0.375
"""From what part of the room's distance people read natures, and from what part whose they are."""


@pytest.mark.parametrize("screen", SCREENS[1:])
def test_that_what_is_promised_and_by_whom_is_read_by_whoever_steps_up(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, busy: Board, screen: tuple[QSize, float, float]
) -> None:
    page = hung(busy, *screen)
    qtbot.addWidget(page)
    inks = inks_of(page, screen[0], monkeypatch).inks
    rows = [part for part in page.promises.parts() if part.kind is PartKind.INCIDENT]
    assert rows
    for part in rows:
        there = inside(page, page.promises, part.rect, inks)
        natures = [ink for ink in there if len(ink.text) > 1 and ink.text in part.name.split(", ")[1]]
        others = [ink for ink in there if len(ink.text) > 1 and ink not in natures]
        assert natures
        assert len(others) > 1
        assert too_small(page, natures, nearer(screen, NATURES)) == {}
        assert too_small(page, others, nearer(screen, WHO)) == {}


def nearer(screen: tuple[QSize, float, float], part: float) -> tuple[QSize, float, float]:
    """The same screen seen by somebody who stepped up to a part of the distance."""
    size, diagonal_in, distance_m = screen
    return size, diagonal_in, distance_m * part


def _has_capitals(ink: Ink) -> bool:
    """Whether its ink is as high as a capital: “none” and a dash are not."""
    return any(sign.isupper() or sign.isdigit() for sign in ink.text)


def test_that_the_same_room_is_the_same_page_on_every_screen_of_that_size(qtbot: QtBot, busy: Board) -> None:
    full, ultra = QSize(1920, 1080), QSize(3840, 2160)
    pages = [hung(busy, size, 55, 8.0) for size in (full, ultra)]
    for page in pages:
        qtbot.addWidget(page)
    small, large = (len(page.heat.grid.rows) for page in pages)
    assert small == large == 5


def test_that_what_no_longer_fits_is_folded_and_not_made_smaller(qtbot: QtBot, busy: Board) -> None:
    rows, scales = [], []
    for distance_m in (3.0, 5.0, 6.5, 8.0):
        page = hung(busy, QSize(1920, 1080), 55, distance_m)
        qtbot.addWidget(page)
        rows.append(len(page.heat.grid.rows))
        scales.append(page.heat.pot.scale)
    assert rows == sorted(rows, reverse=True)
    assert rows[-1] == 5
    assert scales == pytest.approx([0.6, 1.0, 1.3, 1.6], abs=0.002)


def test_that_whoever_sits_near_gets_no_text_that_is_too_small_to_see(qtbot: QtBot, busy: Board) -> None:
    page = hung(busy, QSize(1920, 1080), 24, 0.5)
    qtbot.addWidget(page)
    assert page.heat.pot.scale == pytest.approx(0.6)
