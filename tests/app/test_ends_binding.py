"""The bar above the desk: a wall that stopped is told to whoever sits down next, until they have seen it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.domain.test_wall_ends import END
from wallboard.app.copy_dialog import CopyDialog
from wallboard.app.ends_binding import EndsBinding
from wallboard.app.window import MainWindow, Page
from wallboard.domain.wall_ends import EndKind
from wallboard.services.wall_ends import WallEnds
from wallboard.widgets.theme import load_theme

LATER = replace(END, at=END.at + timedelta(minutes=3), kind=EndKind.HANG, number=0, signal_name="")


@pytest.fixture
def ends(tmp_path: Path) -> WallEnds:
    kept = WallEnds(tmp_path / "crashes")
    kept.keep(END)
    kept.keep(LATER)
    return kept


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(load_theme("dark"), QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.take_pages({page: QWidget() for page in Page}, Page.WALL)
    made.show()
    return made


@pytest.fixture
def binding(window: MainWindow, ends: WallEnds, qtbot: QtBot) -> Iterator[EndsBinding]:
    made = EndsBinding(window, load_theme("dark"), ends)
    made.start()
    qtbot.waitUntil(lambda: bool(made.bar.ends), timeout=10_000)
    yield made
    made.stop()


def test_that_the_desk_tells_how_often_since_when_and_how(window: MainWindow, binding: EndsBinding) -> None:
    assert not binding.bar.isVisible(), "on a wall nobody sits"
    window.show_page(Page.DESK)
    assert binding.bar.isVisible()
    assert "2 times since" in binding.bar.text
    assert "no longer answered" in binding.bar.text
    (pages,) = window.findChildren(QStackedWidget)
    assert not binding.bar.geometry().intersects(pages.geometry())


def test_that_what_was_seen_does_not_come_back(
    window: MainWindow, binding: EndsBinding, ends: WallEnds, qtbot: QtBot
) -> None:
    window.show_page(Page.DESK)
    qtbot.mouseClick(binding.bar.seen_button, Qt.MouseButton.LeftButton)
    assert not binding.bar.isVisible()
    qtbot.waitUntil(lambda: ends.unseen() == (), timeout=10_000)
    window.show_page(Page.RULES)
    assert not binding.bar.isVisible()


def test_that_the_stack_of_each_can_be_read_and_copied(
    window: MainWindow, binding: EndsBinding, qtbot: QtBot
) -> None:
    window.show_page(Page.DESK)
    qtbot.mouseClick(binding.bar.show_button, Qt.MouseButton.LeftButton)
    (dialog,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, CopyDialog) and one.isVisible()
    ]
    assert not dialog.isModal()
    assert "SIGSEGV" in dialog.text
    assert "HDMI-1: overview" in dialog.text
    (copy,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "Copy"]
    copy.click()
    assert "SIGSEGV" in QGuiApplication.clipboard().text()
    window.close()
    assert not dialog.isVisible()
