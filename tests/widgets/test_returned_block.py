"""What came back stands in red beside staff against need, and on the wall's promises with its reason."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.widgets.desk_floor import NOW, REMY, SARA, Bench, ago, assignment, board, incident
from wallboard.domain.bonds import Waiting, Waits
from wallboard.domain.incident import Incident
from wallboard.widgets.desk.desk_ink import DeskSize
from wallboard.widgets.desk.incident_delegate import IncidentDelegate
from wallboard.widgets.desk.returned_block import WIDTH
from wallboard.widgets.desk_page import DeskPage
from wallboard.widgets.theme import load_theme
from wallboard.widgets.type import Weight
from wallboard.widgets.wall.promise_text import mark_word

pytestmark = pytest.mark.usefixtures("standing_clock")


def returned(number: int, minutes: float) -> Incident:
    changes = {"returned_at": ago(minutes), "returned_from_id": REMY, "return_reason": "on_a_call"}
    return incident(number, 2, 2, 2, 36.1, **changes)


def test_that_it_stands_there_only_while_something_came_back_and_beside_the_need(
    page: DeskPage, floor: Bench
) -> None:
    block, need = page.returned, page.need
    whole = need.width()
    assert (block.isVisible(), block.parts()) == (False, ())

    floor.show(board((returned(2, 9), returned(3, 4), assignment(903, 3, SARA, 20))))

    assert block.isVisible()
    assert (block.width(), need.width()) == (WIDTH, whole - WIDTH)
    (part,) = block.parts()
    assert part.name == "2 came back"
    assert part.value == "48215 · Remy F declined: on a call; 48214 · Remy F declined: on a call"
    floor.show(board())
    assert (block.isVisible(), need.width()) == (False, whole)


def test_that_a_click_shows_the_newest(page: DeskPage, floor: Bench) -> None:
    floor.show(board((returned(2, 9), returned(3, 4))))
    QTest.mouseClick(page.returned, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    assert page.detail.incident_id == 3


def test_that_the_row_of_the_list_is_red_and_says_who_is_on_it_all_the_same(
    page: DeskPage, floor: Bench
) -> None:
    floor.show(board((returned(2, 4), assignment(903, 2, SARA, 20))))
    model = page.incidents.assigned.lines
    row = model.row_of(2)
    assert row is not None
    line = model.line(row)
    delegate = page.incidents.assigned.itemDelegate()
    assert isinstance(delegate, IncidentDelegate)
    assert line.incident is not None
    assert delegate._where(line, line.incident) == "48214 · Remy F declined: on a call · Sara E"
    assert delegate._shade(line) == load_theme("dark").s1


def test_that_the_wall_marks_it_with_its_reason_where_there_is_room(page: DeskPage) -> None:
    waiting = Waiting(Waits.CAME_BACK, "Remy F declined: on a call", NOW, True, "on a call")
    face = page.notice._ink.face(DeskSize.BODY, Weight.STRONG)
    said = ("came back: on a call", "back: on a call", "came back")
    for words in said:
        assert mark_word(waiting, face, face.width(words) * 1.5) == words
    assert mark_word(waiting, face, 5) == said[-1]
