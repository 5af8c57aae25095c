"""The foot of an incident's detail: it ends with a whole row wherever its room ends."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import NOW, REMY, WORST, assignment, bench, board
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.detail.detail_pane import DetailPane
from wallboard.widgets.detail.rows import RowKind
from wallboard.widgets.theme import load_theme


@pytest.fixture
def pane(qapp: QApplication, qtbot: QtBot) -> Iterator[DetailPane]:
    floor = bench(board((assignment(900, WORST, REMY, 4),)))
    floor.ticker.now = lambda: NOW  # type: ignore[method-assign]  # the tests' clock stands still
    ink = DeskInk(load_theme("dark"))
    ink.turn(ink.theme, is_now=True)
    made = DetailPane(floor.floor, ink)
    qtbot.addWidget(made)
    made.resize(396, 600)
    made.show()
    made.show_incident(WORST)
    yield made
    floor.store.stop()
    floor.ticker.stop()


@pytest.mark.parametrize("high", range(300, 364, 7))
def test_that_before_anything_is_scrolled_the_foot_shows_a_whole_row_that_is_no_heading(
    pane: DetailPane, high: int
) -> None:
    pane.resize(396, high)
    seen = pane.viewport().rect()
    assert pane.sheet.height() > seen.height()
    shown = [row for row in pane.sheet.rows if pane.sheet.rect_of(row.key).top() < seen.bottom() - 1]
    assert seen.adjusted(0, 0, 0, 1).contains(pane.sheet.rect_of(shown[-1].key))
    assert shown[-1].kind is not RowKind.SECTION
