"""On every page, at every size and on every floor, no text lies over another and none is cut off."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.floors import big_board, sketch_board
from tests.widgets.heat_floors import heat_page
from tests.widgets.ink_watch import inks_of
from tests.widgets.staff_floors import staff_page
from tests.widgets.wall_floors import NOW, STALE, hostile, spoilt, wall_page
from wallboard.domain.board import Board

SIZES = [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(1080, 1920)]


class Floor(NamedTuple):
    """How large a floor is, and whether its names were chosen to break the page."""

    teams: int
    agents: int
    incidents: int
    is_hostile: bool = False
    is_spoilt: bool = False

    def board(self) -> Board:
        made = big_board(NOW, teams=self.teams, agents=self.agents, incidents=self.incidents)
        if self.is_spoilt:
            return spoilt(made)
        return hostile(made) if self.is_hostile else made

    def __str__(self) -> str:
        words = f"{self.teams} teams {self.agents} agents {self.incidents} incidents"
        return words + " hostile" * self.is_hostile + " spoilt" * self.is_spoilt


FLOORS = [
    Floor(4, 1, 0),
    Floor(4, 1, 60),
    Floor(4, 60, 5_000),
    Floor(4, 250, 60),
    Floor(20, 1, 5_000),
    Floor(20, 60, 60),
    Floor(20, 250, 0),
    Floor(80, 1, 60),
    Floor(80, 60, 0),
    Floor(80, 250, 5_000),
    Floor(4, 60, 60, is_hostile=True),
    Floor(20, 250, 5_000, is_hostile=True),
    Floor(80, 250, 60, is_hostile=True),
    Floor(4, 60, 60, is_spoilt=True),
    Floor(20, 60, 500, is_spoilt=True),
]
PAGES: dict[str, Callable[[Board, QSize], QWidget]] = {
    "wall": wall_page,
    "staff": staff_page,
    "heat": heat_page,
}


@pytest.fixture(scope="module", params=FLOORS, ids=str)
def board(request: pytest.FixtureRequest) -> Board:
    floor: Floor = request.param
    return floor.board()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("page", PAGES)
def test_that_nothing_overlaps_and_nothing_is_clipped(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, board: Board, page: str, size: QSize
) -> None:
    shown = PAGES[page](board, size)
    qtbot.addWidget(shown)
    watch = inks_of(shown, size, monkeypatch)
    assert watch.inks
    assert not watch.clipped(), "; ".join(map(str, watch.clipped()[:5]))
    assert not watch.overlapping(), "; ".join(f"{one} over {other}" for one, other in watch.overlapping()[:5])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_that_a_stale_page_is_as_clear(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, board: Board, size: QSize
) -> None:
    shown = wall_page(board, size)
    qtbot.addWidget(shown)
    shown.show_sight(STALE)
    watch = inks_of(shown, size, monkeypatch)
    assert not watch.clipped(), "; ".join(map(str, watch.clipped()[:5]))
    assert not watch.overlapping(), "; ".join(f"{one} over {other}" for one, other in watch.overlapping()[:5])


@pytest.mark.parametrize("distance_m", [3.0, 5.0, 8.0])
def test_that_distance_folds_and_does_not_squeeze(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, board: Board, distance_m: float
) -> None:
    shown = wall_page(board, SIZES[1], distance_m=distance_m)
    qtbot.addWidget(shown)
    watch = inks_of(shown, SIZES[1], monkeypatch)
    assert not watch.clipped(), "; ".join(map(str, watch.clipped()[:5]))
    assert not watch.overlapping(), "; ".join(f"{one} over {other}" for one, other in watch.overlapping()[:5])


def test_that_a_text_that_is_cut_off_is_seen_by_this_test(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, board: Board
) -> None:
    shown = wall_page(board, SIZES[1])
    qtbot.addWidget(shown)
    inks_of(shown, SIZES[1], monkeypatch)
    shown.teams.setFixedWidth(40)
    assert inks_of(shown, SIZES[1], monkeypatch).clipped()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_that_who_has_a_broken_promise_does_not_stand_below_the_corner_of_its_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: QSize
) -> None:
    page = wall_page(sketch_board(NOW), size)
    qtbot.addWidget(page)
    inks = [
        ink for ink in inks_of(page, size, monkeypatch).inks if ink.tile == page.promises.accessibleName()
    ]
    times = [ink for ink in inks if ink.text.startswith("+")]
    assert times
    for time in times:
        row = time.box.adjusted(0, 0, 0, time.box.height())
        below = [ink for ink in inks if " · " in ink.text and row.top() < ink.box.top() < row.bottom()]
        assert below
        assert all(ink.box.right() < time.box.left() for ink in below), time
