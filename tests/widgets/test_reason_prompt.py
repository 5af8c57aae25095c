"""One component asks why: by number, by arrows, in one's own words, by mouse; and it gives the keys back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.live.hands import Ear
from wallboard.domain.deploy_rules import STANDARD, Purpose
from wallboard.models.question import Given, Own, Question, Reason
from wallboard.models.reason_words import WORDS, reason_words
from wallboard.widgets.desk.desk_ink import DeskInk
from wallboard.widgets.reason_prompt import ReasonPrompt
from wallboard.widgets.theme import load_theme

Key = Qt.Key
REASONS = (Reason("customer", "Waiting for the customer"), Reason("parts", "Waiting for parts"))


@pytest.fixture
def before(qtbot: QtBot) -> Iterator[QLineEdit]:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    field = QLineEdit(page)
    layout.addWidget(field)
    layout.addWidget(ReasonPrompt(DeskInk(load_theme("dark")), page))
    page.resize(396, 300)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    field.setFocus()
    yield field
    page.hide()


@pytest.fixture
def prompt(before: QLineEdit) -> ReasonPrompt:
    made = before.window().findChild(ReasonPrompt)
    assert made is not None
    return made


def test_that_a_digit_answers_by_the_short_list_and_gives_the_keys_back(
    prompt: ReasonPrompt, before: QLineEdit
) -> None:
    ear = Ear(prompt.answered)
    prompt.ask(Question("Pause: why?", REASONS))
    assert prompt.own.hasFocus()
    QTest.keyClick(prompt.own, Key.Key_2)
    assert ear.heard == [Given("parts")]
    assert before.hasFocus()
    assert prompt.isHidden()


def test_that_ones_own_words_may_hold_digits(prompt: ReasonPrompt) -> None:
    ear = Ear(prompt.answered)
    prompt.ask(Question("Why?", REASONS))
    QTest.keyClicks(prompt.own, "at 2 pm")
    QTest.keyClick(prompt.own, Key.Key_Return)
    assert ear.heard == [Given(None, "at 2 pm")]


def test_that_where_a_code_is_a_must_words_alone_are_not_enough(prompt: ReasonPrompt) -> None:
    ear = Ear(prompt.answered)
    prompt.ask(Question("Resolve: how?", REASONS, own=Own.BESIDE))
    QTest.keyClicks(prompt.own, "new cable")
    QTest.keyClick(prompt.own, Key.Key_Return)
    assert ear.heard == []
    QTest.keyClick(prompt.own, Key.Key_Down)
    QTest.keyClick(prompt.own, Key.Key_Return)
    assert ear.heard == [Given("customer", "new cable")]


def test_that_an_empty_answer_counts_only_where_nothing_needs_a_reason(prompt: ReasonPrompt) -> None:
    ear = Ear(prompt.answered)
    prompt.ask(Question("Why?", REASONS))
    QTest.keyClick(prompt.own, Key.Key_Return)
    assert prompt.is_asking
    prompt.ask(Question("Release?", may_be_silent=True))
    QTest.keyClick(prompt.own, Key.Key_Return)
    assert ear.heard == [Given()]


def test_that_escape_answers_nothing(prompt: ReasonPrompt, before: QLineEdit) -> None:
    answered = Ear(prompt.answered)
    prompt.ask(Question("Why?", REASONS))
    QTest.keyClick(prompt.own, Key.Key_Escape)
    assert not answered.heard
    assert not prompt.is_asking
    assert before.hasFocus()


def test_that_several_go_all_or_none_until_the_person_chooses_otherwise(prompt: ReasonPrompt) -> None:
    ear = Ear(prompt.answered)
    prompt.ask(Question("Pause 3 incidents: why?", REASONS, count=3))
    QTest.mouseClick(prompt.singly, Qt.MouseButton.LeftButton)
    QTest.mouseClick(prompt.buttons[0], Qt.MouseButton.LeftButton)
    prompt.ask(Question("Pause 3 incidents: why?", REASONS, count=3))
    QTest.keyClick(prompt.own, Key.Key_1)
    assert ear.heard == [Given("customer", None, is_all_or_none=False), Given("customer")]


def test_that_one_incident_is_not_asked_whether_all_or_none(prompt: ReasonPrompt) -> None:
    prompt.ask(Question("Why?", REASONS))
    assert not prompt.together.isVisible()
    assert not prompt.singly.isVisible()


@pytest.mark.parametrize("width", [260, 396, 1440])
def test_that_it_is_as_high_as_its_parts_need(prompt: ReasonPrompt, width: int) -> None:
    prompt.setParent(None)
    many = tuple(Reason(f"r{number}", f"A reason of some length {number}") for number in range(7))
    prompt.ask(Question("48213 Card payments fail: why all the same, although somebody else is free?", many))
    prompt.resize(width, prompt.high(width))
    parts = [*prompt.buttons, prompt.own, prompt.act]
    boxes = [part.geometry() for part in parts]
    assert all(prompt.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    prompt.close()


def test_that_every_code_of_the_standard_rules_has_words() -> None:
    codes = {code for purpose in Purpose for code in STANDARD.codes(purpose)}
    assert [code for code in codes if code not in WORDS] == []
    assert reason_words("own_code") == "Own code"
