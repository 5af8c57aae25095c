"""A button in a crowded row says all of its words where it gets the room that it asks for."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wallboard.widgets.desk.desk_ink import DeskInk, DeskSize
from wallboard.widgets.desk.fitting_button import FittingButton
from wallboard.widgets.theme import load_theme

WORDS = ("Update given  U", "Other rules…  M", "Why this time?  W", "Illegal lilt", "WAVE To AVA", "fff ffi")


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setStyleSheet("QPushButton { padding: 4px 12px; border: 1px solid black; }")
    made.resize(600, 80)
    made.show()
    return made


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.3, 1.77])
@pytest.mark.parametrize("words", WORDS)
def test_that_a_button_with_the_room_it_asks_for_says_all_of_its_words(
    row: QWidget, words: str, scale: float
) -> None:
    button = FittingButton(words, row)
    button.setFont(DeskInk(load_theme(), scale).font(DeskSize.BODY))
    button.show()
    button.resize(button.sizeHint())
    assert button.text() == words


def test_that_a_crowded_button_ends_in_an_ellipsis_and_its_tip_says_the_rest(row: QWidget) -> None:
    button = FittingButton(WORDS[0], row)
    button.show()
    button.resize(button.sizeHint().width() - 20, 30)
    assert button.text().endswith("…")
    assert button.toolTip() == WORDS[0]
