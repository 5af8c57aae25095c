"""What moves, moves once and for what changed; a calm wall, a past one and a reduced one stand still."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wallboard.widgets.access.part import Part, PartKind
from wallboard.widgets.motion import MOST_FADES, Motion
from wallboard.widgets.theme import load_theme, tokens

FADE_MS, SLIDE_MS = tokens()["motion"]["change_ms"], tokens()["motion"]["reorder_ms"]


class Numbers(QWidget):
    """A tile of numbers, one beside the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.values = list(range(40))

    def parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(place, f"n{place}", str(value), QRect(place * 12, 0, 10, 20), PartKind.CELL, float(value))
            for place, value in enumerate(self.values)
        )

    def say(self, place: int, value: int) -> None:
        self.values[place] = value
        self.update(QRect(place * 12, 0, 10, 20))


class Rows(QWidget):
    """A tile of rows, one below the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.order = ["a", "b", "c"]

    def parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(name, name, "", QRect(0, 30 * place, 400, 28), PartKind.LANE)
            for place, name in enumerate(self.order)
        )

    def put(self, *order: str) -> None:
        self.order = list(order)
        self.update()


class Page(QWidget):
    """A page with both, and its motion."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers, self.rows = Numbers(self), Rows(self)
        self.numbers.setGeometry(0, 0, 500, 20)
        self.rows.setGeometry(0, 40, 400, 100)
        self.side = QWidget(self)
        self.side.setGeometry(100, 50, 30, 30)
        self.resize(500, 200)
        self.may_move = True
        theme = load_theme()
        self.motion = Motion(
            self, [self.numbers], self.rows, [self.rows, self.side], lambda: theme, lambda: self.may_move
        )

    def fading(self) -> list[QRect]:
        return [fade.geometry() for fade in self.motion.fades if not fade.isHidden()]

    def is_sliding(self) -> bool:
        return self.motion.slide is not None and not self.motion.slide.isHidden()


class Paints(QObject):
    """Counts how often widgets are painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.motion.allow(True)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.wait(60)
    return made


def test_that_a_changed_number_s_ground_fades_once_and_only_its_own(page: Page, qtbot: QtBot) -> None:
    page.numbers.say(3, 99)
    qtbot.waitUntil(lambda: page.fading() == [QRect(36, 0, 10, 20)])
    qtbot.waitUntil(lambda: page.fading() == [], timeout=FADE_MS + 1000)
    qtbot.wait(250)  # what was hidden below is painted, once
    painted = Paints(page.numbers)
    qtbot.wait(150)
    assert painted.count == 0, "a wall on which nothing changes paints nothing"


def test_that_nothing_fades_at_the_first_look(page: Page) -> None:
    assert page.fading() == []


def test_that_a_storm_of_changes_fades_not_at_all(page: Page, qtbot: QtBot) -> None:
    for place in range(MOST_FADES + 1):
        page.numbers.say(place, 500 + place)
    qtbot.wait(80)
    assert page.fading() == []


def test_that_rows_slide_once_from_where_they_stood(page: Page, qtbot: QtBot) -> None:
    page.rows.put("b", "a", "c")
    qtbot.waitUntil(page.is_sliding)
    assert page.motion.slide is not None
    assert page.motion.slide.geometry() == QRect(0, 40, 400, 88)
    qtbot.waitUntil(lambda: not page.is_sliding(), timeout=SLIDE_MS + 1000)
    qtbot.wait(250)  # what was hidden below is painted, once
    painted = Paints(page.rows)
    qtbot.wait(150)
    assert painted.count == 0


def test_that_a_slide_paints_nothing_below_itself(page: Page, qtbot: QtBot) -> None:
    page.rows.put("b", "a", "c")
    qtbot.waitUntil(page.is_sliding)
    painted = Paints(page.rows)
    qtbot.wait(SLIDE_MS // 2)
    assert painted.count <= 1


def _reduced(page: Page) -> None:
    page.motion.allow(False)


def _past_or_stale_or_dragged(page: Page) -> None:
    page.may_move = False


def _hidden(page: Page) -> None:
    page.hide()


@pytest.mark.parametrize("still", [_reduced, _past_or_stale_or_dragged, _hidden])
def test_that_nothing_moves_where_it_must_not(page: Page, qtbot: QtBot, still: Any) -> None:
    still(page)
    page.numbers.say(3, 99)
    page.rows.put("c", "b", "a")
    qtbot.wait(100)
    assert page.fading() == []
    assert not page.is_sliding()


def test_that_another_size_moves_nothing(page: Page, qtbot: QtBot) -> None:
    page.resize(600, 260)
    page.rows.setGeometry(0, 60, 400, 100)
    qtbot.wait(100)
    assert not page.is_sliding()
    assert page.fading() == []


def test_that_no_row_slides_while_the_page_is_being_laid_out(page: Page, qtbot: QtBot) -> None:
    page.side.hide()
    page.side.resize(31, 17)
    assert page.side.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent)
    page.rows.put("b", "a", "c")
    qtbot.wait(100)
    assert not page.is_sliding()
    assert page.side.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent), "no picture was taken"
    page.side.show()
    page.rows.put("c", "a", "b")
    qtbot.waitUntil(page.is_sliding)


def test_that_a_repaint_of_the_same_number_is_no_change(page: Page, qtbot: QtBot) -> None:
    page.numbers.update()
    qtbot.wait(80)
    assert page.fading() == []
