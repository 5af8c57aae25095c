"""The one window: its pages, its keys, its title, and where it was when it was closed."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wallboard.app.window import MainWindow, Page
from wallboard.domain.freshness import Freshness, Sight
from wallboard.widgets.theme import load_theme


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, memory: QSettings) -> MainWindow:
    made = MainWindow(load_theme("dark"), memory)
    qtbot.addWidget(made)
    made.show()
    return made


def pages() -> dict[Page, QWidget]:
    return {Page.WALL: QWidget(), Page.DESK: QWidget()}


def test_that_an_empty_window_says_what_it_waits_for(window: MainWindow) -> None:
    assert window.page is None
    window.say("the server does not answer")
    assert window.waiting_sentence == "The server does not answer"


def test_that_the_keys_change_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.take_pages(pages(), None)
    shown = [window.page]
    for key in (Qt.Key.Key_2, Qt.Key.Key_1):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        shown.append(window.page)
    assert shown == [Page.WALL, Page.DESK, Page.WALL]


def test_that_f11_goes_to_full_screen_and_back(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_that_the_title_says_the_page_and_how_far_to_trust_it(window: MainWindow) -> None:
    window.take_pages(pages(), Page.DESK)
    window.show_sight(Sight(Freshness.STALE, timedelta(seconds=12)), "the disk is full")
    assert window.windowTitle() == "Wallboard · Desk · stale · the disk is full"
    window.show_sight(Sight(Freshness.LIVE, timedelta(0)))
    assert window.windowTitle() == "Wallboard · Desk · live"


def test_that_a_window_opens_where_and_as_it_was_closed(
    window: MainWindow, memory: QSettings, qtbot: QtBot
) -> None:
    window.take_pages(pages(), None)
    window.show_page(Page.DESK)
    window.resize(QSize(1111, 666))
    window.close()
    again = MainWindow(load_theme("dark"), memory)
    qtbot.addWidget(again)
    again.take_pages(pages(), None)
    assert again.height() == 666  # its width is cut to the screen, which has 800 pixels without a display
    assert again.page is Page.DESK


def test_that_a_page_that_was_asked_for_comes_before_the_remembered_one(
    window: MainWindow, memory: QSettings
) -> None:
    memory.setValue("page", "desk")
    window.take_pages(pages(), Page.WALL)
    assert window.page is Page.WALL


@pytest.mark.parametrize("nonsense", ["cellar", "", 17])
def test_that_a_memory_that_makes_no_sense_is_no_memory(
    memory: QSettings, nonsense: object, qtbot: QtBot
) -> None:
    memory.setValue("page", nonsense)
    memory.setValue("geometry", nonsense)
    window = MainWindow(load_theme("dark"), memory)
    qtbot.addWidget(window)
    window.take_pages(pages(), None)
    assert window.page is Page.WALL


def test_that_full_screen_stays_full_when_it_was_so_before(window: MainWindow) -> None:
    window.fill_screen()
    window.fill_screen()
    assert window.isFullScreen()


def test_that_a_page_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    made: list[Page] = []

    class Noted(dict[Page, QWidget]):
        def __getitem__(self, page: Page) -> QWidget:
            made.append(page)
            return super().__getitem__(page)

    window.take_pages(Noted(pages()), Page.WALL)
    assert made == [Page.WALL]
    window.show_page(Page.DESK)
    window.show_page(Page.WALL)
    assert made == [Page.WALL, Page.DESK]
