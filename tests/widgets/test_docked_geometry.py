"""With panes and slider docked, on a spoilt floor, no text lies over another and none is cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.floors import big_board
from tests.widgets.ink_watch import TOUCH_PX, Ink, InkWatch, _meet, inks_of
from tests.widgets.still_floor import pages_on, still_path
from tests.widgets.wall_floors import NOW, spoilt
from wallboard.app.pages import Pages
from wallboard.app.window import Page
from wallboard.domain.board import Board
from wallboard.widgets.frame import PageFrame

SIZES = [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(1080, 1920)]
LISTS = {"Unassigned incidents", "Assigned incidents, next to breach", "Rows behind the figure"}
SCROLLING = frozenset({"People", *LISTS})
KEYS = {"detail": Qt.Key.Key_I, "figures": Qt.Key.Key_E, "proof": Qt.Key.Key_W, "company": Qt.Key.Key_H}


@pytest.fixture(scope="module")
def board() -> Board:
    return spoilt(big_board(NOW, teams=20, agents=60, incidents=200))


@pytest.fixture
def pages(qapp: QApplication, board: Board) -> Iterator[Pages]:
    with still_path(board) as live, pages_on(live) as made:
        yield made


def shown(pages: Pages, name: Page, size: QSize, what: str) -> PageFrame:
    frame = pages[name]
    frame.resize(size)
    frame.show()
    QApplication.processEvents()
    if what == "time":
        pages._docks.open()
    else:
        frame.page.setFocus()
        if what in {"detail", "proof"}:
            QTest.keyClick(frame.page, Qt.Key.Key_Down)
        QTest.keyClick(frame.page, KEYS[what])
    QApplication.processEvents()
    return frame


def cut(watch: InkWatch) -> list[str]:
    """Texts that are cut off; what scrolls ends in the middle of a line."""
    return [str(ink) for ink in watch.clipped() if not _scrolls(ink)]


def _scrolls(ink: Ink) -> bool:
    is_cut_sideways = ink.seen.width() < ink.box.width() - TOUCH_PX
    return ink.tile in SCROLLING and (not is_cut_sideways or ink.seen.height() <= 0)


def over(watch: InkWatch) -> list[str]:
    """Texts that lie over each other, as far as they are seen."""
    pairs = watch.overlapping()
    return [f"{one} over {other}" for one, other in pairs if _meet(one.seen, other.seen)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize(
    ("name", "what"),
    [
        (Page.WALL, "detail"),
        (Page.WALL, "figures"),
        (Page.WALL, "proof"),
        (Page.WALL, "company"),
        (Page.WALL, "time"),
        (Page.HEAT, "company"),
        (Page.HEAT, "time"),
        (Page.STAFF, "company"),
        (Page.STAFF, "time"),
        (Page.DESK, "detail"),
        (Page.DESK, "time"),
    ],
)
def test_that_nothing_overlaps_or_is_cut_with_something_docked(
    pages: Pages, name: Page, what: str, size: QSize, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = shown(pages, name, size, what)
    watch = inks_of(frame, size, monkeypatch)
    assert watch.inks
    assert cut(watch) == []
    assert over(watch) == []
    if what != "time":
        assert frame.beside is not None or name is Page.DESK or what == "proof"
