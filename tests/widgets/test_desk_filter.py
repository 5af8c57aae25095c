"""The desk shows what passes the filter of all pages, and says above its lists how much that is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.widgets.desk_floor import Bench, bench, board, incident
from wallboard.app.filter_company import filter_desk
from wallboard.domain.filter_query import parse
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.filter.filter_dock import FilterDock
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.theme import load_theme


class Desk:
    """The desk in its frame as the window has it."""

    def __init__(self, made: Bench, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.floor, self.choice = made, made.floor.choice
        self.page = DeskPage(made.floor, made.hand, made.notices, load_theme("dark"))
        self.frame = PageFrame(self.page)
        filter_desk(self.frame, self.page, made.floor, load_theme("dark"))
        self.bar = self.frame.findChildren(FilterDock)[0].bar
        self.frame.resize(1440, 900)

    def keep(self, query: str) -> None:
        """Ask for a filter and wait until it is in force."""
        self.choice.keep(parse(query))
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: self.choice.is_settled)

    def listed(self) -> set[int]:
        models = (self.page.incidents.unassigned.lines, self.page.incidents.assigned.lines)
        return {model.line(row).id for model in models for row in range(model.rowCount())}


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(bench(), qtbot)
    qtbot.addWidget(made.frame)
    made.frame.show()
    qtbot.waitExposed(made.frame)
    yield made
    made.floor.ticker.stop()


def test_that_both_lists_hold_exactly_what_passes_and_follow_the_floor(desk: Desk) -> None:
    desk.keep("sev:1")
    assert desk.listed() == set(desk.choice.selection.board.incidents)
    assert desk.listed()
    desk.floor.show(board((incident(91, 1, 2, 1, 5), incident(92, 4, 2, 1, 5))))
    assert 91 in desk.listed()
    assert 92 not in desk.listed()
    desk.choice.clear()
    desk.settle()
    assert desk.listed() == set(desk.floor.store.board.incidents)


def test_that_the_figures_are_those_of_what_passes_and_the_desk_says_so(desk: Desk) -> None:
    everything = desk.page.head.told
    desk.keep("sev:1")
    figures = {figure.key: figure.value for figure in desk.page.strip._figures}
    shown = desk.choice.selection.shown
    assert figures["open"] == shown
    assert str(shown) in desk.page.head.told != everything
    assert desk.bar.isVisible()
    assert f"{shown} of" in desk.bar.sentence


def test_that_typing_moves_nothing_until_it_is_kept(desk: Desk) -> None:
    top = desk.page.y()
    desk.page.head.search.setText("depot")
    desk.page.head.search.apply()
    desk.settle()
    assert desk.listed() == set(desk.choice.selection.board.incidents)
    assert desk.page.y() == top
    assert not desk.bar.isVisible()
    QTest.keyClick(desk.page.head.search, Qt.Key.Key_Return)
    assert desk.bar.isVisible()
    assert desk.choice.kept == parse("depot")


def test_that_a_view_gets_its_name_in_the_line_above(desk: Desk) -> None:
    desk.keep("sev:1 depot")
    desk.page.head.views.name_asked.emit(None)
    QTest.keyClicks(desk.bar.name, "Depots")
    QTest.keyClick(desk.bar.name, Qt.Key.Key_Return)
    (view,) = desk.floor.floor.views.all
    assert (view.name, view.filter, view.page) == ("Depots", parse("sev:1 depot"), "desk")


def test_that_escape_in_the_list_clears_the_filter(desk: Desk) -> None:
    desk.keep("sev:1")
    QTest.keyClick(desk.page.incidents.assigned, Qt.Key.Key_Escape)
    assert desk.choice.asked.is_empty
    assert not desk.bar.isVisible()
