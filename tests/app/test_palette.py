"""The palette finds every action by its words, says its key or why it cannot be done, and does it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from wallboard.app.window import MainWindow, Page
from wallboard.models.pick import found
from wallboard.widgets.actions import catalogue
from wallboard.widgets.actions.act import Act
from wallboard.widgets.theme import load_theme

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(load_theme("dark"), memory)
    qtbot.addWidget(made)
    made.take_pages({Page.WALL: QWidget(), Page.DESK: QLineEdit()}, Page.DESK)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    made.show_page(Page.DESK)
    yield made
    made.palette_of_acts.picker.dismiss()


def _type(window: MainWindow, text: str) -> None:
    QTest.keyClicks(window.palette_of_acts.picker.field, text)


def _press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)


def test_that_it_opens_by_its_key_from_wherever_the_keys_are(window: MainWindow) -> None:
    before = QApplication.focusWidget()
    QTest.keyClick(before or window, Key.Key_K, Ctrl)
    picker = window.palette_of_acts.picker
    assert picker.is_open
    assert picker.field.hasFocus()
    _press(window, Key.Key_Escape)
    assert not window.palette_of_acts.picker.is_open
    assert QApplication.focusWidget() is before


def test_that_the_other_button_of_the_mouse_opens_it(window: MainWindow) -> None:
    at = QPoint(40, 40)
    QApplication.sendEvent(
        window, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, window.mapToGlobal(at))
    )
    assert window.palette_of_acts.picker.is_open


def test_that_it_offers_every_action_but_itself(window: MainWindow) -> None:
    offered = {row.key for row in window.palette_of_acts.rows()}
    own = {action.key for action in catalogue.OF_AGENT}  # these are of an agent's own window
    assert offered == {action.key for action in catalogue.EVERY} - {catalogue.PALETTE.key} - own


def test_that_typing_finds_and_enter_does(window: MainWindow) -> None:
    window.palette_of_acts.toggle()
    _type(window, "show wall")
    _press(window, Key.Key_Return)
    assert window.page is Page.WALL
    assert not window.palette_of_acts.picker.is_open


def test_that_a_click_on_a_row_does_it(window: MainWindow) -> None:
    window.palette_of_acts.toggle()
    _type(window, "wall")
    rows = window.palette_of_acts.picker.list
    QTest.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(0, 0)).center()
    )
    assert window.page is Page.WALL


def test_that_what_cannot_be_done_says_why_and_is_not_done(window: MainWindow) -> None:
    done: list[str] = []
    centre = window.centralWidget()
    assert centre is not None
    page = centre.findChild(QLineEdit)
    assert page is not None
    Act(catalogue.ACKNOWLEDGE, lambda: done.append("no"), page, lambda: "It was acknowledged already.")
    row = next(row for row in window.palette_of_acts.rows() if row.key == catalogue.ACKNOWLEDGE.key)
    assert row.why_not == "It was acknowledged already."
    window.palette_of_acts.toggle()
    _type(window, "acknowledge")
    _press(window, Key.Key_Return)
    assert done == []
    assert window.palette_of_acts.picker.is_open


def test_that_what_is_done_elsewhere_says_where(window: MainWindow) -> None:
    rows = {row.key: row for row in window.palette_of_acts.rows()}
    assert "Ctrl+3" in rows[catalogue.PUBLISH.key].why_not
    assert "in the hand" in rows[catalogue.LET_GO.key].why_not
    assert rows[catalogue.DESK.key].is_able


def test_that_every_typed_word_must_begin_a_word_and_what_can_be_done_comes_first(window: MainWindow) -> None:
    rows = window.palette_of_acts.rows()
    keys = [row.key for row in found(rows, "sh w")]
    assert keys == [catalogue.WALL.key]
    assert [row.is_able for row in rows] == sorted((row.is_able for row in rows), reverse=True)


def test_that_every_row_shows_its_key(window: MainWindow) -> None:
    shown = {row.key: row.right for row in window.palette_of_acts.rows()}
    assert shown[catalogue.FULL_SCREEN.key] == "F11"
    assert all(shown.values())
