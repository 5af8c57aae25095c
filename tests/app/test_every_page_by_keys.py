"""Every page can be walked by keys alone, and whatever takes the focus says what it is."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.plain_floor import following, write_floor
from wallboard.app.pages import Pages, make_pages
from wallboard.app.window import Page
from wallboard.services.upgrade import Kind, init
from wallboard.widgets.access.nodes import TileNode, serve_nodes
from wallboard.widgets.access.part import Parted
from wallboard.widgets.theme import load_theme

MOST_STOPS = 400


@pytest.fixture(scope="module")
def pages(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pages]:
    """All pages of one window's path; every test begins at the page itself, wherever the last one ended."""
    serve_nodes()
    place = os.fspath(tmp_path_factory.mktemp("keys") / "floor.sqlite")
    init(place, Kind.TRAINING)
    write_floor(place, incidents=12)
    with following(place, QtBot(request)) as live:
        made = make_pages(live, load_theme("dark"))
        yield made
        for page in made.values():
            page.close()
            page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shown(pages: Pages, page: Page, qtbot: QtBot) -> Iterator[QWidget]:
    frame = pages[page]
    frame.resize(1920, 1080)
    with qtbot.waitExposed(frame):
        frame.show()
    frame.activateWindow()
    QCoreApplication.processEvents()
    yield frame
    frame.hide()


def stops(frame: QWidget) -> list[QWidget]:
    """Whom Tab visits, from the page itself until it is back at one."""
    met: list[QWidget] = []
    frame.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(MOST_STOPS):
        focused = frame.focusWidget()
        if focused is None or focused in met:
            break
        met.append(focused)
        frame.window().focusNextPrevChild(True)
    return met


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("page", list(Page))
def test_that_tab_visits_every_tile_that_is_seen(shown: QWidget) -> None:
    met = stops(shown)
    tiles = [one for one in shown.findChildren(QWidget) if isinstance(one, Parted) and one.isVisibleTo(shown)]
    missed = [type(tile).__name__ for tile in tiles if tile not in met and tile.parts()]
    assert missed == []


@pytest.mark.parametrize("page", list(Page))
def test_that_whatever_takes_the_focus_says_what_it_is(shown: QWidget) -> None:
    met = [one for one in stops(shown) if one is not shown]
    assert met
    assert [type(one).__name__ for one in met if not name_of(one)] == []


@pytest.mark.parametrize("page", list(Page))
def test_that_all_that_a_page_paints_has_nodes_with_names(shown: QWidget) -> None:
    for tile in shown.findChildren(QWidget):
        if not isinstance(tile, Parted) or not tile.isVisibleTo(shown):
            continue
        node = QAccessible.queryAccessibleInterface(tile)
        assert isinstance(node, TileNode), type(tile).__name__
        parts = tile.parts()
        assert len({part.key for part in parts}) == len(parts), type(tile).__name__
        told: list[QAccessibleInterface] = [node.child(index) for index in range(len(parts))]
        assert all(one.text(QAccessible.Text.Name) for one in told), type(tile).__name__


@pytest.mark.parametrize("page", list(Page))
def test_that_no_label_takes_the_keys(shown: QWidget) -> None:
    assert not any(isinstance(one, QLabel) for one in stops(shown))
