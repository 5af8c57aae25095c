"""What the room reads is large enough where the room is, as measured on the painted page."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.floors import sketch_floor
from tests.widgets.ink_watch import Ink, inks_of
from tests.widgets.wall_floors import NOW, wall_page
from wallboard.domain.board import Board
from wallboard.domain.promises import promise_page
from wallboard.widgets.picture import render
from wallboard.widgets.room import Room, pixel_of
from wallboard.widgets.times import left
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


def for_the_room(page: WallPage, inks: list[Ink]) -> list[Ink]:
    """What must be read from where the room is: the state, what burns, whose it is, and every count.

    Where a large number is written smaller to stay inside its cell, it is left out here; the widths of
    the busy floor's counts fit.
    """
    counts = (page.heat, page.free)
    tiles = {tile.accessibleName() for tile in (page.teams, page.strip, page.headline, *counts)}
    largest = {tile: max((ink.px for ink in inks if ink.tile == tile), default=0) for tile in tiles}
    figures = [ink for ink in inks if ink.tile in tiles and ink.px >= largest[ink.tile]]
    lines = promise_page(sketch_floor(NOW).board(), NOW, breached_limit=10)
    times = {left(line.due_at - NOW) for line in (*lines.breached, *lines.next)}
    shown = [ink for ink in inks if ink.tile == page.promises.accessibleName() and ink.text in times]
    return figures + shown


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


@pytest.mark.parametrize("screen", SCREENS)
def test_that_what_is_meant_for_the_room_fills_sixteen_arc_minutes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, busy: Board, screen: tuple[QSize, float, float]
) -> None:
    size, diagonal_in, distance_m = screen
    page = hung(busy, size, diagonal_in, distance_m)
    qtbot.addWidget(page)
    inks = [ink for ink in for_the_room(page, inks_of(page, size, monkeypatch).inks) if _has_capitals(ink)]
    picture = render(page, size)
    assert len(inks) > 10
    small = {
        ink.text: round(angle, 2)
        for ink in inks
        if (angle := arc_minutes(ink_height(picture, ink), size, diagonal_in, distance_m)) < LEAST_ARC_MINUTES
    }
    assert small == {}


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
