"""A desk on the tests' own floor, with the keys on its worst incident, for tests of what is done from it."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.widgets.desk_floor import NOW, REMY, WORST, Bench, board
from wallboard.domain import staff
from wallboard.domain.board import Board
from wallboard.domain.life_commands import ChangeLife
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.theme import load_theme

Key, Shift, Ctrl = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NOTHING = Qt.KeyboardModifier.NoModifier


def with_remys_shift_ending() -> Board:
    """The floor where Remy's shift is over in twenty minutes."""
    return board((staff.Shift(1, REMY, NOW - timedelta(hours=7), NOW + timedelta(minutes=20)),))


def desk_of(floor: Bench) -> DeskPage:
    """A desk that is shown and active."""
    made = DeskPage(floor.floor, floor.hand, floor.notices, load_theme("dark"))
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    stand_on(made, WORST)
    return made


def stand_on(page: DeskPage, incident_id: int) -> None:
    page.incidents.choose(incident_id)
    is_free = page.incidents.unassigned.lines.row_of(incident_id) is not None
    (page.incidents.unassigned if is_free else page.incidents.assigned).setFocus()


def press(page: DeskPage, *keys: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
    """Where the keys are now."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key, held)
        QApplication.processEvents()


def type_in(page: DeskPage, text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or page, text)


def only(floor: Bench) -> ChangeLife:
    """The one act that was sent."""
    (command,) = floor.sent
    assert isinstance(command, ChangeLife)
    return command


def select(page: DeskPage, *incident_ids: int) -> None:
    for section in (page.incidents.unassigned, page.incidents.assigned):
        model = section.selectionModel()
        for one in incident_ids:
            row = section.lines.row_of(one)
            if row is not None:
                model.select(section.lines.index(row), model.SelectionFlag.Select)
    QApplication.processEvents()
